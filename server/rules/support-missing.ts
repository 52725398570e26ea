import { type Day, iso } from '../language/day.ts';
import { calendarDays } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { newActivity } from '../mend/new-entry.ts';
import { namersOf } from '../plan/named-from.ts';
import type { Plan } from '../plan/plan.ts';
import { awaitedIn } from '../plan/prerequisite.ts';
import { type EntryOf, entriesOf, inherited, isOneOff, isOpen, milestoneDays, prerequisites } from '../plan/query.ts';
import { isCarried } from '../plan/standing.ts';
import { cited, upTo } from '../plan/suggest.ts';
import { once } from '../plan/whole.ts';
import { isRelease } from '../words/release.ts';
import { type Example, rule, threshold } from './rule.ts';

type Activity = EntryOf<'activity'>;

const self = {
  id: 'support-missing',
  settings: {
    '': { type: types.interval as ValueType, default: '4w', says: 'how far from a release its support may begin' },
  },
};
/** Something that goes live. */
interface Release {
  readonly entry: Activity | EntryOf<'milestone'>;
  readonly title: string | undefined;
  readonly owner: string | undefined;
  readonly workstream: string | undefined;
  readonly day: Day | undefined;
}

export default rule({
  ...self,
  group: 'Risk, gates, readiness',
  severity: 'info',
  summary: 'reports a release that no continuous work supports, where some plan has continuous work',
  around: true,
  plan(plan, frame, report) {
    if (!isCarriedAnywhere(plan)) return;
    const work = entriesOf(plan, 'activity').filter(it => it.value.load !== undefined && isOpen(it.value));
    const most = calendarDays(threshold<Interval>(self, frame));
    const isSupported = supportOf(plan, work, most);
    let told: Day | undefined;
    for (const release of releasesOf(plan, frame.today, most)) {
      const { entry, day } = release;
      if (isSupported(release)) continue;
      // What follows within that time is the same release in other words.
      if (told !== undefined && day !== undefined && day - told <= most) continue;
      told = day ?? told;
      const when = day === undefined ? '' : ` on ${iso(day)}`;
      const message = `This goes live${when}, and nothing says who supports it from then on. Plan the hours as continuous work after it.`;
      report({ parsed: entry.parsed, range: entry.key.range }, message, {
        fixes: now => {
          const { title, owner, workstream } = release;
          const fresh = newActivity(now, frame, {
            id: `support-${entry.id}`,
            title: `Support after ${upTo(title ?? entry.id, 100)}`,
            owner,
            workstream,
            load: '10%',
            after: entry.id,
          });
          const what = `Create the continuous activity ${cited(fresh.id)} after it, with a load of 10%`;
          return [{ title: what, edits: [fresh.edit] }];
        },
      });
    }
  },
});

const isCarriedAnywhere = once(whole => whole.some(it => isCarried(it.plan)));

/** What goes live from today on, the earliest first; what has no date comes last. Work that leads to a milestone is one release with it. */
function releasesOf(plan: Plan, today: Day, most: number): Release[] {
  const isNext = ({ entry, title, day = today }: Release): boolean =>
    day >= today && (isRelease(entry.id) || isRelease(title ?? ''));
  const milestones = entriesOf(plan, 'milestone')
    .map((entry): Release => {
      const { title, owner } = typeof entry.value === 'object' && 'at' in entry.value ? entry.value : {};
      return { entry, title, owner, workstream: undefined, day: milestoneDays(entry.value)?.from };
    })
    .filter(isNext);
  const leadsTo = (it: Release): boolean =>
    milestones.some(({ day }) => day !== undefined && it.day !== undefined && Math.abs(day - it.day) <= most);
  const work = entriesOf(plan, 'activity')
    .filter(it => !it.parent && isOpen(it.value) && isOneOff(it.value))
    .map((entry): Release => {
      const { title, owner, workstream, due } = entry.value;
      return { entry, title, owner, workstream, day: due };
    })
    .filter(it => isNext(it) && !leadsTo(it));
  return [...milestones, ...work].sort((a, b) => (a.day ?? farAway) - (b.day ?? farAway));
}
const farAway = 1e9;

/** The day on which continuous work begins: its `start`, else when what it waits for is over; nothing for what runs already. */
const startOf = (plan: Plan, entry: Activity): Day | undefined =>
  entry.value.start ??
  awaitedIn(plan, entry).reduce<Day | undefined>(
    (last, it) => (last === undefined || it.ready > last ? it.ready : last),
    undefined,
  );

/** Support by its name: it takes in what is new without being told. */
const support =
  /\b(?:support|service[ -]?desk|help[ -]?desk|on[ -]?call|hot[ -]?line|operations|maintenance|incidents?)\b/i;

const isSupport = ({ id, value: { title = '' } }: Activity): boolean =>
  support.test(title.slice(0, 200)) || support.test(id.slice(0, 200).replace(/[-_.]/g, ' '));

/** Tells whether a release has support: work that follows it, or begins near it, or runs already and goes on, in its workstream or as support for all. */
function supportOf(plan: Plan, work: readonly Activity[], most: number): (release: Release) => boolean {
  const followed = new Set(work.flatMap(it => prerequisites(it).map(({ ref }) => ref)));
  const days = new Set<Day>();
  /** How long what runs already goes on, by its workstream; under no name the support for all. */
  const ends = new Map<string, Day>();
  for (const entry of work) {
    const start = startOf(plan, entry);
    if (start !== undefined) days.add(start);
    else if (!prerequisites(entry).length) {
      const stream = inherited(entry, 'workstream') ?? '';
      if (stream || isSupport(entry))
        ends.set(stream, Math.max(ends.get(stream) ?? -Infinity, entry.value.due ?? Infinity));
    }
  }
  const starts = [...days];
  return ({ entry, day, workstream = '' }) => {
    if (followed.has(entry.id) || isFollowedElsewhere(plan, entry)) return true;
    if ([workstream, ''].some(it => ends.has(it) && ends.get(it)! >= (day ?? -Infinity))) return true;
    return day !== undefined && starts.some(it => Math.abs(it - day) <= most);
  };
}

/** Whether continuous work of another plan comes after it. */
const isFollowedElsewhere = (plan: Plan, { kind, id }: Release['entry']): boolean =>
  namersOf(plan, kind, id, 'after', 'activity').some(
    ({ entry: { value }, home }) => home && value.load !== undefined && isOpen(value),
  );

export const docs =
  'On the day after a release the questions come, and the hours to answer them come from somewhere: from the next project, unless they are planned. Plan them as continuous work (`load`) after the release. A support desk that runs already counts, and so does whatever runs in the same workstream. Silent while no work in any plan of the folder has a `load`.';

export const examples: Example[] = [
  {
    name: 'a launch that nobody supports',
    plan: `
owner: maya
activities:
  portal-launch:
 #^^^^^^^^^^^^^ This goes live on 2026-09-01, and nothing says who supports it from then on. Plan the hours as continuous work after it.
    title: Launch the client portal
    owner: ana
    due: 2026-09-01
  accounts:
    title: Look after the accounts
    owner: lu
    load: 20%
`,
    fixed: `
owner: maya
activities:
  portal-launch:
    title: Launch the client portal
    owner: ana
    due: 2026-09-01
  accounts:
    title: Look after the accounts
    owner: lu
    load: 20%
  support-portal-launch:
    title: Support after Launch the client portal
    owner: ana
    after: [portal-launch]
    done: Say what anybody can check when it is done
    load: 10%
`,
  },
  {
    name: 'a milestone, with support that begins a day too late',
    plan: `
owner: maya
milestones:
  go-live: 2026-09-01
 #^^^^^^^ This goes live on 2026-09-01, and nothing says who supports it from then on. Plan the hours as continuous work after it.
activities:
  desk: { title: Portal support, load: 20%, start: 2026-09-30 }
  cutover: { due: 2026-08-31, after: [portal] }
  portal: { due: 2026-08-28, effort: 5d }
`,
    fixed: `
owner: maya
milestones:
  go-live: 2026-09-01
activities:
  desk: { title: Portal support, load: 20%, start: 2026-09-30 }
  cutover: { due: 2026-08-31, after: [portal] }
  portal: { due: 2026-08-28, effort: 5d }
  support-go-live:
    title: Support after go-live
    owner: maya
    after: [go-live]
    done: Say what anybody can check when it is done
    load: 10%
`,
  },
  {
    name: 'support after it, four weeks after it, from a desk that runs, in its workstream',
    plan: `
milestones:
  go-live: { at: 2026-09-01, title: Portal go-live }
  old-launch: 2026-05-04
activities:
  desk: { title: Service desk, load: 20%, due: 2026-12-31 }
  phone: { title: Answer the phone, load: 20%, start: 2026-09-29 }
  accounts: { load: 20%, workstream: acme }
  rollout: { due: 2026-11-02, workstream: acme }
  release-notes: { title: Write the release notes }
`,
  },
  {
    name: 'a plan without any continuous work',
    plan: `
milestones:
  go-live: 2026-09-01
activities:
  hotline: { load: 20%, status: done }
`,
  },
  {
    name: 'support in another plan, and a plan of the folder that has continuous work',
    plan: `
milestones:
  go-live: 2026-09-01
  shop-launch: 2026-11-02
 #^^^^^^^^^^^ This goes live on 2026-11-02, and nothing says who supports it from then on. Plan the hours as continuous work after it.
`,
    others: { crm: { plan: 'activities:\n  phone: { owner: lu, load: 20%, after: [ops/go-live] }\n' } },
  },
];
