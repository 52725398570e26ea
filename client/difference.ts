import { TabInputTextDiff, Uri, window } from 'vscode';
import { type DifferenceParams, type DifferenceResult, difference } from '../server/protocol.ts';
import type { Port } from './port.ts';

/** Shows what a change means, beside whatever is open: a text diff, as a rule. */
export async function tellDifference(port: Port, params: DifferenceParams): Promise<void> {
  const result = await window.withProgress({ location: { viewId: 'opsplan.priorities' } }, () =>
    port.link.ask<DifferenceResult>(difference, params),
  );
  if ('refused' in result) return void window.showWarningMessage(result.refused);
  await port.teller.show({ kind: 'difference', ...result }, 'beside');
}

/** Whether a file is a plan; where it is none, it is said that only of plans a meaning is known. */
export function requirePlan({ path, scheme }: Uri): boolean {
  const is = /\.opsplan$/i.test(path) || scheme === 'untitled';
  if (!is)
    void window.showInformationMessage(
      'This file is not a plan (.opsplan): what a change means can be told of plans only.',
    );
  return is;
}

/** The two versions of a text diff that is in front; nothing where it is none of git's. */
export function versionsInFront(): DifferenceParams | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputTextDiff)) return undefined;
  const [from, to] = [refOf(input.original), refOf(input.modified)];
  if (from === undefined) return undefined;
  const uri = String(fileOf(input.modified));
  if (to === undefined) return isIndex(from) ? { uri, changes: 'unstaged' } : { uri, since: from };
  return isIndex(to) ? { uri, changes: 'staged' } : { uri, since: from, until: to };
}

/** The extension of git tells the version of a file in its address: `{ path, ref }`. Of the index there are two names. */
function readGit({ scheme, query }: Uri): { readonly path: string; readonly ref: string } | undefined {
  if (scheme !== 'git') return undefined;
  try {
    const { path, ref } = JSON.parse(query);
    return typeof path === 'string' && typeof ref === 'string' ? { path, ref } : undefined;
  } catch {
    return undefined;
  }
}
const refOf = (uri: Uri): string | undefined => readGit(uri)?.ref;
const isIndex = (ref: string): boolean => ref === '' || ref === '~';
const fileOf = (uri: Uri): Uri => {
  const known = readGit(uri);
  return known ? Uri.file(known.path) : uri;
};
