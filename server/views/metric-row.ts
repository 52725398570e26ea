import type { Day } from '../language/day.ts';
import { addInterval } from '../language/time.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, rangeOf } from '../plan/query.ts';
import { weekEnd } from '../plan/standing.ts';
import { headValue } from '../plan/strategy.ts';
import { type Course, courseOf, dayOfAim, type Going, goingOf, inUnit } from '../reckon/course.ts';
import { shortDay } from './activity-row.ts';
import type { Row, State } from './row.ts';

const goings: Readonly<Record<Going, { state: State; says: string }>> = {
  unread: { state: 'unknown', says: 'no reading yet' },
  reached: { state: 'on track', says: 'target reached' },
  breached: { state: 'off track', says: 'past its limit' },
  missed: { state: 'off track', says: 'target missed' },
  'off track': { state: 'off track', says: 'off track' },
  'on track': { state: 'on track', says: 'on track' },
  unknown: { state: 'unknown', says: 'too early to tell' },
};

/** A metric as a line of a view: what was read last, where it is to go, and whether it gets there. */
export function metricRow(
  plan: Plan,
  entry: EntryOf<'metric'>,
  today: Day,
  shown: { id: string; says?: string; children?: readonly Row[] },
): Row {
  const { id, value } = entry;
  const goal = headValue(plan, 'goal');
  const course = courseOf(value, goal?.metric === id ? goal : undefined, today);
  const by = dayOfAim({ head: { goal }, period: headValue(plan, 'period') }, id);
  const going = goings[course ? goingOf(course, by, today) : 'unknown'];
  const newest = course?.readings.at(-1);
  const due = value.every && newest && addInterval(newest.day, value.every);
  return {
    id: shown.id,
    label: value.title ?? id,
    description: [told(course, going.says), ...(shown.says ? [shown.says] : [])].join(' · '),
    detail: [
      ...(course && newest ? [`${inUnit(course, newest.amount)} was read on ${shortDay(newest.day)}.`] : []),
      value.owner === undefined ? 'Nobody answers for its readings.' : `${value.owner} answers for its readings.`,
      ...(due === undefined ? [] : [`The next one is due on ${shortDay(due)}.`]),
      ...(course?.aim !== undefined && by !== undefined ? [`The target is for ${shortDay(by)}.`] : []),
    ].join(' '),
    state: going.state,
    context: 'entry',
    entry: `metric/${id}`,
    whose: value.owner === undefined ? [] : [value.owner],
    week: due === undefined ? value.every !== undefined && !newest : due <= weekEnd(today),
    open: true,
    parts: true,
    range: rangeOf(plan, { parsed: entry.parsed, range: entry.key.range }),
    children: shown.children ?? [],
  };
}

/** `8.5%, target 4% · off track`: of the little room, the most goes to what can change. */
function told(course: Course | undefined, says: string): string {
  if (!course) return 'amounts in different units';
  const newest = course.readings.at(-1);
  const aim = course.aim === undefined ? 'no target' : `target ${inUnit(course, course.aim)}`;
  if (!newest) return `${says} · ${aim}`;
  return `${inUnit(course, newest.amount)}, ${aim}${course.aim === undefined ? '' : ` · ${says}`}`;
}
