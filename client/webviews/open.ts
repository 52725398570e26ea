import { commands, type LogOutputChannel, Range, Uri, ViewColumn, window } from 'vscode';
import type { Offered, Spot } from './messages.ts';

/** What a panel can do besides. */
export interface Reach {
  run(command: Offered): Promise<void>;
  failed(error: unknown): void;
}

export const newReach = (output: LogOutputChannel): Reach => ({
  run: async command => void (await commands.executeCommand(`opsplan.${command}`)),
  failed: error => output.error(`A page was not answered: ${error instanceof Error ? error.stack : error}`),
});

/** Opens a place of a plan beside a page, where the plan is shown already, or else in the next group. Only a plan that is known is opened. */
export async function openAt({ uri, line, character }: Spot, page: ViewColumn | undefined): Promise<void> {
  const plan = Uri.parse(uri, true);
  if (!/\.opsplan$/i.test(plan.path) && plan.scheme !== 'untitled') return;
  const shown = window.visibleTextEditors.find(it => String(it.document.uri) === String(plan));
  const viewColumn = shown?.viewColumn ?? (page === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
  const selection = new Range(line, character, line, character);
  await window.showTextDocument(plan, { selection, viewColumn });
}
