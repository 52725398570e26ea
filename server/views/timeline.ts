import type { Baseline } from '../diff/baseline.ts';
import { type Forecast, forecastOf } from '../forecast/forecast.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, find, isOneOff } from '../plan/query.ts';
import { isDropped, isOver } from '../plan/standing.ts';
import { counted } from '../plan/wording.ts';
import { type Sift, take } from './row.ts';
import { barOf } from './timeline-bar.ts';
import { besideBaseline } from './timeline-baseline.ts';
import { datesOf } from './timeline-dates.ts';
import { personOf } from './timeline-person.ts';
import type { Bar, Timeline } from './timeline-row.ts';

/** Work as bars in time, as it is forecast, with what stands against it: due dates, milestones, decisions, leave and load. */
export function timeline(plan: Plan, today: Day, most = Infinity, sift?: Sift, baseline?: Baseline): Timeline {
  const forecast = forecastOf(plan, today);
  const work = entriesOf(plan, 'activity').filter(it => isOneOff(it.value) && !isDropped(it));
  // Where not all can be shown, what is over goes first.
  const shown = work.length > most ? [...work.filter(it => !isOver(it)), ...work.filter(isOver)] : work;
  const all: (() => Bar)[] = [
    ...datesOf(plan, today).map(it => () => it),
    ...shown.map(it => () => barOf(forecast, it)),
  ];
  const { rows, count } = take(all, most, sift, it => it());
  const bars = baseline ? besideBaseline(plan, rows as readonly Bar[], today, baseline) : (rows as readonly Bar[]);
  const owners = new Set(bars.flatMap(it => (it.kind === 'work' && it.owner !== undefined ? [it.owner] : [])));
  const streams = new Set(bars.flatMap(it => it.workstream ?? []));
  return {
    rows: bars,
    count,
    today,
    ...(forecast.finish !== undefined && { finish: forecast.finish }),
    says: inWords(forecast),
    ...(baseline && { baseline: baseline.name }),
    people: [...owners].map(it => personOf(plan, it, today)),
    workstreams: [...streams].map(id => ({ id, name: find(plan, 'workstream', id)?.value.title ?? id })),
  };
}

/** `3 open · 1 late by the forecast`. */
function inWords({ activities }: Forecast): string {
  const whole = activities.filter(it => !it.entry.parent);
  const late = whole.filter(({ finish, due }) => due !== undefined && (finish ?? Infinity) > due).length;
  return [
    counted(whole.length, 'open activity', 'open activities'),
    ...(late ? [`${late} late by the forecast`] : []),
  ].join(' · ');
}
