import { Uri, window } from 'vscode';
import { type CheckinParams, type CheckinResult, checkin } from '../server/protocol.ts';
import type { Port } from './port.ts';
import { askWhose } from './who.ts';

/** Shows a check-in to read and to copy, and offers the next step: what reprioritizing would move. */
export async function showCheckin(port: Port, params: CheckinParams): Promise<void> {
  const result = await window.withProgress({ location: { viewId: 'opsplan.priorities' } }, () =>
    port.link.ask<CheckinResult>(checkin, params),
  );
  if ('refused' in result) return refuse(port, params, result.refused);
  const { title, text, moves } = result;
  const plans = result.plans.map(it => Uri.parse(it, true));
  await port.teller.show({ kind: 'checkin', title, text, ...(moves && { next: { reprioritize: plans } }) });
}
/** Somebody whom no plan knows: whoever is meant may be chosen instead. */
async function refuse(port: Port, { who, uri }: CheckinParams, why: string): Promise<void> {
  const choose = 'Choose…';
  const chosen = await window.showWarningMessage(why, ...(who === undefined ? [] : [choose]));
  const whose = chosen && (await askWhose(port, uri === undefined ? undefined : Uri.parse(uri, true)));
  if (whose) await showCheckin(port, whose);
}
