import { type Expected, forecastOf } from '../forecast/forecast.ts';
import { delay, remedies, whenOf } from '../forecast/remedies.ts';
import { type Day, iso } from '../language/day.ts';
import { giveUp } from '../mend/outcome.ts';
import { waitFor } from '../mend/prerequisites.ts';
import { isWritable } from '../plan/due.ts';
import { quote, replace, setKey } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { History } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, entriesOf, field, inherited, isOneOff, isOpen } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { anew, tryOut } from '../reckon/try-out.ts';
import { type Example, type Fix, rule } from './rule.ts';

type Activity = EntryOf<'activity'>;
/** A deadline that would be met without work that came later. */
interface Displaced {
  readonly entry: Activity;
  readonly due: Day;
  readonly finish: Day;
  readonly without: Day;
  /** The work that came later: the one thing that displaces it where there is one, else all of it. */
  readonly by: readonly Activity[];
}

export default rule({
  id: 'due-displaced',
  group: 'Dates',
  severity: 'warning',
  tried: true,
  summary: 'reports a deadline that the forecast would meet without the work that came in after the plan went live',
  past: true,
  around: true,
  late: true,
  plan(plan, frame, report) {
    for (const it of displacedIn(plan, frame)) {
      const { entry, due, finish, without, by } = it;
      const names = listed(
        by.map(one => cited(one.id)),
        3,
      );
      const when = by.length === 1 ? since(by[0]!, frame) : '';
      const message = `Due ${iso(due)}, and finished on ${iso(finish)}: it would be done on ${iso(without)} without ${names}, which came in${when ? `${when},` : ''} after the plan went live.`;
      report({ parsed: entry.parsed, range: at(entry, 'due') }, message, {
        related: () =>
          by.slice(0, 10).map(one => ({
            place: { parsed: one.parsed, range: one.key.range },
            message: `This came in${since(one, frame) || ', and is not committed yet'}.`,
          })),
        fixes: (now, folder) => fixes(anew(now), entry.id, frame, !!folder),
      });
    }
  },
});

/** ` on 2026-07-10 by Dev`: when somebody committed it first. */
function since({ id }: Activity, { history }: Frame): string {
  const first = history?.past('activity', id)?.first;
  return first ? ` on ${iso(first.day)} by ${named(first.by)}` : '';
}

/** Open work that was first committed after the plan went live. */
const lateWork = (plan: Plan, { live, past }: History): Activity[] =>
  entriesOf(plan, 'activity').filter(({ id, value, parent }) => {
    const first = past('activity', id)?.first;
    return !parent && isOpen(value) && isOneOff(value) && !!live && !!first && first.order > live.order;
  });

/** How much of that work is tried one by one. Each try is a forecast of its own: beside more work than this none is made. */
const most = 6;
const mostNodes = 600;

function displacedIn(plan: Plan, { history, today, people, efforts, status }: Frame): Displaced[] {
  const fresh = history && people && efforts && status === 'live' ? lateWork(plan, history) : [];
  if (!fresh.length) return [];
  const forecast = forecastOf(plan, today);
  if (forecast.solved.items.length > mostNodes) return [];
  const missed = forecast.activities.flatMap(({ entry, finish, guessed, inCircle }) => {
    const { due } = entry.value;
    const isOld = !fresh.includes(entry) && !fresh.includes(entry.parent as Activity);
    return due !== undefined &&
      finish !== undefined &&
      due >= today &&
      finish > due &&
      isOld &&
      !guessed &&
      !inCircle &&
      field(entry, 'due')
      ? [{ entry, due, finish }]
      : [];
  });
  if (!missed.length) return [];
  const all = finishes(plan, fresh, today);
  const each =
    fresh.length <= most && fresh.length > 1 ? fresh.map(it => ({ it, of: finishes(plan, [it], today) })) : [];
  return missed.flatMap(({ entry, due, finish }) => {
    const without = all(entry.id);
    if (without === undefined || without > due) return [];
    const one = each.find(({ of }) => (of(entry.id) ?? Infinity) <= due);
    return [{ entry, due, finish, without: one ? one.of(entry.id)! : without, by: one ? [one.it] : fresh }];
  });
}

/** When work is finished once some other is not done at all. */
function finishes(plan: Plan, gone: readonly Activity[], today: Day): (id: string) => Day | undefined {
  const then = tryOut(plan, { edits: gone.map(it => setKey(plan, it, 'status', 'dropped')) });
  const forecast = forecastOf(then, today);
  const days = new Map(forecast.activities.map((it: Expected) => [it.entry.id, it.finish]));
  return id => days.get(id);
}

function fixes(plan: Plan, id: string, frame: Frame, reaches: boolean): Fix[] {
  const { today } = frame;
  const all = displacedIn(plan, frame);
  const found = all.find(it => it.entry.id === id);
  if (!found) return [];
  const { entry, due, finish, by } = found;
  // What only displaces something else in its place mends nothing.
  const isMended = (then: Plan): boolean => {
    const left = displacedIn(then, frame);
    return left.length < all.length && !left.some(it => it.entry.id === id);
  };
  const ways: Fix[] = [];
  const behind = by.flatMap(it => (inherited(it, 'owner') === undefined ? [] : waitFor(plan, it, id)));
  if (behind.length)
    ways.push({
      title: `Let ${listed(
        by.map(it => cited(it.id)),
        3,
      )} wait for it`,
      edits: behind,
    });
  const forecast = forecastOf(plan, today);
  const missed = { entry, due };
  const later = delay(forecast, missed);
  if (later) ways.push({ title: later.title, edits: later.edits });
  const last = whenOf(forecast, missed)?.p80 ?? finish;
  const to = Math.max(last, finish);
  if (!later && isWritable(to))
    ways.push({
      title: `Move it to ${iso(to)}, as the forecast says`,
      edits: [replace(plan, { parsed: entry.parsed, range: at(entry, 'due') }, iso(to))],
    });
  const drop = (of: Plan, it: Activity) => giveUp(of, it, quote(`There is no time for it before ${id}`, true));
  for (const { title, edits, others, of } of remedies(forecast, missed, reaches, drop))
    if (of.some(({ entry: it }) => by.some(one => one.id === it.id)))
      ways.push({ title, edits, ...(others && { others }) });
  ways.push({
    title: `Drop ${listed(
      by.map(it => cited(it.id)),
      3,
    )}`,
    edits: by.flatMap(it => drop(plan, it)),
  });
  return ways.filter(it => isMended(tryOut(plan, it)));
}

export const docs =
  'A plan goes live with dates that its work allows. Then something urgent comes in, and something else, and each of them is small; but somebody’s hours go there, and what was promised slips without anybody having chosen that. Here the forecast is taken twice: with the work that was first committed after the plan went live, and without it. Where a deadline holds only without it, say which of the two comes first: let the new work wait, move the date, or hand one of the two over. Where more than some hundred pieces of work are forecast together, nothing is tried, and nothing said.';

export const examples: Example[] = [
  {
    name: 'something small that came in',
    history: [
      {
        at: '2026-07-01',
        by: 'Dev',
        plan: `
status: live
people:
  dev: {}
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-07, impact: 3 }
`,
      },
      {
        at: '2026-07-20',
        by: 'Maya',
        plan: `
status: live
people:
  dev: {}
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-07, impact: 3 }
  report: { owner: dev, effort: 3d, due: 2026-07-30, impact: 5 }
`,
      },
    ],
    plan: `
status: live
people:
  dev: {}
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-07, impact: 3 }
  #                                     ^^^^^^^^^^ Due 2026-08-07, and finished on 2026-08-12: it would be done on 2026-08-06 without "report", which came in on 2026-07-20 by Maya, after the plan went live.
  report: { owner: dev, effort: 3d, due: 2026-07-30, impact: 5 }
`,
    fixed: `
status: live
people:
  dev: {}
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-07, impact: 3 }
  report: { owner: dev, effort: 3d, due: 2026-07-30, after: [audit], impact: 5 }
`,
  },
  {
    name: 'two things together, of which neither would do it alone',
    history: [
      {
        at: '2026-07-01',
        by: 'Dev',
        plan: `
status: live
people:
  dev: {}
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-06, impact: 3 }
`,
      },
      {
        at: '2026-07-20',
        by: 'Maya',
        plan: `
status: live
people:
  dev: {}
activities:
  audit: { owner: dev, effort: 8d, due: 2026-08-06, impact: 3 }
  report: { owner: dev, effort: 2d, due: 2026-07-30, impact: 5 }
  slides: { owner: dev, effort: 2d, due: 2026-07-30, impact: 5 }
`,
      },
    ],
    plan: `
status: live
people:
  dev: {}
activities:
  audit:
    owner: dev
    effort: 8d
    due: 2026-08-06
    #    ^^^^^^^^^^ Due 2026-08-06, and finished on 2026-08-13: it would be done on 2026-08-06 without "report" and "slides", which came in after the plan went live.
    impact: 3
  report: { owner: dev, effort: 2d, due: 2026-07-30, impact: 5 }
  slides: { owner: dev, effort: 2d, due: 2026-07-30, impact: 5 }
`,
    fix: 'Move "audit"',
    fixed: `
status: live
people:
  dev: {}
activities:
  audit:
    owner: dev
    effort: 8d
    due: 2026-08-13
    impact: 3
  report: { owner: dev, effort: 2d, due: 2026-07-30, impact: 5 }
  slides: { owner: dev, effort: 2d, due: 2026-07-30, impact: 5 }
`,
  },
  {
    name: 'late without it too; there from the start; in time',
    history: [
      {
        at: '2026-07-01',
        by: 'Dev',
        plan: `
status: live
people:
  dev: {}
  ana: {}
activities:
  audit: { owner: dev, effort: 20d, due: 2026-08-05, impact: 3 }
  form: { owner: ana, effort: 5d, due: 2026-08-05, impact: 3 }
`,
      },
      {
        at: '2026-07-20',
        by: 'Maya',
        plan: `
status: live
people:
  dev: {}
  ana: {}
activities:
  audit: { owner: dev, effort: 20d, due: 2026-08-05, impact: 3 }
  form: { owner: ana, effort: 5d, due: 2026-08-05, impact: 3 }
  report: { owner: dev, effort: 3d, due: 2026-07-30, impact: 5 }
  slides: { owner: ana, effort: 1d, due: 2026-07-30, impact: 5 }
`,
      },
    ],
    plan: `
status: live
people:
  dev: {}
  ana: {}
activities:
  audit: { owner: dev, effort: 20d, due: 2026-08-05, impact: 3 }
  form: { owner: ana, effort: 5d, due: 2026-08-05, impact: 3 }
  report: { owner: dev, effort: 3d, due: 2026-07-30, impact: 5 }
  slides: { owner: ana, effort: 1d, due: 2026-07-30, impact: 5 }
`,
  },
];
