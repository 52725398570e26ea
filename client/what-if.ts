import { type Uri, window } from 'vscode';
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
import { choosePlan } from './plans.ts';
import type { Port } from './port.ts';
import { openPlan, planOf } from './target.ts';

/** The plan that a question is asked of, with what may be chosen in it; nothing where there is none. */
export async function begin(
  port: Port,
  args: readonly unknown[],
  title: string,
): Promise<{ uri: Uri; found: Choices } | undefined> {
  const uri = planOf(args) ?? (await choosePlan(port, title));
  if (!uri) return undefined;
  const found = await port.link.ask<Choices | null>(choices, { uri: String(uri) });
  return found ? { uri, found } : undefined;
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
export async function tellWhatIf(port: Port, uri: Uri, ask: Ask): Promise<void> {
  await openPlan(uri);
  const params: WhatIfParams = { uri: String(uri), ask };
  const result = await window.withProgress({ location: { viewId: 'opsplan.priorities' } }, () =>
    port.link.ask<WhatIfResult>(whatIf, params),
  );
  if ('refused' in result) return void window.showWarningMessage(result.refused);
  const { title, text, edit } = result;
  if (!edit) return port.teller.show({ kind: 'whatIf', title, text });
  const keep = async (): Promise<void> => {
    if (!(await apply(port.link, edit))) return offerAgain(() => tellWhatIf(port, uri, ask));
    // From now on there is nothing more to write.
    await port.teller.show({ kind: 'whatIf', title, text });
    await showLine({ uri, line: placesOf(edit)[0]?.line ?? 0 });
  };
  await port.teller.show({ kind: 'whatIf', title, text, next: { keepScenario: keep } });
}
