import { iso } from '../language/day.ts';
import { inDays } from '../language/time.ts';
import { type Duration, types, type ValueType } from '../language/values.ts';
import { isWritable } from '../plan/due.ts';
import { quote, replace } from '../plan/edit.ts';
import { dueDaysFor } from '../plan/landing.ts';
import type { Plan } from '../plan/plan.ts';
import { holds } from '../plan/position.ts';
import {
  type EntryOf,
  entriesOf,
  field,
  inherited,
  items,
  type Prerequisite,
  prerequisites,
  resolve,
} from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import { cited } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { companyDays } from '../plan/workdays.ts';
import { inHours } from '../reckon/overload.ts';
import { workingTimeOf } from '../reckon/working-time.ts';
import { sharedHours } from '../reckon/zone.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;

const self = {
  id: 'handoff-zone',
  settings: {
    '': {
      type: types.duration as ValueType,
      default: '2h',
      says: 'how much of the working day two people should share',
    },
  },
};

export default rule({
  ...self,
  group: 'Dependencies, hand-offs, decisions',
  severity: 'hint',
  summary: 'reports work that follows at once on work of somebody whose time zone leaves hardly any shared hours',
  around: true,
  plan(plan, frame, report) {
    if (!frame.people) return;
    const least = inDays(threshold<Duration>(self, frame)) * 8;
    for (const entry of entriesOf(plan, 'activity')) {
      const owner = entry.value.after === undefined || isOver(entry) ? undefined : inherited(entry, 'owner');
      if (owner === undefined) continue;
      const own = workingTimeOf(plan, owner, frame.today).week;
      if (own.zone === undefined) continue;
      for (const it of prerequisites(entry)) {
        const other = it.lag?.amount ? undefined : resolve(plan, 'activity', it.ref)?.entry;
        const from = other && !isOver(other) ? inherited(other, 'owner') : undefined;
        if (from === undefined || from === owner) continue;
        const theirs = workingTimeOf(plan, from, frame.today).week;
        const shared = sharedHours(own, theirs, inherited(other!, 'due') ?? frame.today);
        if (shared === undefined || shared >= least) continue;
        report(
          { parsed: entry.parsed, range: it.range },
          `${named(from)} (${cited(theirs.zone!).slice(1, -1)}) and ${named(owner)} (${cited(own.zone).slice(1, -1)}) share ${inHours(shared)} of the working day: a question costs a day. Leave one between the two.`,
          { fixes: now => fixes(now, entry, it, other!) },
        );
      }
    }
  },
});

/** A day between the two; where the later one was due before that, it is due a day later. */
function fixes(plan: Plan, entry: Activity, { ref, range }: Prerequisite, other: Activity): Fix[] {
  const { parsed } = entry;
  const node = items(entry, 'after').find(it => holds(it.range, range.start));
  if (!node) return [];
  const wait = replace(plan, { parsed, range: node.range }, quote(`${ref} + 1d`, true));
  const due = inherited(entry, 'due');
  const ready = inherited(other, 'due');
  const to = ready === undefined ? undefined : dueDaysFor(plan, entry).from(companyDays(plan).add(ready, 1));
  const pair = field(entry, 'due');
  const isLate = to !== undefined && due !== undefined && due < to && isWritable(to);
  if (!isLate || !pair) return [{ title: `Write "${ref} + 1d"`, edits: [wait] }];
  return [
    {
      title: `Write "${ref} + 1d", and move due to ${iso(to)}`,
      edits: [wait, replace(plan, { parsed, range: pair.value.range }, iso(to))],
    },
  ];
}

export const docs =
  'Where one goes home when the other comes in, a hand-over on the same day is a hand-over on the next, and each question takes two. A wait of a day says so. The zones are those of the calendars; a working day is taken to begin at nine. The hint is shown in the text only.';

export const examples: Example[] = [
  {
    name: 'from Leeds to Auckland',
    plan: `
calendars:
  default: { zone: Europe/London }
  nz: { zone: Pacific/Auckland }
teams:
  auckland: { calendar: nz }
people:
  ana: {}
  kiri: { team: auckland }
activities:
  build: { owner: ana, due: 2026-08-21 }
  test: { owner: kiri, due: 2026-08-28, after: [build] }
  #                                             ^^^^^ ana (Europe/London) and kiri (Pacific/Auckland) share 0 h of the working day: a question costs a day. Leave one between the two.
`,
    fixed: `
calendars:
  default: { zone: Europe/London }
  nz: { zone: Pacific/Auckland }
teams:
  auckland: { calendar: nz }
people:
  ana: {}
  kiri: { team: auckland }
activities:
  build: { owner: ana, due: 2026-08-21 }
  test: { owner: kiri, due: 2026-08-28, after: [build + 1d] }
`,
  },
  {
    name: 'both due on one day',
    plan: `
calendars:
  default: { zone: America/Los_Angeles }
  in: { zone: Asia/Kolkata }
teams:
  pune: { calendar: in }
people:
  ana: {}
  ravi: { team: pune }
activities:
  build: { owner: ana, due: 2026-08-21 }
  test:
    owner: ravi
    due: 2026-08-21
    after:
      - build + 0d
      # ^^^^^ ana (America/Los_Angeles) and ravi (Asia/Kolkata) share 0 h of the working day: a question costs a day. Leave one between the two.
`,
    fixed: `
calendars:
  default: { zone: America/Los_Angeles }
  in: { zone: Asia/Kolkata }
teams:
  pune: { calendar: in }
people:
  ana: {}
  ravi: { team: pune }
activities:
  build: { owner: ana, due: 2026-08-21 }
  test:
    owner: ravi
    due: 2026-08-24
    after:
      - build + 1d
`,
  },
  {
    name: 'hours enough, a wait, no zone, and what is done',
    plan: `
calendars:
  default: { zone: Europe/London }
  us: { zone: America/New_York }
  jp: { zone: Asia/Tokyo }
  tbd: {}
teams:
  boston: { calendar: us }
  tokyo: { calendar: jp }
  oslo: { calendar: tbd }
people:
  ana: {}
  joe: { team: boston }
  ken: { team: tokyo }
  kari: { team: oslo }
activities:
  build: { owner: ana, due: 2026-08-21 }
  old: { owner: ana, status: done }
  test: { owner: joe, due: 2026-08-28, after: [build] }
  read: { owner: ken, due: 2026-08-28, after: [build + 1d, old] }
  mail: { owner: kari, due: 2026-08-28, after: [build] }
`,
  },
];
