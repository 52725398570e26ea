import { type Disposable, EventEmitter, FileDecoration, ThemeColor, Uri, window, workspace } from 'vscode';
import { type Count, counts } from '../server/protocol.ts';
import type { Link } from './link.ts';

/** Marks the plans in the Explorer that something holds up, with how much. */
export interface Decorations extends Disposable {
  /** The mark of a plan; nothing where nothing holds it up. */
  of(uri: Uri): FileDecoration | undefined;
}

export function decorate(link: Link): Decorations {
  const blockers = new Map<string, number>();
  const changes = new EventEmitter<Uri[]>();
  const isOn = (): boolean => workspace.getConfiguration('opsplan').get('fileDecorations', true);

  /** Takes over what was counted, and has drawn again what differs. */
  function take(told: readonly Count[], asked: string | null): void {
    const now = new Map(told.map(it => [String(Uri.parse(it.uri, true)), it.blockers]));
    const uris = asked === null ? [...new Set([...blockers.keys(), ...now.keys()])] : [String(Uri.parse(asked, true))];
    const changed = uris.filter(it => (blockers.get(it) ?? 0) !== (now.get(it) ?? 0));
    for (const it of uris) {
      if (now.get(it)) blockers.set(it, now.get(it)!);
      else blockers.delete(it);
    }
    if (changed.length) changes.fire(changed.map(it => Uri.parse(it, true)));
  }
  async function ask(uri: string | null): Promise<void> {
    if (link.state !== 'running' || !isOn()) return take([], null);
    // A server that has gone says so, and is asked again when it is back.
    const told = await link.ask<Count[]>(counts, uri === null ? {} : { uri }).catch(() => undefined);
    if (told) take(told, uri);
  }
  const all = (): void => void ask(null);
  const of = (uri: Uri): FileDecoration | undefined => {
    const count = blockers.get(String(uri));
    if (!count) return undefined;
    const tooltip = count === 1 ? '1 blocker' : `${count} blockers`;
    // A bare number is how VS Code counts problems, and there is room for two signs.
    return new FileDecoration(`⊘${count > 9 ? '+' : count}`, tooltip, new ThemeColor('list.warningForeground'));
  };
  const listeners = [
    changes,
    window.registerFileDecorationProvider({ onDidChangeFileDecorations: changes.event, provideFileDecoration: of }),
    link.onPlansChanged(uri => void ask(uri)),
    link.onState(all),
    workspace.onDidChangeConfiguration(it => it.affectsConfiguration('opsplan.fileDecorations') && all()),
  ];
  all();
  return {
    of,
    dispose() {
      for (const it of listeners) it.dispose();
    },
  };
}
