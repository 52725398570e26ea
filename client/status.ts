import {
  type Command,
  DiagnosticSeverity,
  type Disposable,
  LanguageStatusSeverity,
  languages,
  window,
  workspace,
} from 'vscode';
import { type Summary, summary } from '../server/protocol.ts';
import type { Link } from './link.ts';
import { standingOf } from './status-words.ts';

/** What the line says, for whoever wants to know. */
export interface Status extends Disposable {
  readonly text: string;
  readonly detail: string | undefined;
  readonly severity: LanguageStatusSeverity;
}

/** The line that VS Code shows of a language: how the plan in front stands, and how the server is. */
export function newStatus(link: Link): Status {
  const item = languages.createLanguageStatusItem('opsplan.status', { language: 'opsplan' });
  item.name = 'Ops Plan';
  async function draw(): Promise<void> {
    const { state } = link;
    item.busy = state === 'starting';
    if (state !== 'running') {
      item.severity = state === 'stopped' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
      item.text = state === 'stopped' ? 'The server has stopped' : 'Ops Plan';
      item.detail = undefined;
      item.command = { title: 'Restart', command: 'opsplan.restart' };
      return;
    }
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'opsplan') return;
    const found = await link.ask<Summary | null>(summary, { uri: String(document.uri) });
    if (!found) return;
    const errors = languages
      .getDiagnostics(document.uri)
      .filter(it => it.source?.startsWith('opsplan') && it.severity === DiagnosticSeverity.Error).length;
    const set = workspace.getConfiguration('opsplan', document.uri).get<string>('today');
    const standing = standingOf(found, errors, !!set);
    item.severity = standing.isUrgent ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.text = standing.text;
    item.detail = standing.detail;
    item.command = commandOf(found);
  }
  const soon = (): void => void draw().catch(() => {});
  const listeners = [
    item,
    link.onState(soon),
    link.onPlansChanged(soon),
    window.onDidChangeActiveTextEditor(soon),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const front = String(window.activeTextEditor?.document.uri);
      if (uris.some(it => String(it) === front)) soon();
    }),
    workspace.onDidChangeConfiguration(it => it.affectsConfiguration('opsplan') && soon()),
  ];
  soon();
  return {
    get text() {
      return item.text;
    },
    get detail() {
      return item.detail;
    },
    get severity() {
      return item.severity;
    },
    dispose: () => listeners.forEach(it => void it.dispose()),
  };
}

/** Before a check-in what it needs; else where to look. */
const commandOf = ({ reminder }: Summary): Command =>
  reminder === 'today'
    ? { title: 'Check-in', command: 'opsplan.checkIn' }
    : reminder
      ? { title: 'Prepare My Check-in', command: 'opsplan.prepareCheckIn' }
      : { title: 'Show Priorities', command: 'opsplan.priorities.focus' };
