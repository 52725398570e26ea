import { type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import { type Version, type VersionsResult, versions } from '../server/protocol.ts';
import type { Port } from './port.ts';

const kinds: Readonly<Record<Version['kind'], string>> = {
  last: 'This plan',
  review: 'This plan',
  tag: 'Tags',
  commit: 'Commits of this plan',
};
type Line = QuickPickItem & { readonly it?: Version };

/** One of the commits that a plan may be held against. Says why where there is none. `more` are lines of the caller's own. */
export async function chooseVersion(
  { link }: Port,
  uri: Uri,
  title: string,
  more: readonly QuickPickItem[] = [],
): Promise<Version | QuickPickItem | undefined> {
  const found = await link.ask<VersionsResult>(versions, { uri: String(uri) });
  if ('refused' in found) {
    window.showWarningMessage(found.refused);
    return undefined;
  }
  const lines: Line[] = [...more];
  let above = '';
  for (const it of found.versions) {
    const heading = kinds[it.kind];
    if (heading !== above) lines.push({ label: heading, kind: QuickPickItemKind.Separator });
    above = heading;
    lines.push({ label: it.label, description: it.says, it });
  }
  const placeHolder = 'Which version shall it be compared with?';
  const line = await window.showQuickPick(lines, {
    title,
    placeHolder,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return line?.it ?? line;
}
