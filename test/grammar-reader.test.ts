import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { language } from '../server/language/index.ts';
import { type Shape, shapeOf } from '../server/language/shape.ts';
import type { TypeName } from '../server/language/values.ts';
import type { Token } from '../server/plan/parse.ts';
import { readPlan } from '../server/plan/plan.ts';
import { colour, has } from './colours.ts';
import { fc, runs } from './runs.ts';

/** Ways to write each type of value. */
const samples: Record<Exclude<TypeName, 'word'>, readonly string[]> = {
  text: ['Review it', 'Review 3 forms by 2026-08-01, or 50%', "Ana's C# and a:b (todo)", 'Überprüfung 😀 [x] {y}'],
  id: ['audit', 'a.b_c-1', '__proto__', '2nd'],
  ref: ['audit', 'crm/api-freeze', 'a.b_c', '2nd'],
  person: ['ana', 'lu-2', 'Ana Duarte'],
  lagged: ['audit', 'audit + 2d', 'crm/api-freeze + 1.5w'],
  date: ['2026-08-21'],
  range: ['2026-08-03..2026-08-14'],
  period: ['2026-Q3', '2026-H2', '2026', '2026-08-03..2026-08-14'],
  duration: ['3d', '1.5w', '6h'],
  estimate: ['3d', '4d..8d'],
  interval: ['1d', '2w', '1q', '1y'],
  share: ['60%', '12.5%'],
  quantity: ['12', '12.5 days', '99.9%', 'USD 320k', '-20%', '4 tickets per week'],
  money: ['USD 320k', 'EUR 1200.50'],
  rate: ['USD 95/h'],
  capacity: ['32h/w'],
  level: ['4'],
  rank: ['12'],
  number: ['7', '7.5'],
  hours: ['8', '7.5'],
  yesno: ['yes', 'false'],
  version: ['1'],
  url: ['https://example.com/t/7?a=b#c', 'ssh://x'],
  source: ['readings.csv', 'https://example.com/a.csv'],
  zone: ['Europe/Berlin'],
  week: ['mon..fri', 'sat'],
  unit: ['days', '%', 'tickets a week'],
  anything: ['off', '10d', 'USD 3k'],
};
/** The scopes of each type; a number's unit and the two dots of a range are its own. */
const scopes = (type: TypeName): readonly string[] =>
  ({
    text: ['string', 'markup.heading'],
    ref: ['entity.name.type.reference', 'entity.name.namespace.plan', 'punctuation.separator.plan'],
    lagged: ['entity.name.type.reference', 'entity.name.namespace.plan', 'punctuation.separator.plan', ...lag],
    person: ['entity.name.function.person'],
    url: ['markup.underline.link'],
    word: ['constant.language', 'markup'],
    yesno: ['constant.language'],
    week: ['constant.language'],
    source: [''],
    zone: ['string'],
    unit: ['string'],
    anything: [''],
    id: ['entity.name.type.id'],
  })[type as string] ?? ['constant.numeric', 'keyword.other.unit', 'keyword.operator.range'];
const lag = ['keyword.operator.lag', 'constant.numeric.duration', 'keyword.other.unit'];

type Pick = <T>(...options: readonly T[]) => T;
function scalar(pick: Pick, { types, words = {} }: NonNullable<Shape['scalar']>, flow: boolean): string {
  const type = pick(...types);
  const text = pick(...(type === 'word' ? Object.keys(words) : samples[type]));
  return /[,[\]{}]/.test(text) && flow ? `'${text.replaceAll("'", "''")}'` : pick(text, text, `"${text}"`);
}
/** Writes something of a shape, as it stands behind its key: in flow form, or in lines at a column. */
function write(pick: Pick, shape: Shape, column: number, within = false): string {
  const flow = within || column > 10 || (column > 0 && pick(true, false, false));
  const from = (wanted: number, one: () => string) => Array.from({ length: wanted }, one);
  const line = `\n${' '.repeat(column)}`;
  const form = pick(
    ...(['scalar', 'item', 'map'] as const).filter(
      it => shape[it === 'map' ? 'keys' : it] || (it === 'map' && shape.entry),
    ),
  );
  if (form === 'scalar') return ` ${scalar(pick, shape.scalar!, within)}${within ? '' : pick('', '', ' # so: [it')}`;
  if (form === 'item') {
    const items = from(pick(1, 2, 3), () => write(pick, shape.item!, column + 2, flow));
    return flow ? ` [${items.join(',')} ]` : items.map(it => `${line}- ${it.trimStart()}`).join('');
  }
  const names = shape.keys
    ? new Set(from(pick(1, 3, 6), () => pick(...shape.keys!.keys())))
    : new Set(from(pick(1, 2, 3), () => scalar(pick, { types: shape.entry!.key.types }, flow)));
  const pairs = [...names].map(
    name => `${name}:${write(pick, shape.keys?.get(name) ?? shape.entry!.value, column + 2, flow)}`,
  );
  return flow ? ` { ${pairs.join(', ')} }` : pairs.map(it => line + it).join('');
}

/** What the grammar should say of a word, by what the reader knows of it. */
function expected({ role, meaning, shape, path }: Token): readonly string[] {
  if (role === 'value') return meaning!.types!.flatMap(scopes);
  if (meaning?.defines) return ['entity.name.type.id'];
  if (path.length === 1 && (shape!.entry || shape!.keys) && !shape!.scalar && !shape!.item)
    return ['keyword.control.section'];
  if (!meaning?.types || !path.length) return ['entity.name.tag'];
  return meaning.types.flatMap(it =>
    it === 'text' ? ['variable.other.property', 'entity.name.tag', 'entity.name.type.id'] : scopes(it),
  );
}

test('it sees what the reader sees, in every key of the language', () => {
  fc.assert(
    fc.property(fc.gen(), g => {
      const text = write((...options) => g(fc.constantFrom, ...options), shapeOf(language), 0).trimStart();
      const lines = text.split('\n');
      const colours = colour(lines);
      const plan = readPlan(text);
      plan.chunks.forEach((parsed, i) => {
        for (const token of parsed.tokens) {
          const { start, end } = token.range;
          const line = plan.lines[i]! + start.line;
          if (token.trouble === 'empty') continue;
          const quoted = /["']/.test(
            lines[plan.lines[i]! + token.node.range.start.line]![token.node.range.start.character]!,
          );
          for (let at = start.character; at < end.character; at++)
            assert.ok(
              lines[line]![at] === ' ' ||
                (quoted ? ['string', ...expected(token)] : expected(token)).some(it => has(colours[line]![at], it)),
              `${text}\n\n${line + 1}:${at} ${token.path.join('.')} "${token.text}" should be ${expected(token)}, is${colours[line]![at]}`,
            );
        }
      });
    }),
    { numRuns: runs(300), includeErrorInReport: true },
  );
});

test('it knows the keys of the language and no others', () => {
  const names = new Set<string>();
  const seen = new Set<Shape>();
  const walk = (shape: Shape | undefined): void => {
    if (!shape || seen.has(shape)) return;
    seen.add(shape);
    for (const [name, below] of shape.keys ?? []) {
      names.add(name);
      walk(below);
    }
    walk(shape.item);
    walk(shape.entry?.value);
  };
  walk(shapeOf(language));
  const { repository } = JSON.parse(readFileSync('syntaxes/opsplan.tmLanguage.json', 'utf8'));
  const words = (patterns: { match?: string; begin?: string }[]) =>
    patterns.flatMap(it => /\((?:\?:)?([a-z|]+)\)/.exec(it.match ?? it.begin ?? '')?.[1]?.split('|') ?? []);
  assert.deepEqual(
    [...new Set([...words(repository.section.patterns), ...words(repository.key.patterns)])].sort(),
    [...names].sort(),
  );
});
