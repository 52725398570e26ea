import { type Disposable, LanguageStatusSeverity, languages, window, workspace } from 'vscode';
import { type Summary, summary } from '../server/protocol.ts';
import type { Link } from './link.ts';

/** The line that VS Code shows of a language: how the plan in front stands, and how the server is. */
export function newStatus(link: Link): Disposable {
  const item = languages.createLanguageStatusItem('opsplan.status', { language: 'opsplan' });
  item.name = 'Ops Plan';
  async function draw(): Promise<void> {
    const { state } = link;
    item.busy = state === 'starting';
    item.severity = state === 'stopped' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    if (state !== 'running') {
      item.text = state === 'stopped' ? 'The server has stopped' : 'Ops Plan';
      item.detail = undefined;
      item.command = { title: 'Restart', command: 'opsplan.restart' };
      return;
    }
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'opsplan') return;
    const found = await link.ask<Summary | null>(summary, { uri: String(document.uri) });
    if (!found) return;
    item.text = textOf(found);
    const set = workspace.getConfiguration('opsplan', document.uri).get<string>('today');
    item.detail = set ? `judged as of ${found.today}, set in opsplan.today` : undefined;
    item.command = { title: 'Show Blockers', command: 'opsplan.blockers.focus' };
  }
  const soon = (): void => void draw().catch(() => {});
  const listeners = [
    item,
    link.onState(soon),
    link.onPlansChanged(soon),
    window.onDidChangeActiveTextEditor(soon),
    workspace.onDidChangeConfiguration(it => it.affectsConfiguration('opsplan') && soon()),
  ];
  soon();
  return { dispose: () => listeners.forEach(it => void it.dispose()) };
}

/** `2 blockers · 1 late · next due Friday 2026-08-21`. */
function textOf({ blockers, late, next }: Summary): string {
  const parts = [
    blockers ? `${blockers} ${blockers === 1 ? 'blocker' : 'blockers'}` : 'No blockers',
    ...(late ? [`${late} late`] : []),
    ...(next ? [`next due ${next.due}`] : []),
  ];
  return parts.join(' · ');
}
