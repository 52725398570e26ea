import { iso } from '../language/day.ts';
import { counted } from '../plan/wording.ts';
import { type Brought, clean, type Incoming, nothing, type Said } from './incoming.ts';
import { calendarOf, hoursOf } from './tjp-calendar.ts';
import { broughtResource, type Resources } from './tjp-people.ts';
import { dayIn, type Statement, statementsOf } from './tjp-statements.ts';
import { tasksOf } from './tjp-tasks.ts';

/** A project of TaskJuggler 3 as a plan: people, leave, tasks with effort, order and priority. What has no word here is told, or stands as a comment. */
export function fromTjp(source: string, title: string): Brought | { refused: string } {
  const top = statementsOf(source);
  if ('refused' in top) return top;
  const project = top.find(it => it.name === 'project');
  if (!top.some(it => it.name === 'task')) return { refused: 'There is no task in it.' };
  const named = project?.args.find(it => it.kind === 'text')?.text;
  const people: Incoming[] = [];
  const resources: Resources = new Map();
  for (const it of top) if (it.name === 'resource') broughtResource(it, people, resources);
  const { activities, milestones } = tasksOf(top, resources, hoursOf(project), isOurs(project));
  const days = (project?.args ?? []).filter(it => it.kind === 'date').map(it => dayIn(it.text));
  const [from, to] = days;
  const period: Said[] =
    from !== undefined && to !== undefined && to - 1 > from ? [['period', `${iso(from)}..${iso(to - 1)}`]] : [];
  const left = leftBehind(top, project);
  const calendar = calendarOf(top, project, { isOurs: isOurs(project), left });
  return {
    ...nothing,
    title: clean(named ?? '') || title,
    head: isOurs(project) ? [] : period,
    sections: calendar.length ? [calendar] : [],
    people,
    milestones,
    activities,
    left,
  };
}

const isOurs = (project: Statement | undefined): boolean =>
  !!project?.body.some(it => it.name === 'extend' && it.body.some(at => at.args.some(arg => arg.text === 'Opsplan')));

const taken = new Set(['project', 'task', 'resource', 'leaves', 'vacation']);
/** Of no plan: how it is printed, and what of. */
const silent = new Set(['now', 'timezone', 'timingresolution', 'dailyworkinghours', 'workinghours', 'extend', 'timeformat', 'numberformat', 'currencyformat', 'weekstartsmonday', 'weekstartssunday', 'flags', 'navigator', 'copyright', 'projectid', 'projectids', 'balance']); // biome-ignore format: a list
function leftBehind(top: readonly Statement[], project: Statement | undefined): string[] {
  const all = [...top.filter(it => !taken.has(it.name)), ...(project?.body ?? [])].filter(it => !silent.has(it.name));
  const kinds = new Map<string, number[]>();
  for (const { name, line } of all) {
    const lines = kinds.get(name) ?? [];
    lines.push(line);
    kinds.set(name, lines);
  }
  return [...kinds].map(([name, lines]) => {
    const where =
      lines.length > 1 ? `lines ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ' …' : ''}` : `line ${lines[0]}`;
    return name === 'include'
      ? `${counted(lines.length, 'file')} that it includes (${where}) not read: import a project that is one file.`
      : `"${name}" left behind (${where}): a plan has no word for it.`;
  });
}
