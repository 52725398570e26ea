import picocolors from 'picocolors';
import { measureWords } from '../forecast/measure-words.ts';
import { type Measured, marginOf } from '../forecast/measures.ts';
import { inColumns } from './columns.ts';

/** The measures of one file. */
export interface Measurement {
  readonly file: string;
  readonly measures: readonly Measured[];
}

/** For programs: every measure as numbers, hours and money unrounded but for the last digits that arithmetic makes. */
export function measuresJson(all: readonly Measurement[]): string {
  const round = (it: number): number => Math.round(it * 100) / 100;
  const plans = all.map(({ file, measures }) => ({
    file,
    measures: measures.map(({ of, id, onTime, asked, billable, limit, hours, money }) => ({
      of,
      id,
      onTime,
      hours: { asked: round(asked), billable: round(billable), plannable: round(limit), available: round(hours) },
      money: money.map(it => {
        const margin = marginOf(it);
        return {
          currency: it.currency,
          revenue: round(it.revenue),
          budget: round(it.budget),
          costs: round(it.costs),
          labour: round(it.labour),
          margin: margin === undefined ? null : round(margin),
        };
      }),
    })),
  }));
  return `${JSON.stringify({ plans }, null, 2)}\n`;
}

/** For a person at a terminal: a line for the plan, each workstream, client and person. */
export function measuresTable({ file, measures }: Measurement, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const lines = measures.map(it => {
    const words = measureWords(it);
    const cells = `${inColumns(it.of, 10)}  ${inColumns(it.of === 'plan' ? '' : it.id, 24)}`;
    return `  ${cells}  ${words.length ? words.join(' · ') : paint.dim('nothing to measure yet')}`;
  });
  return `${paint.bold(file)}\n${lines.join('\n')}\n\n`;
}
