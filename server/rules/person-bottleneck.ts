import { type Queued, queues } from '../forecast/bottleneck.ts';
import { seenFrom } from '../forecast/held.ts';
import { solve } from '../forecast/solved.ts';
import { inDays } from '../language/time.ts';
import { type Duration, types, type ValueType } from '../language/values.ts';
import type { Change } from '../plan/change.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { definedFirst, entriesOf } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { once } from '../plan/whole.ts';
import { counted } from '../plan/wording.ts';
import { jobsAround } from '../reckon/job.ts';
import { handTo, heirsOf } from '../reckon/relief.ts';
import { anew, nameOf, together, tryOut } from '../reckon/try-out.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'person-bottleneck',
  settings: {
    count: { type: types.number as ValueType, default: '3', says: 'how many activities may wait for one person' },
    wait: { type: types.duration as ValueType, default: '5d', says: 'from how long a wait on they count' },
  },
};

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'warning',
  tried: true,
  summary: 'reports a person for whom several activities wait: they are ready, and the person is busy',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const people = definedFirst(plan, 'person');
    if (!people.length || !saysEfforts(plan)) return;
    const all = queuesOf(plan, frame);
    for (const { id, parsed, key } of people) {
      const queued = all(id);
      if (!queued) continue;
      const longest = Math.max(...queued.map(it => it.days));
      const names = listed(queued.map(it => cited(nameOf(seenFrom(plan, it.item)))), 4); // biome-ignore format: one list
      const message = `In the forecast ${counted(queued.length, 'activity', 'activities')} wait for ${named(id)}, up to ${counted(longest, 'working day')}: ${names}. Hand some of it to somebody who can do it.`;
      report({ parsed, range: key.range }, message, {
        related: now => {
          const plan = anew(now);
          return (queuesOf(plan, frame)(id) ?? []).slice(0, 20).map(it => {
            const { entry, home } = seenFrom(plan, it.item);
            const place = { parsed: entry.parsed, range: entry.key.range };
            return {
              place,
              ...(home && { home }),
              message: `Waits ${counted(it.days, 'working day')} for ${named(id)}.`,
            };
          });
        },
        fixes: (now, folder) => fixes(anew(now), id, frame, !!folder),
      });
    }
  },
});

/** Without a single effort in the folder all dates are guesses. */
const saysEfforts = once(whole =>
  whole.some(it => entriesOf(it.plan, 'activity').some(({ value }) => value.effort !== undefined)),
);

/** What waits for somebody, where that is too much: in the forecast of the plans with work for them, which need not be the one that names them. */
function queuesOf(plan: Plan, frame: Frame): (id: string) => readonly Queued[] | undefined {
  const wait = inDays(threshold<Duration>(self, frame, 'wait'));
  const count = threshold<number>(self, frame, 'count');
  return id => {
    const [job] = jobsAround(plan, id);
    const found = job && queues(plan, solve(plan, frame.today, { of: job.home?.file }), wait).get(id);
    return found && found.length >= count ? found : undefined;
  };
}

/** Hands over what waits the longest and somebody else can do, as much as is enough. */
function fixes(plan: Plan, id: string, frame: Frame, reaches: boolean): Fix[] {
  const queued = [...(queuesOf(plan, frame)(id) ?? [])].sort((a, b) => b.days - a.days).slice(0, 6);
  const changes: Change[] = [];
  const words: string[] = [];
  for (const { item } of queued) {
    const job = seenFrom(plan, item);
    if (job.home && !reaches) continue;
    const [heir] = heirsOf(tryOut(plan, together(changes)), job, frame.today);
    if (!heir) continue;
    changes.push(handTo(plan, job, heir.id));
    words.push(`${cited(nameOf(job))} over to ${named(heir.id)}`);
    const change = together(changes);
    if (!queuesOf(tryOut(plan, change), frame)(id)) return [{ ...change, title: `Hand ${listed(words)}` }];
  }
  return [];
}

export const docs =
  'Everything goes over one desk, and waits there. The forecast tells how long each activity is ready before its owner has time for it. Hand some of it to somebody who has the skill and the hours; where nobody has, let somebody learn it before more of it waits.';

export const examples: Example[] = [
  {
    name: 'three others wait: as much as is enough goes to who has the time',
    plan: `
people:
  ana: {}
 #^^^ In the forecast 3 activities wait for ana, up to 18 working days: "move", "test" and "seal". Hand some of it to somebody who can do it.
  dev: {}
  lu: {}
activities:
  move: { owner: ana, effort: 8d, due: 2026-10-30 }
  test: { owner: ana, effort: 5d, due: 2026-10-30 }
  plan: { owner: ana, effort: 5d, due: 2026-10-30 }
  seal: { owner: ana, effort: 5d, due: 2026-10-30 }
  use: { owner: lu, effort: 1d, due: 2026-11-30, after: [test, plan, seal, move] }
`,
    fix: 'Hand',
    fixed: `
people:
  ana: {}
  dev: {}
  lu: {}
activities:
  move: { owner: dev, effort: 8d, due: 2026-10-30 }
  test: { owner: ana, effort: 5d, due: 2026-10-30 }
  plan: { owner: ana, effort: 5d, due: 2026-10-30 }
  seal: { owner: ana, effort: 5d, due: 2026-10-30 }
  use: { owner: lu, effort: 1d, due: 2026-11-30, after: [test, plan, seal, move] }
`,
  },
  {
    name: 'nobody else needs what waits, and it waits all the same',
    plan: `
people:
  ana: {}
 #^^^ In the forecast 3 activities wait for ana, up to 18 working days: "move", "test" and "seal". Hand some of it to somebody who can do it.
  dev: {}
activities:
  move: { owner: ana, effort: 8d, due: 2026-10-30 }
  test: { owner: ana, effort: 5d, due: 2026-10-30 }
  plan: { owner: ana, effort: 5d, due: 2026-10-30 }
  seal: { owner: ana, effort: 5d, due: 2026-10-30 }
`,
  },
  {
    name: 'what comes one after the other, begins later or waits for a few days waits for nobody',
    plan: `
people:
  ana: {}
activities:
  move: { owner: ana, effort: 8d, due: 2026-10-30 }
  test: { owner: ana, effort: 5d, due: 2026-10-30, after: [move] }
  plan: { owner: ana, effort: 5d, due: 2026-10-30, after: [test] }
  seal: { owner: ana, start: 2026-09-21, effort: 5d, due: 2026-10-30 }
`,
  },
  {
    name: 'the work stands in another plan',
    plan: `
people:
  ana: {}
 #^^^ In the forecast 3 activities wait for ana, up to 18 working days: "work/move", "work/test" and "work/seal". Hand some of it to somebody who can do it.
  dev: {}
`,
    others: {
      work: {
        plan: `activities:
  move: { owner: ana, effort: 8d, due: 2026-10-30 }
  test: { owner: ana, effort: 5d, due: 2026-10-30 }
  plan: { owner: ana, effort: 5d, due: 2026-10-30 }
  seal: { owner: ana, effort: 5d, due: 2026-10-30 }
`,
        fixed: `activities:
  move: { owner: dev, effort: 8d, due: 2026-10-30 }
  test: { owner: ana, effort: 5d, due: 2026-10-30 }
  plan: { owner: ana, effort: 5d, due: 2026-10-30 }
  seal: { owner: ana, effort: 5d, due: 2026-10-30 }
`,
      },
    },
    fix: 'Hand',
    fixed: `
people:
  ana: {}
  dev: {}
`,
  },
];
