import { iso } from '../language/day.ts';
import type { Edit } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { kebab } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { newActivity, soon } from './new-entry.ts';

/** Who teaches what to whom. */
export interface Lesson {
  readonly skill: string;
  readonly teacher: string;
  readonly learner: string;
}
/** Adds an activity by which somebody learns a skill, within four weeks. */
export function addLesson(plan: Plan, frame: Frame, { skill, teacher, learner }: Lesson): { id: string; edit: Edit } {
  return newActivity(plan, frame, {
    id: `learn-${kebab(skill)}`,
    title: `Teach ${skill} to ${named(learner)}`,
    owner: teacher,
    with: [learner],
    due: soon(frame, 20),
    effort: '1d..4d',
    skills: [skill],
    done: `2 pieces of such work done by ${named(learner)} alone`,
  });
}
/** What such a fix says. */
export const lessonTitle = ({ learner }: Lesson, id: string, frame: Frame): string =>
  `Add the activity "${id}", due ${iso(soon(frame, 20))}, in which ${named(learner)} learns it`;
