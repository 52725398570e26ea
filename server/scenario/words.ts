import { marginOf, type Purse } from '../forecast/measures.ts';
import { iso } from '../language/day.ts';
import { counted } from '../plan/wording.ts';
import { priced } from '../words/money.ts';
import type { Comparison, Flow, Shift, Use } from './compare.ts';

/** A part of a comparison, ready to be read: its heading, and a line for each thing. */
export interface Chapter {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A comparison in words, chapter by chapter; `fit` is the change that would make it fit. */
export function chapters({ dates, use, money, breaks }: Comparison, fit: string | undefined): readonly Chapter[] {
  const order = (it: Shift): number => Math.abs(it.later ?? 1e6);
  const moved = [...dates].filter(it => it.kind !== 'finish').sort((a, b) => order(b) - order(a));
  const all: Chapter[] = [
    { heading: 'What breaks first', lines: breaks.map(it => it.text) },
    { heading: 'What would make it fit', lines: fit === undefined ? [] : [fit] },
    { heading: 'Finish', lines: dates.filter(it => it.kind === 'finish').map(shiftWords) },
    { heading: 'Dates', lines: moved.map(shiftWords) },
    { heading: 'Utilisation, as a part of the hours that may be planned', lines: use.map(useWords) },
    { heading: 'Money', lines: money.map(flowWords) },
  ];
  const told = all.filter(it => it.lines.length);
  if (!told.length) return [{ heading: 'Nothing changes', lines: ['Every date, load and sum stays as it is.'] }];
  return breaks.length ? told : [{ heading: 'What breaks', lines: ['Nothing that holds today breaks.'] }, ...told];
}

/** `“Rebuild the form”: 2026-08-14 → 2026-08-21, 5 working days later, due 2026-08-17`. */
function shiftWords({ kind, called, before, after, due, later, only }: Shift): string {
  const what = kind === 'milestone' ? `Milestone ${called}` : called;
  const day = (it: number | undefined): string => (it === undefined ? 'never' : iso(it));
  if (only === 'before') return `${what}: ${day(before)}, not there any more`;
  const by = later ? `, ${counted(Math.abs(later), 'working day')} ${later > 0 ? 'later' : 'earlier'}` : '';
  const late = due === undefined ? '' : `, due ${iso(due)}${after === undefined || after > due ? ', missed' : ''}`;
  return only === 'after'
    ? `${what}: new, ${day(after)}${late}`
    : `${what}: ${day(before)} → ${day(after)}${by}${late}`;
}

function useWords({ kind, called, before, after }: Use): string {
  const percent = (share: number | undefined): string => (share === undefined ? '–' : `${Math.round(share * 100)} %`);
  return `${kind === 'team' ? 'Team ' : ''}${called}: ${percent(before)} → ${percent(after)}`;
}

function flowWords({ currency, before, after }: Flow): string {
  const sum = (amount: number): string => priced({ currency, amount: Math.round(amount) });
  const cost = (it: Purse): number => it.costs + it.labour;
  const margin = (it: Purse): string => {
    const share = marginOf(it);
    return share === undefined ? '–' : `${Math.round(share * 100)} %`;
  };
  const parts = [
    ['budget', sum(before.budget), sum(after.budget)],
    ['cost', sum(cost(before)), sum(cost(after))],
    ['revenue', sum(before.revenue), sum(after.revenue)],
    ['margin', margin(before), margin(after)],
  ].flatMap(([what, a, b]) => (a === b ? [] : [`${what} ${a} → ${b}`]));
  return parts.join(', ');
}
