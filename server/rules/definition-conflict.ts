import { workWeek } from '../language/working-week.ts';
import { removeWhole } from '../mend/heads.ts';
import { quote, replace } from '../plan/edit.ts';
import { type SharedKind, sharedKinds } from '../plan/far-ref.ts';
import type { Node } from '../plan/node.ts';
import type { Far } from '../plan/others.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { at, field, rangeOf } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { type Example, type Fix, type Near, type Report, rule } from './rule.ts';

/** How many others are pointed at: people that stand in each plan of a folder may differ in all of them. */
const mostRelated = 10;

const judge = (entry: Entry, near: Near, report: Report): void => {
  const { others } = near;
  if (!others) return;
  const { file } = others;
  const all = others.definitions(entry.kind as SharedKind, entry.id);
  for (const pair of entry.node.pairs) {
    const { key, value } = pair;
    const own = saidUnder(entry, key.text);
    if (own === undefined) continue;
    const [first] = otherwise(all, file, key.text, own, 1);
    if (!first) continue;
    report(
      isLine(value) ? value.range : key.range,
      `${cited(key.text)} of ${cited(entry.id)} is another one in the plan ${cited(first.home.name)}. All plans of a folder share one ${entry.kind} of this id: make both the same, or keep it in one plan only.`,
      {
        related: () => otherwise(all, file, key.text, own).map(it => placeOf(it, key.text)),
        fixes: (plan, folder) => fixes(plan, entry, pair, field(first.entry, key.text)!.value, first, !!folder),
      },
    );
  }
};
const none: readonly never[] = [];
/** The first other plans that say something else under a key. */
function otherwise(all: readonly Far[], file: string, key: string, own: string, most = mostRelated): readonly Far[] {
  const found: Far[] = [];
  for (const [said, list] of groupedBy(all, key)) {
    for (const it of said === own ? none : list) {
      if (found.length === most) return found;
      if (it.home.file !== file) found.push(it);
    }
  }
  return found;
}
const placeOf = ({ entry, home }: Far, key: string) => ({
  place: { parsed: entry.parsed, range: at(entry, key) },
  message: `It is another one in ${cited(home.name)}.`,
  home,
});

const known = new WeakMap<readonly Far[], Map<string, ReadonlyMap<string, readonly Far[]>>>();
/** Definitions of one name by what they say under a key: comparing each with all others would cost their number squared. */
function groupedBy(all: readonly Far[], key: string): ReadonlyMap<string, readonly Far[]> {
  let keys = known.get(all);
  if (!keys) known.set(all, (keys = new Map()));
  let groups = keys.get(key);
  if (!groups) {
    const lists = new Map<string, Far[]>();
    for (const it of all) {
      const said = saidUnder(it.entry, key);
      if (said === undefined) continue;
      const list = lists.get(said);
      if (list) list.push(it);
      else lists.set(said, [it]);
    }
    keys.set(key, (groups = lists));
  }
  return groups;
}
/** What an entry says under a key, the same however it is written: the order of a list, a range of days, `mon..fri`. Nothing where it says nothing. */
function saidUnder(entry: Entry, key: string): string | undefined {
  const node = field(entry, key)?.value;
  if (!node || isEmpty(node)) return undefined;
  const value = (entry.value as Readonly<Record<string, unknown>>)[key];
  if (value === undefined) return written(entry.parsed, node.range);
  return key === 'week' ? workWeek({ week: value as string }).days.join() : meaningOf(value);
}
/** A value as text that is the same for all spellings. A list is a set here: of skills, of days off. */
function meaningOf(value: unknown): string {
  if (value instanceof Map) return JSON.stringify([...value].map(([key, it]) => [key, meaningOf(it)]).sort());
  if (Array.isArray(value)) return JSON.stringify([...new Set(value.flatMap(daysIn).map(meaningOf))].sort());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(
    Object.entries(value)
      .map(([key, it]) => [key, meaningOf(it)])
      .sort(),
  );
}
/** The days of a range of up to a year; anything else is itself. */
function daysIn(value: unknown): unknown[] {
  const { from, to } = (value ?? {}) as { from?: unknown; to?: unknown };
  if (typeof from !== 'number' || typeof to !== 'number' || to < from || to - from > 366) return [value];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
const isEmpty = ({ kind, text }: Node): boolean => kind === 'empty' || (kind === 'scalar' && !text.trim());
const isLine = ({ range }: Node): boolean => range.start.line === range.end.line;

function fixes(
  plan: Plan,
  entry: Entry,
  pair: { key: Node; value: Node },
  theirs: Node,
  other: Far,
  reaches: boolean,
): Fix[] {
  const { parsed } = entry;
  const short = isLine(theirs) && isLine(pair.value);
  // What is written there must be written where it stands today, whatever has come above it.
  const there = plan.others?.at(other.home.file)?.plan ?? other.home.plan;
  const take = short
    ? [
        {
          title: `Write ${cited(textOf(other.entry, theirs))}, as in ${cited(other.home.name)}`,
          edits: [replace(plan, { parsed, range: pair.value.range }, textOf(other.entry, theirs))],
        },
      ]
    : [];
  const put =
    short && reaches
      ? [
          {
            title: `Write ${cited(textOf(entry, pair.value))} in ${cited(other.home.name)}, as here`,
            edits: [],
            others: [
              {
                file: other.home.file,
                range: rangeOf(there, { parsed: other.entry.parsed, range: theirs.range }),
                text: textOf(entry, pair.value),
              },
            ],
          },
        ]
      : [];
  return [
    ...take,
    ...put,
    {
      title: `Remove ${cited(entry.id)} here: the plan ${cited(other.home.name)} defines it`,
      edits: [removeWhole(plan, entry)],
    },
  ];
}
/** As it is written there; a quoted text keeps its quotes. */
const textOf = ({ parsed }: Entry, node: Node): string =>
  node.kind === 'scalar' && node.style !== 'quoted' ? quote(node.text, true) : written(parsed, node.range);

export default rule({
  id: 'definition-conflict',
  group: 'Language',
  severity: 'error',
  summary: 'reports a person, team or calendar that another plan of the folder defines otherwise',
  closed: true,
  entry: Object.fromEntries(sharedKinds.map(kind => [kind, judge])),
});

export const docs =
  'The plans of a folder share their people, teams and calendars, so that one person’s hours are counted once. Where two plans say different things of one person, nobody knows which holds. A plan may repeat what another says, or add what it leaves out. Until you have made them the same, what the first file says counts in all of them; best is one plan that holds the people, and all others only name them.';

export const examples: Example[] = [
  {
    name: 'other contract hours in another plan',
    plan: `
people:
  ana:
    role: DevOps engineer
    capacity: 32h/w
    #         ^^^^^ "capacity" of "ana" is another one in the plan "people". All plans of a folder share one person of this id: make both the same, or keep it in one plan only.
`,
    others: { people: { plan: 'people:\n  ana: { capacity: 40h/w }\n' } },
    fixed: `
people:
  ana:
    role: DevOps engineer
    capacity: 40h/w
`,
  },
  {
    name: 'the other plan follows',
    plan: `
teams:
  ops: { title: Operations }
  #             ^^^^^^^^^^ "title" of "ops" is another one in the plan "people". All plans of a folder share one team of this id: make both the same, or keep it in one plan only.
`,
    others: {
      people: { plan: 'teams:\n  ops: { title: IT operations }\n', fixed: 'teams:\n  ops: { title: Operations }\n' },
    },
    fix: 'Write "Operations" in "people"',
    fixed: `
teams:
  ops: { title: Operations }
`,
  },
  {
    name: 'the only team here',
    plan: `
plan: Onboard faster
teams:
  ops: { title: Operations }
  #             ^^^^^^^^^^ "title" of "ops" is another one in the plan "people". All plans of a folder share one team of this id: make both the same, or keep it in one plan only.
`,
    others: { people: { plan: 'teams:\n  ops: { title: IT operations }\n' } },
    fix: 'Remove "ops" here',
    fixed: `
plan: Onboard faster
`,
  },
  {
    name: 'said twice, or completed',
    plan: `
people:
  ana: { capacity: 40h/w, skills: { aws: 4 } }
`,
    others: { people: { plan: 'people:\n  ana: { role: DevOps engineer, capacity: 40h/w }\n' } },
  },
  {
    name: 'the same in other words',
    plan: `
people:
  ana: { skills: [aws, sql], leave: [2026-08-01..2026-08-01, 2026-08-03, 2026-08-04] }
  dev: { skills: [aws] }
  #              ^^^^^ "skills" of "dev" is another one in the plan "people". All plans of a folder share one person of this id: make both the same, or keep it in one plan only.
calendars:
  default: { week: mon..fri }
`,
    fixed: `
people:
  ana: { skills: [aws, sql], leave: [2026-08-01..2026-08-01, 2026-08-03, 2026-08-04] }
  dev: { skills: [aws, sql] }
calendars:
  default: { week: mon..fri }
`,
    others: {
      people: {
        plan: `people:
  ana: { skills: [sql, aws], leave: [2026-08-01, 2026-08-03..2026-08-04] }
  dev: { skills: [aws, sql] }
calendars:
  default: { week: [mon, tue, wed, thu, fri] }
`,
      },
    },
  },
];
