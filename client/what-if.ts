import { type Uri, window } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import {
  type Ask,
  type Choice,
  type Choices,
  choices,
  type WhatIfParams,
  type WhatIfResult,
  whatIf,
} from '../server/protocol.ts';
import { apply, offerAgain, placesOf, showLine } from './edits.ts';
import { choosePlan, choosePlanOfFolder } from './plans.ts';
import type { Port } from './port.ts';
import { openPlan, planOf } from './target.ts';

/** The plan that a question is asked of. */
export interface Asked {
  readonly uri: Uri;
  /** Nobody has chosen it: the question is about all plans of its folder, and only what is kept of it needs a plan. */
  readonly isAny?: boolean;
}

/** The plan that a question is asked of, with what may be chosen in it; nothing where there is none. */
export async function begin(
  port: Port,
  args: readonly unknown[],
  title: string,
): Promise<{ asked: Asked; found: Choices } | undefined> {
  const front = planOf(args);
  const uri = front ?? (await choosePlanOfFolder(port, title));
  if (!uri) return undefined;
  const found = await port.link.ask<Choices | null>(choices, { uri: String(uri) });
  return found ? { asked: { uri, isAny: !front }, found } : undefined;
}

/** One of several, by its id. Says so where there is nothing to choose from. */
export async function pick(all: readonly Choice[], title: string, none: string): Promise<string | undefined> {
  if (!all.length) {
    window.showInformationMessage(none);
    return undefined;
  }
  const lines = all.map(({ id, label, says }) => ({ label, description: says, id }));
  return (await window.showQuickPick(lines, { title, matchOnDescription: true, ignoreFocusOut: true }))?.id;
}

/** A day that is typed, from today on. */
export const askDay = (title: string, prompt: string, { today, until }: Choices): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt,
    value: until,
    ignoreFocusOut: true,
    validateInput: text =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= today ? undefined : `A day from ${today} on, such as ${until}.`,
  });

/** Shows what would become of the plans; what is no scenario yet can be kept as one. */
export async function tellWhatIf(port: Port, asked: Asked, ask: Ask): Promise<void> {
  const { uri } = asked;
  await openPlan(uri);
  const params: WhatIfParams = { uri: String(uri), ask };
  const result = await window.withProgress({ location: { viewId: 'opsplan.priorities' } }, () =>
    port.link.ask<WhatIfResult>(whatIf, params),
  );
  if ('refused' in result) return void window.showWarningMessage(result.refused);
  const { title, text, edit } = result;
  if (!edit) return port.teller.show({ kind: 'whatIf', title, text });
  const keep = async (): Promise<void> => {
    const kept = asked.isAny ? await keepIn(port, uri, ask) : { uri, edit };
    if (!kept) return;
    if (!(await apply(port.link, kept.edit))) return offerAgain(() => tellWhatIf(port, asked, ask));
    // From now on there is nothing more to write.
    await port.teller.show({ kind: 'whatIf', title, text });
    await showLine({ uri: kept.uri, line: placesOf(kept.edit)[0]?.line ?? 0 });
  };
  await port.teller.show({ kind: 'whatIf', title, text, next: { keepScenario: keep } });
}
/** A scenario stands in a plan, which is asked for where none was in front. */
async function keepIn(port: Port, from: Uri, asked: Ask): Promise<{ uri: Uri; edit: WorkspaceEdit } | undefined> {
  const uri = await choosePlan(port, 'Write Scenario');
  if (!uri) return undefined;
  await openPlan(uri);
  const ask =
    asked.what === 'win' ? { ...asked, workstream: await calledIn(port, from, uri, asked.workstream) } : asked;
  const found = await port.link.ask<WhatIfResult>(whatIf, { uri: String(uri), ask } satisfies WhatIfParams);
  if ('edit' in found && found.edit) return { uri, edit: found.edit };
  if ('refused' in found) void window.showWarningMessage(found.refused);
  return undefined;
}
/** What one plan calls a workstream, as another one calls it. */
async function calledIn({ link }: Port, from: Uri, to: Uri, id: string): Promise<string> {
  const of = async (uri: Uri) => (await link.ask<Choices | null>(choices, { uri: String(uri) }))?.tentative ?? [];
  const [there, here] = [await of(from), await of(to)];
  const found = there.find(it => it.id === id);
  return here.find(it => it.label === found?.label)?.id ?? id;
}
