import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Forecast, forecastOf } from '../server/forecast/forecast.ts';
import { givingOf, hoursOn } from '../server/forecast/hours.ts';
import { rangesOf } from '../server/forecast/ranges.ts';
import { whyOf } from '../server/forecast/why.ts';
import { type Day, iso } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { Workspace } from '../server/plan/workspace.ts';
import { today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const people = ['ana', 'bo', 'cy'] as const;
interface Task {
  owner: (typeof people)[number] | undefined;
  low: number;
  more: number;
  after: number[];
  lag: number;
  start: Day | undefined;
  due: Day | undefined;
  begun: boolean;
  impact: number;
}
interface Company {
  leave: Record<(typeof people)[number], { from: Day; days: number }[]>;
  ceiling: number;
  load: number;
  tasks: Task[];
}
const day = fc.integer({ min: -5, max: 60 }).map(it => today + it);
const leave = fc.array(fc.record({ from: day, days: fc.integer({ min: 0, max: 12 }) }), { maxLength: 3 });
const task: fc.Arbitrary<Task> = fc.record({
  owner: fc.option(fc.constantFrom(...people), { nil: undefined, freq: 8 }),
  low: fc.integer({ min: 0, max: 6 }),
  more: fc.constantFrom(0, 0, 1, 4),
  after: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
  lag: fc.constantFrom(0, 0, 0, 2),
  start: fc.option(day, { nil: undefined, freq: 3 }),
  due: fc.option(day, { nil: undefined }),
  begun: fc.boolean(),
  impact: fc.integer({ min: 1, max: 5 }),
});
const company: fc.Arbitrary<Company> = fc.record({
  leave: fc.record({ ana: leave, bo: leave, cy: leave }),
  ceiling: fc.constantFrom(50, 80, 100),
  load: fc.constantFrom(0, 20, 45),
  tasks: fc.array(task, { minLength: 1, maxLength: 9 }),
});

const peopleOf = ({ leave, ceiling }: Company): string =>
  `people:\n${people.map(it => `  ${it}: { ceiling: ${ceiling}%, leave: [${leave[it].map(({ from, days }) => `${iso(from)}..${iso(from + days)}`).join(', ')}] }\n`).join('')}`;
/** What a piece of work waits for: some of those before it, so never in a circle. */
const needsOf = ({ after }: Task, at: number): number[] => after.map(back => at - back).filter(it => it >= 0);
const lineOf = (it: Task, at: number, name: (other: number) => string): string => {
  const effort = it.more && it.low ? `${it.low}d..${it.low + it.more}d` : `${it.low}d`;
  const keys = [
    ...(it.owner ? [`owner: ${it.owner}`] : []),
    `effort: ${effort}`,
    `impact: ${it.impact}`,
    ...(needsOf(it, at).length
      ? [`after: [${needsOf(it, at).map(other => `${name(other)}${it.lag ? ` + ${it.lag}d` : ''}`)}]`]
      : []),
    ...(it.start === undefined ? [] : [`start: ${iso(it.start)}`]),
    ...(it.due === undefined ? [] : [`due: ${iso(it.due)}`]),
    ...(it.begun ? [`status: in progress, remaining: ${effort}`] : []),
  ];
  return `  a${at}: { ${keys.join(', ')} }\n`;
};
const loadOf = ({ load }: Company): string => (load ? `  desk: { owner: ana, load: ${load}% }\n` : '');
const textOf = (it: Company): string =>
  `${peopleOf(it)}activities:\n${it.tasks.map((task, at) => lineOf(task, at, other => `a${other}`)).join('')}${loadOf(it)}`;

/** The days of each activity, by its id. */
const daysOf = ({ activities }: Forecast): Map<string, [Day | undefined, Day | undefined]> =>
  new Map(activities.map(({ entry, start, finish }) => [entry.id, [start, finish]]));

describe('whatever a plan says', () => {
  test('no start, wait or deadline of a day is broken, and nobody works more hours than they have', () => {
    fc.assert(
      fc.property(company, it => {
        const plan = readPlan(textOf(it));
        const forecast = forecastOf(plan, today);
        const days = daysOf(forecast);
        for (const [at, task] of it.tasks.entries()) {
          const [start, finish] = days.get(`a${at}`)!;
          assert.ok(start !== undefined && finish !== undefined && start <= finish && start >= today, `a${at}`);
          if (task.start !== undefined && !task.begun && task.low)
            assert.ok(start >= task.start, `a${at} starts too soon`);
          for (const other of needsOf(task, at)) {
            const before = days.get(`a${other}`)![1]!;
            if (task.low) assert.ok(start >= before, `a${at} does not wait for a${other}`);
            else assert.ok(finish >= before, `a${at} is finished before a${other}`);
          }
        }
        for (const person of people) {
          const own = it.tasks.flatMap((task, at) => (task.owner === person ? [days.get(`a${at}`) as [Day, Day]] : []));
          const hours = forecast.activities
            .filter(it => it.owner === person)
            .map(({ entry }) => {
              const node = forecast.solved.node.get(entry)!;
              return forecast.solved.problem.hours[node]!;
            });
          for (const [from] of own)
            for (const [, to] of own) {
              let there = 0;
              for (let day = from; day <= to; day++) there += hoursOn(givingOf(plan, person, today), day);
              const asked = hours.reduce((sum, it, i) => (own[i]![0] >= from && own[i]![1] <= to ? sum + it : sum), 0);
              assert.ok(asked <= there + 1e-3, `${person} from ${iso(from)} to ${iso(to)}: ${asked} of ${there} h`);
            }
        }
      }),
      { numRuns: runs(600) },
    );
  });

  test('half of the cases come no later than four of five, and every date has reasons that lead back to a beginning', () => {
    fc.assert(
      fc.property(company, it => {
        const forecast = forecastOf(readPlan(textOf(it)), today);
        const ranges = rangesOf(forecast);
        for (const expected of forecast.activities) {
          const { p50, p80 } = ranges.of(expected);
          assert.ok(p50! <= p80!);
          const steps = whyOf(forecast, expected);
          assert.ok(['today', 'start', 'blocked'].includes(steps.at(-1)!.kind), steps.map(it => it.text).join(' '));
          for (const { text } of steps) assert.match(text, /^\S.*[.]$/);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test('each plan of a folder tells the same of work that they share, whoever is asked first', () => {
    fc.assert(
      fc.property(company, fc.infiniteStream(fc.boolean()), (it, sides) => {
        const isFirst = it.tasks.map(() => sides.next().value as boolean);
        const half = (first: boolean): string =>
          `${first ? peopleOf(it) : ''}activities:\n${it.tasks.map((task, at) => (isFirst[at] === first ? lineOf(task, at, other => `${isFirst[other] === first ? '' : first ? 'two/' : 'one/'}a${other}`) : '')).join('')}${first ? loadOf(it) : ''}`;
        const texts = { one: half(true), two: half(false) };
        const space = new Workspace();
        for (const [name, text] of Object.entries(texts)) space.put(`${name}.opsplan`, name, readPlan(text));
        const [one, two] = ['one', 'two'].map(name => {
          const { items, schedule } = forecastOf(space.seen(`${name}.opsplan`, () => false)!, today).solved;
          return items.map(({ job }, node) => `${job?.entry.id}: ${schedule.start[node]} ${schedule.finish[node]}`);
        });
        // Two that share nobody and nothing are each seen by themselves.
        if (one!.length === it.tasks.length && two!.length === it.tasks.length) assert.deepEqual(one, two);
        else assert.equal(one!.length + two!.length, it.tasks.length);
      }),
      { numRuns: runs(100) },
    );
  });
});
