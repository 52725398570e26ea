import picocolors from 'picocolors';
import { courseWords, healthWords, measureWords } from '../forecast/measure-words.ts';
import { type Course, type Measured, marginOf } from '../forecast/measures.ts';
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
    measures: measures.map(({ of, id, onTime, promises, course, asked, billable, limit, hours, money }) => ({
      of,
      id,
      onTime,
      promises: { ...promises, off: round(promises.off) },
      ...(course && { course: courseJson(course) }),
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

const courseJson = ({ health, streak, forecasts }: Course) => ({
  health: Object.fromEntries(health.map(({ bar, met, of }) => [bar, { met, of }])),
  streak: streak ?? null,
  forecasts: forecasts ? { off: Math.round(forecasts.off * 100) / 100, of: forecasts.of } : null,
});

/** For a person at a terminal: a line for the plan, each workstream, client and person. */
export function measuresTable({ file, measures }: Measurement, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const lines = measures.flatMap(it => {
    const words = measureWords(it);
    const cells = `${inColumns(it.of, 10)}  ${inColumns(it.of === 'plan' ? '' : it.id, 24)}`;
    const course = it.course ? [courseWords(it.course).join(' · '), ...healthWords(it.course.health)] : [];
    return [
      `  ${cells}  ${words.length ? words.join(' · ') : paint.dim('nothing to measure yet')}`,
      ...course.flatMap(line => (line ? [`${' '.repeat(40)}${line}`] : [])),
    ];
  });
  return `${paint.bold(file)}\n${lines.join('\n')}\n\n`;
}
