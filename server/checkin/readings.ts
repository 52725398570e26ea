import type { Day } from '../language/day.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf } from '../plan/query.ts';
import { capital, spoken } from '../plan/wording.ts';
import { courseOf, dayOfAim, goingOf, inUnit } from '../reckon/course.ts';
import { type Point, personName } from './point.ts';

/** What was read since a day, against the reading before and the aim, and what was decided; apart from it what went the wrong way. */
export function movedFacts(plan: Plan, since: Day, frame: Frame): { forward: Point[]; other: Point[] } {
  const read = readings(plan, since, frame);
  const points = (back: boolean): Point[] => read.flatMap(it => (it.back === back ? [it.point] : []));
  return { forward: [...points(false), ...decided(plan, since, frame)], other: points(true) };
}

function readings(plan: Plan, since: Day, frame: Frame): { point: Point; back: boolean }[] {
  const { head, today } = frame;
  return entriesOf(plan, 'metric').flatMap(({ id, value }) => {
    const course = courseOf(value, head.goal?.metric === id ? head.goal : undefined, today);
    const last = course?.readings.at(-1);
    if (!course || !last || last.day < since) return [];
    const before = course.readings.findLast(it => it.day < since);
    const by = dayOfAim(frame, id);
    const going = words[goingOf(course, by, today)];
    const aim =
      course.aim === undefined
        ? ''
        : `; the aim is ${inUnit(course, course.aim)}${by === undefined ? '' : ` by ${spoken(by, today)}`}`;
    const back = !!before && !!course.better && (last.amount - before.amount) * course.better < 0;
    const now = `${inUnit(course, last.amount)} on ${spoken(last.day, today)}`;
    const from = before ? `${back ? 'back ' : ''}from ${inUnit(course, before.amount)} to ${now}` : now;
    const says = `${capital(from)}${aim}${going ? `: ${going}` : ''}.`;
    const { owner, title = id } = value;
    const who = owner === undefined ? undefined : personName(plan, owner);
    const point = {
      about: `metric/${id}`,
      title,
      who,
      says,
      since: undefined,
      people: owner === undefined ? [] : [owner],
    };
    return [{ point, back }];
  });
}

const words: Partial<Record<ReturnType<typeof goingOf>, string>> = {
  reached: 'there already',
  breached: 'past its limit',
  missed: 'the day has passed',
  'off track': 'off track',
  'on track': 'on track',
};

const decided = (plan: Plan, since: Day, { today }: Frame): Point[] =>
  entriesOf(plan, 'decision').flatMap(({ id, value }): Point[] => {
    const { chosen, decided: day, because, owner, question } = value;
    if (chosen === undefined || day === undefined || day < since || day > today) return [];
    return [
      {
        about: `decision/${id}`,
        title: question ?? id,
        who: owner === undefined ? undefined : personName(plan, owner),
        says: `Decided on ${spoken(day, today)}: ${chosen}${because ? `, because ${because[0]!.toLowerCase()}${because.slice(1)}` : ''}.`,
        since: undefined,
        people: owner === undefined ? [] : [owner],
      },
    ];
  });
