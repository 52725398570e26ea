import type { Ink } from '../plan/ink.ts';
import type { Node } from '../plan/node.ts';
import type { Entry } from '../plan/parse.ts';
import { type History, lastStep, type Turn } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { listed } from '../plan/suggest.ts';
import { distance } from '../plan/wording.ts';
import { companyDays } from '../plan/workdays.ts';

/** `Changed 9 working days ago by Ana: due from 2026-08-14 to 2026-08-21.` The last commit that changed an entry, in one line; nothing where none is known. */
export function pastLine(
  plan: Plan,
  history: History | undefined,
  { kind, id }: Entry,
  today: number,
  ink: Ink,
): string | undefined {
  const past = history?.past(kind, id);
  const last = past && lastStep(past);
  if (!last || last.day > today) return undefined;
  const turns = past.turns.filter(it => it.step === last && it.key !== 'priority');
  const what = turns.length
    ? `: ${listed(
        turns.map(it => said(it, ink)),
        3,
      )}`
    : '';
  return `${turns.length ? 'Changed' : 'Committed'} ${distance(last.day, today, companyDays(plan))} by ${ink.text(last.by)}${what}.`;
}

/** `due from 2026-08-14 to 2026-08-21`; of what is long, or no single word, only that it was changed. */
function said({ key, from, to }: Turn, ink: Ink): string {
  const [old, now] = [short(from), short(to)];
  const name = key ? ink.text(key, 40) : 'it';
  if (!to) return old === undefined ? `${name} taken out` : `${name} ${ink.text(old)} taken out`;
  if (now === undefined) return `${name} ${from ? 'changed' : 'added'}`;
  return from && old !== undefined
    ? `${name} from ${ink.text(old)} to ${ink.text(now)}`
    : `${name} set to ${ink.text(now)}`;
}
const short = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && node.text.length <= 40 && !node.text.includes('\n') ? node.text : undefined;
