import { commands, type Disposable, StatusBarAlignment, ThemeColor, type Uri, window } from 'vscode';
import { type AsOfParams, asOf } from '../server/protocol.ts';
import type { Link } from './link.ts';

/** Whether Problems and trees are shown as of today, or of a scenario. */
export interface Shown extends Disposable {
  /** The scenario, as the server names it; nothing for today. */
  readonly scenario: string | undefined;
  /** The same, as the head of a tree says it. */
  readonly says: string | undefined;
  /** Shows all as of a scenario, or of today again. */
  show(uri: Uri, scenario: string | undefined): Promise<void>;
}

/** Keeps what is shown, and marks it in the status bar: one click goes back to today. */
export function newShown(link: Link): Shown {
  const item = window.createStatusBarItem('opsplan.scenario', StatusBarAlignment.Left, 100);
  item.name = 'Ops Plan: Scenario';
  item.command = 'opsplan.showToday';
  item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  let scenario: string | undefined;
  function tell(): void {
    void commands.executeCommand('setContext', 'opsplan.scenario', scenario !== undefined);
    if (scenario === undefined) {
      item.hide();
      return;
    }
    item.text = `$(history) As of ${scenario}`;
    item.tooltip = `Problems and trees are shown as of the scenario "${scenario}", not as of today. Click to go back to today.`;
    item.accessibilityInformation = {
      label: `Shown as of the scenario ${scenario}. Go back to today.`,
      role: 'button',
    };
    item.show();
  }
  // A server that was started again knows of no scenario.
  const listener = link.onState(state => {
    if (state === 'running') return;
    scenario = undefined;
    tell();
  });
  return {
    get scenario() {
      return scenario;
    },
    get says() {
      return scenario === undefined ? undefined : `as of ${scenario}`;
    },
    async show(uri, wanted) {
      const params: AsOfParams = { uri: String(uri), scenario: wanted ?? null };
      const found = await link.ask<{ shown: string | null }>(asOf, params);
      scenario = found.shown ?? undefined;
      tell();
    },
    dispose() {
      listener.dispose();
      item.dispose();
    },
  };
}
