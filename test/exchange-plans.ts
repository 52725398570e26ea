import { iso } from '../server/language/day.ts';
import { today } from './fixture.ts';
import { fc } from './runs.ts';

/** Titles that somebody could write, and those that other programs stumble over. */
export const titles = fc.oneof(
  fc.constantFrom('Move the desks', 'Größe prüfen', '=SUM(A1)', '-1 day', '@maya', 'a, b; c', 'say "no"', "it's", 'x: y', '# 4', '日本語の題', 'null', '<b>&amp;</b>', '[a](b)', 'a|b', '100%', '$'.concat('{x}'), "'=x", '😀 party', 'back\\slash', '{a}', '*', '- x'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map(it => it.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, 'x').replace(/\s+/g, ' ').trim() || 'x'),
); // biome-ignore format: a list

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
const day = fc.integer({ min: -60, max: 200 }).map(it => iso(today + it));
const effort = fc.integer({ min: 1, max: 40 }).map(it => `${it}d`);
const someone = fc.constantFrom('ana', 'bo', 'cy');
const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined, freq: 2 });

export interface Drawn {
  readonly id: string;
  readonly title: string;
  readonly owner: string | undefined;
  readonly due: string | undefined;
  readonly start: string | undefined;
  readonly effort: string | undefined;
  readonly share: number | undefined;
  readonly wait: readonly number[];
  readonly lag: string | undefined;
  readonly impact: number | undefined;
  readonly spent: string | undefined;
  readonly remaining: string | undefined;
  readonly metric: boolean;
  readonly workstream: boolean;
  readonly pinned: boolean;
  readonly tied: boolean;
  readonly status: string | undefined;
  readonly below: boolean;
}
const activity: fc.Arbitrary<Drawn> = fc.record({
  id,
  title: titles,
  owner: maybe(someone),
  due: maybe(day),
  start: maybe(day),
  effort: maybe(effort),
  share: maybe(fc.integer({ min: 1, max: 10 }).map(it => it * 10)),
  wait: fc.array(fc.nat(20), { maxLength: 2 }),
  lag: maybe(effort),
  impact: maybe(fc.integer({ min: 1, max: 5 })),
  spent: maybe(effort),
  remaining: maybe(effort),
  metric: fc.boolean(),
  workstream: fc.boolean(),
  pinned: fc.boolean(),
  tied: fc.boolean(),
  status: maybe(fc.constantFrom('in progress', 'done')),
  below: fc.boolean(),
});
const text = (it: string): string => `"${it.replace(/[\\"]/g, '\\$&')}"`;

/** What a plan names that only some forms hold. */
export const named = ['metrics:', '  speed: { unit: days }', 'workstreams:', '  web: { title: Web }'];

/** A plan of activities in the order of their ranks, some with tasks, as far as a table can say it. */
export const plans = fc.uniqueArray(activity, { selector: it => it.id, minLength: 1, maxLength: 8 }).map(all => {
  const lines = ['plan: Drawn', 'people:', '  ana: { capacity: 32h/w }', '  bo: { leave: [2026-08-03..2026-08-07] }', '  cy: {}', ...named];
  lines.push('activities:');
  let isIn = false;
  all.forEach((it, i) => {
    const inner = it.below && i > 0;
    if (inner && !isIn) lines.push('    tasks:');
    isIn = inner;
    const indent = inner ? '      ' : '  ';
    const rank = it.tied ? 1 : i + 1;
    const after = [...new Set(it.wait.map(at => all[at % all.length]!.id))].filter(at => at !== it.id);
    const helper = it.owner !== undefined && it.effort !== undefined && it.share !== undefined && it.status !== 'done';
    lines.push(
      `${indent}${it.id}:`,
      `${indent}  title: ${text(it.title)}`,
      ...(it.owner ? [`${indent}  owner: ${it.owner}`] : []),
      ...(helper ? [`${indent}  with: { ${it.owner === 'ana' ? 'bo' : 'ana'}: ${it.share}% }`] : []),
      ...(it.start ? [`${indent}  start: ${it.start}`] : []),
      ...(it.due ? [`${indent}  due: ${it.due}`] : []),
      ...(it.effort ? [`${indent}  effort: ${it.effort}`] : []),
      ...(it.spent ? [`${indent}  spent: ${it.spent}`] : []),
      ...(it.remaining ? [`${indent}  remaining: ${it.remaining}`] : []),
      ...(after.length ? [`${indent}  after: [${after.map(at => (it.lag ? `${at} + ${it.lag}` : at)).join(', ')}]`] : []),
      ...(it.impact ? [`${indent}  impact: ${it.impact}`] : []),
      ...(inner ? [] : [`${indent}  priority: ${it.pinned ? `{ rank: ${rank}, because: asked for }` : rank}`]),
      ...(it.metric ? [`${indent}  metric: speed`] : []),
      ...(it.workstream ? [`${indent}  workstream: web`] : []),
      ...(it.status ? [`${indent}  status: ${it.status}`] : []),
    );
  });
  return `${lines.join('\n')}\n`;
}); // biome-ignore format: line by line
