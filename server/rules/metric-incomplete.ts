import { types } from '../language/values.ts';
import { currencyOf } from '../mend/currency.ts';
import { rhythmOf, zeroIn } from '../mend/readings.ts';
import { setKeys } from '../mend/set-keys.ts';
import { quote } from '../plan/edit.ts';
import { isProposed } from '../plan/keys.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, field } from '../plan/query.ts';
import { listed } from '../plan/suggest.ts';
import { unitOf } from '../words/unit.ts';
import { type Example, type Fix, type Near, rule } from './rule.ts';

type Lack = 'unit' | 'every' | 'target';
const words: Readonly<Record<Lack, string>> = {
  unit: 'in what unit it is',
  every: 'how often it is read',
  target: 'what it is to reach',
};

export default rule({
  id: 'metric-incomplete',
  group: 'Goal and metrics',
  severity: 'warning',
  milder: true,
  summary:
    'reports a metric without a unit, without an interval at which it is read, or with neither target nor limit; a unit that its quantities say, and the `to` of the goal, count',
  entry: {
    metric(entry, near, report) {
      const lacks = lacksOf(entry, near);
      if (!lacks.length) return;
      const what = listed(lacks.map(it => words[it]));
      report(
        entry.key.range,
        `Nothing says ${what.replace(/ and (?=[^,]*$)/, ' or ')}, so no reading can be judged. Add it.`,
        {
          fixes: plan => fixes(plan, entry, lacks),
        },
      );
    },
  },
});

function lacksOf(entry: EntryOf<'metric'>, { frame }: Near): Lack[] {
  const { value, node } = entry;
  const { goal: all } = frame.head;
  const goal = all?.metric === entry.id ? all : undefined;
  // What is no map says nothing that could be completed.
  if (node.kind !== 'map') return [];
  const misses = (key: string): boolean => !field(entry, key) && !isProposed(entry, key);
  return [
    ...(unitOf(value, goal) === undefined && misses('unit') ? (['unit'] as const) : []),
    ...(value.every === undefined && misses('every') ? (['every'] as const) : []),
    ...(misses('target') && misses('limit') && goal?.to === undefined ? (['target'] as const) : []),
  ];
}

/** What the words of a metric say of its unit. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/\b(?:share|rate|percent|percentage|uptime|availability|utili[sz]ation|who|that)\b/, '%'],
  [/\bhours?\b/, 'hours'],
  [/\bminutes?\b/, 'min'],
  [/\bweeks?\b/, 'weeks'],
  [/\b(?:days?|time|duration|age|delay)\b/, 'days'],
];
function unitsFor(plan: Plan, entry: EntryOf<'metric'>): string[] {
  const { id, value } = entry;
  // A reading of a day that cannot be read says its unit all the same.
  const readings = field(entry, 'readings')?.value.pairs ?? [];
  const read = readings.flatMap(it => types.quantity.read(it.value.text)?.unit || []);
  if (read.length) return read.slice(0, 1);
  const text = `${value.title ?? ''} ${id.replace(/[-_.]/g, ' ')}`.slice(0, 200).toLowerCase();
  if (/\b(?:costs?|spend|spending|budget|revenue|price)\b/.test(text)) return [currencyOf(plan) || 'USD'];
  const unit = hints.find(([pattern]) => pattern.test(text))?.[1];
  return unit ? [unit] : ['days', '%'];
}

function fixes(plan: Plan, entry: EntryOf<'metric'>, lacks: readonly Lack[]): Fix[] {
  const every = rhythmOf([...(entry.value.readings?.keys() ?? [])]) ?? '1w';
  const known = unitOf(entry.value, undefined);
  const units = lacks.includes('unit') ? unitsFor(plan, entry) : [known];
  return units.map(unit => {
    const texts = { unit: unit ?? '', every, target: zeroIn(unit) };
    const order = (['unit', 'target', 'every'] as const).filter(it => lacks.includes(it));
    const pairs = order.map((key): [string, string] => [key, texts[key]]);
    const toWrite = lacks.includes('target') ? ', for you to write the number' : '';
    return {
      title: `Add ${listed(pairs.map(it => `"${it.join(': ')}"`))}${toWrite}`,
      edits: setKeys(
        plan,
        entry,
        pairs.map(([key, text]) => [key, quote(text, true)]),
      ),
    };
  });
}

export const docs =
  'A number means something only beside another one: in what unit it is, what it is to reach or not to pass, and how fresh it has to be. Without them a metric is a number that nobody acts on. A goal that says what it is `to` reach says it for its metric too.';

export const examples: Example[] = [
  {
    name: 'a name and no more',
    plan: `
metrics:
  onboarding-time:
# ^^^^^^^^^^^^^^^ Nothing says in what unit it is, how often it is read or what it is to reach, so no reading can be judged. Add it.
    owner: maya
`,
    fixed: `
metrics:
  onboarding-time:
    owner: maya
    unit: days
    target: 0 days
    every: 1w
`,
  },
  {
    name: 'the unit of a reading whose day cannot be read',
    plan: `
metrics:
  fill-time:
# ^^^^^^^^^ Nothing says in what unit it is, how often it is read or what it is to reach, so no reading can be judged. Add it.
    readings: { 2026-13-05: 12 min }
`,
    fixed: `
metrics:
  fill-time:
    unit: min
    target: 0 min
    every: 1w
    readings: { 2026-13-05: 12 min }
`,
  },
  {
    name: 'read by a rhythm that nobody wrote down',
    plan: `
metrics:
  uptime: { target: 99.9%, readings: { 2026-04-30: 99.2%, 2026-05-31: 99.4%, 2026-06-30: 99.7% } }
 #^^^^^^ Nothing says how often it is read, so no reading can be judged. Add it.
`,
    fixed: `
metrics:
  uptime: { target: 99.9%, every: 1m, readings: { 2026-04-30: 99.2%, 2026-05-31: 99.4%, 2026-06-30: 99.7% } }
`,
  },
  {
    name: 'bare numbers',
    plan: `
metrics:
  backlog: { limit: 40, every: 1w, readings: { 2026-07-17: 35 } }
 #^^^^^^^ Nothing says in what unit it is, so no reading can be judged. Add it.
`,
    fix: 'Add "unit: %"',
    fixed: `
metrics:
  backlog: { unit: "%", limit: 40, every: 1w, readings: { 2026-07-17: 35 } }
`,
  },
  {
    name: 'the goal says what to reach',
    plan: `
goal: { outcome: Fewer outages, metric: uptime, to: 99.9% }
metrics:
  uptime: { every: 1w }
`,
  },
  {
    name: 'complete, and keys that other rules correct',
    plan: `
metrics:
  uptime: { unit: "%", limit: 99%, every: 1w }
  answer-time: { unit: min, frequency: weekly, target: soon }
  backlog:
`,
  },
];
