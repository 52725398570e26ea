import { addMonths, civil, type Day, dayOf, iso } from './day.ts';
import type { Range } from './values.ts';

/** The month, quarter, half or whole year that a day lies in, by its number of months. */
export function spanAround(day: Day, months: 1 | 3 | 6 | 12): Range {
  const { year, month } = civil(day);
  const from = dayOf(year, Math.floor((month - 1) / months) * months + 1, 1)!;
  return { from, to: addMonths(from, months) - 1 };
}

/** A period as the language writes it: `2026-Q3`, `2026-H2`, `2026` where it is one, else its two days. */
export function writePeriod({ from, to }: Range): string {
  const { year, month } = civil(from);
  const length = ([3, 6, 12] as const).find(it => {
    const span = spanAround(from, it);
    return span.from === from && span.to === to;
  });
  if (length === 12) return `${year}`;
  return length ? `${year}-${length === 3 ? 'Q' : 'H'}${Math.ceil(month / length)}` : `${iso(from)}..${iso(to)}`;
}

/** The quarters, half years and years that are now or next, the shorter ones first, each with what it is. */
export const comingPeriods = (today: Day): { readonly period: string; readonly says: string }[] =>
  ([3, 6, 12] as const).flatMap(months => {
    const now = spanAround(today, months);
    const name = { 3: 'quarter', 6: 'half year', 12: 'year' }[months];
    return [
      { period: writePeriod(now), says: `this ${name}` },
      { period: writePeriod(spanAround(now.to + 1, months)), says: `next ${name}` },
    ];
  });

/** The time that a strategy may cover: one or two years that are now or next. */
export function comingYears(today: Day): { readonly period: string; readonly says: string }[] {
  const now = spanAround(today, 12);
  const next = spanAround(now.to + 1, 12);
  const after = spanAround(next.to + 1, 12);
  return [
    { period: writePeriod({ from: now.from, to: next.to }), says: 'this year and the next' },
    { period: writePeriod({ from: next.from, to: after.to }), says: 'the next two years' },
    { period: writePeriod(next), says: 'next year' },
  ];
}
