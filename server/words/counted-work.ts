/** What a team does, as a unit: a number of these says how busy it was. */
const work = '(?:tasks?|activit(?:y|ies)|milestones?|story[- ]points?|action items?|to-?dos?|deliverables?)';
const unit = new RegExp(`^${work}(?:[ /].{0,40})?$`, 'i');
const done = '(?:done|closed|completed?|finished|delivered)';
const title = new RegExp(
  `(?:^|[^a-z])${work}[ -]${done}(?:[ -](?:(?:per|a|each|this) ?(?:week|month|quarter|sprint)))?$`,
  'i',
);

/** Whether a unit counts work: tasks, milestones, story points. */
export const isUnitOfWork = (text: string): boolean => unit.test(text.slice(0, 100).trim());
/** Whether a title ends in work that is done: "Milestones completed". */
export const endsInWork = (text: string): boolean => title.test(text.slice(0, 200).trim());
