import { type Day, iso } from '../language/day.ts';
import { language } from '../language/index.ts';
import { shapeOf } from '../language/shape.ts';
import { type Activity, clean, type Incoming, impactOfWeight, type Said, yaml, yamlList } from './incoming.ts';
import { flow } from './json-yaml.ts';
import { rankOf } from './tjp-names.ts';
import type { Resources } from './tjp-people.ts';
import { restOf } from './tjp-rest-in.ts';
import { dayIn, type Statement, told } from './tjp-statements.ts';
import type { Json } from './to-json.ts';

interface Context {
  readonly resources: Resources;
  readonly hours: number;
  /** Milestones that are nothing but a day, on their way out of the tasks. */
  readonly milestones: Incoming[];
  /** Ranks by the priority that tasks state, the highest first. */
  readonly ranks: ReadonlyMap<string, number>;
  /** `export` wrote it: what it says in words of its own is exact. */
  readonly ours: boolean;
}

/** The tasks of a project as activities, and those that are just a day as milestones. */
export function tasksOf(top: readonly Statement[], resources: Resources, hours: number, ours: boolean) {
  const milestones: Incoming[] = [];
  const tasks = top.filter(it => it.name === 'task');
  const context: Context = { resources, hours, milestones, ranks: ranksOf(tasks, ours), ours };
  return { activities: tasks.flatMap(it => taskOf(it, [], context)), milestones };
}

/**
 * TaskJuggler has a weight from 1 to 1000, many tasks sharing one; a rank is a place. So ranks are told only where all weights
 * differ, or where they are those that `export` made of ranks.
 */
function ranksOf(tasks: readonly Statement[], ours: boolean): ReadonlyMap<string, number> {
  const stated: string[] = [];
  const count = (all: readonly Statement[]): void => {
    for (const it of all) {
      const text = it.body.find(at => at.name === 'priority')?.args[0]?.text;
      if (text !== undefined) stated.push(text);
      count(it.body.filter(at => at.name === 'task'));
    }
  };
  count(tasks);
  if (ours) return new Map(stated.map(it => [it, rankOf(Number(it))]));
  if (new Set(stated).size < stated.length || stated.some(it => !/^\d{1,4}$/.test(it))) return new Map();
  return new Map(stated.map(Number).sort((a, b) => b - a).map((it, i) => [`${it}`, i + 1])); // biome-ignore format: one chain
}

const elsewhere = ['metric', 'workstream'];
/** What an activity may say; its tasks are tasks of the project. */
const taken = new Set(shapeOf(language).keys!.get('activities')!.entry!.value.keys!.keys());
taken.delete('tasks');
/** What came along under a key that an activity takes as it is, and what nobody knows: anybody may have written the project. */
function divided(rest: Readonly<Record<string, Json>>): [known: [string, Json][], strange: [string, Json][]] {
  const all = Object.entries(rest).filter(([name]) => !['id', 'title', ...elsewhere].includes(name));
  return [all.filter(([name]) => taken.has(name)), all.filter(([name]) => !taken.has(name))];
}

function taskOf(it: Statement, above: readonly string[], context: Context): Activity[] {
  const [id, title] = it.args;
  if (!id) return [];
  const path = [...above, id.text];
  const rest = restOf(it);
  const below = it.body.filter(at => at.name === 'task').flatMap(at => taskOf(at, path, context));
  const key = path.join('.');
  const base = {
    key,
    id: typeof rest.id === 'string' ? rest.id : id.text.replaceAll('_', '-'),
    title: titleOf(rest.title, clean(title?.text ?? '') || id.text),
  };
  const start = dayOf(it, 'start');
  const isStone = it.body.some(at => at.name === 'milestone');
  if ('milestone' in rest) {
    context.milestones.push({ ...base, says: [['', flow(rest.milestone!)]], notes: [] });
    return [];
  }
  if (isStone && start !== undefined && !it.body.some(at => at.name === 'depends') && !below.length) {
    const says: Said[] = [['at', iso(start)], ['title', yaml(base.title ?? id.text)]]; // biome-ignore format: two keys
    context.milestones.push({ ...base, says, notes: [] });
    return [];
  }
  const { says, notes } = saysOf(it, context, below.length > 0);
  const [extra, strange] = divided(rest);
  // What these name did not come along.
  notes.push(...elsewhere.flatMap(name => (typeof rest[name] === 'string' ? [`${name}: ${rest[name]}`] : [])));
  notes.push(...strange.map(([name, value]) => clean(`${name}: ${flow(value)}`)));
  const written = new Map([
    ...says,
    ...extra.filter(([, value]) => value !== null).map(([name, value]) => [name, flow(value)] as const),
  ]);
  for (const [name, value] of extra) if (value === null) written.delete(name);
  const after =
    'after' in rest ? [] : it.body.filter(at => at.name === 'depends').flatMap(at => links(at, above, context.hours));
  return [{ ...base, says: [...written], notes, after, tasks: below }];
}

const titleOf = (own: Json | undefined, text: string): string | undefined =>
  own === null ? undefined : typeof own === 'string' ? own : text;

const dayOf = ({ body }: Statement, name: string): Day | undefined => {
  const arg = body.find(it => it.name === name || it.name === `plan:${name}`)?.args[0];
  return arg?.kind === 'date' ? dayIn(arg.text) : undefined;
};

/** `depends !!spec.api { gaplength 2d }, done`: each `!` is one step out from where the task itself stands. */
function links({ args, body }: Statement, above: readonly string[], hours: number) {
  const gap = body.find(it => it.name === 'gaplength' || it.name === 'gapduration');
  const lag = gap && duration(gap.args[0]?.text, gap.name === 'gapduration' ? 'calendar' : 'work', hours);
  const refs = args.filter(it => it.kind === 'word').map(it => it.text);
  return refs.map((text, i) => {
    const steps = /^!*/.exec(text)![0].length;
    const from = steps ? above.slice(0, Math.max(0, above.length - steps + 1)) : [];
    const key = [...from, text.slice(steps)].join('.');
    return { key, lag: i === refs.length - 1 ? lag : undefined };
  });
}

/** `3.5d`, `10 h`, `2w`, `90min`, `1m`: working time as a plan writes it. */
function duration(text: string | undefined, kind: 'work' | 'calendar', hours: number): string | undefined {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,3})?)(min|h|d|w|m|y)$/.exec(text ?? '') ?? [];
  if (amount === undefined) return undefined;
  const count = Number(amount);
  if (kind === 'calendar' && unit === 'd') return `${Math.max(1, Math.round((count / 7) * 5))}d`;
  if (unit === 'h' || unit === 'd' || unit === 'w') return `${count}${unit}`;
  const rounded = (it: number): number => Math.round(it * 100) / 100;
  if (unit === 'min') return `${rounded(count / 60)}h`;
  // A month has 21.75 working days, and a year 261.
  return `${rounded(((unit === 'm' ? 21.75 : 261) * count * hours) / hours)}d`;
}

/** What a plan takes of each word: the name of the word, and what comes of it. */
function saysOf(it: Statement, context: Context, isWhole: boolean): { says: Said[]; notes: string[] } {
  const says: Said[] = [];
  const notes: string[] = [];
  const isSaid = (name: string): boolean => it.body.some(at => at.name === name);
  const complete = Number(it.body.find(at => at.name === 'complete')?.args[0]?.text ?? Number.NaN);
  const done = complete === 100;
  const person = (text: string): string => context.resources.get(text) ?? clean(text);
  const allocated: string[] = [];
  const shares = new Map<string, string>();
  const responsible = it.body.find(at => at.name === 'responsible')?.args[0]?.text;
  for (const at of it.body) {
    const [arg] = at.args;
    const text = arg?.text;
    const day = arg?.kind === 'date' ? dayIn(arg.text) : undefined;
    if (at.name === 'effort' || at.name === 'length' || at.name === 'duration') {
      const long = duration(text, at.name === 'duration' ? 'calendar' : 'work', context.hours);
      if (long && !isWhole) says.push(['effort', long]);
      else notes.push(told(at));
    } else if (at.name === 'allocate') {
      allocated.push(...at.args.filter(it => it.kind === 'word').map(it => person(it.text)));
      notes.push(...at.body.map(told));
    } else if (at.name === 'limits') limit(at, shares, person, context.hours, notes);
    else if (at.name === 'start' && day !== undefined) says.push([done ? 'started' : 'start', iso(day)]);
    else if (at.name === 'end' && day !== undefined) says.push([done ? 'finished' : 'due', iso(day - 1)]);
    else if (at.name === 'maxend' && day !== undefined) says.push(['due', iso(atMidnight(arg!.text) ? day - 1 : day)]);
    else if (at.name === 'priority' && text !== undefined) {
      const rank = context.ranks.get(text);
      const impact = rank === undefined ? impactOfWeight(Number(text)) : undefined;
      if (rank !== undefined) says.push(['priority', `${rank}`]);
      else if (impact !== undefined) says.push(['impact', `${impact}`]);
      else notes.push(told(at));
    } else if (at.name === 'note' && text !== undefined) notes.push(...text.split('\n').map(clean).filter(Boolean));
    else if (at.name === 'responsible') {
      const others = at.args.filter(it => it.kind === 'word').slice(1);
      if (others.length) notes.push(told(at));
    } else if (at.name === 'milestone') says.push(['effort', '0h']);
    else if (at.name === 'effortdone' || at.name === 'effortleft') {
      const long = duration(text, 'work', context.hours);
      if (!long || isWhole) notes.push(told(at));
      // That nothing has been done goes without saying; that nothing is left only of what is done.
      else if ((at.name === 'effortleft' && !done) || Number.parseFloat(long) > 0)
        says.push([at.name === 'effortdone' ? 'spent' : 'remaining', long]);
    } else if (at.name === 'complete' && !(complete > 0 && complete <= 100)) notes.push(told(at));
    else if (at.name === 'complete' && done) says.push(['status', 'done']);
    else if (at.name === 'complete' && !context.ours) {
      says.push(['status', 'in progress']);
      const left = isWhole || isSaid('effortleft') ? undefined : leftOf(it, complete, context.hours);
      if (left !== undefined) says.push(['remaining', left]);
      else notes.push(told(at));
    } else if (!quiet.has(at.name)) notes.push(told(at));
  }
  const owner = responsible === undefined ? allocated[0] : person(responsible);
  const others = [...new Set(allocated)].filter(name => name !== owner);
  if (owner !== undefined) says.push(['owner', yaml(owner)]);
  if (others.length)
    says.push([
      'with',
      others.every(name => shares.has(name))
        ? `{ ${others.map(name => `${yaml(name)}: ${shares.get(name)}`).join(', ')} }`
        : yamlList(others),
    ]);
  return { says: [...new Map(says)], notes };
}
const quiet = new Set(['task', 'depends', 'Opsplan', 'complete', 'scheduled']);

/** What is left of a task of which so many percent are done. */
function leftOf({ body }: Statement, complete: number, hours: number): string | undefined {
  const work = body.find(it => it.name === 'effort' || it.name === 'length' || it.name === 'duration');
  const long = work && duration(work.args[0]?.text, work.name === 'duration' ? 'calendar' : 'work', hours);
  if (!long) return undefined;
  const amount = Number.parseFloat(long);
  return `${Math.round(amount * (100 - complete)) / 100}${long.slice(-1)}`;
}
const atMidnight = (text: string): boolean => !/-\d{1,2}:\d{2}/.test(text) || /-0?0:00/.test(text);

/** `dailymax 4h { resources ana }` is a share of her day. */
function limit(
  it: Statement,
  shares: Map<string, string>,
  person: (text: string) => string,
  hours: number,
  notes: string[],
): void {
  for (const at of it.body) {
    const who = at.body.find(by => by.name === 'resources')?.args[0]?.text;
    const most = /^(\d{1,2}(?:\.\d{1,3})?)h$/.exec(at.args[0]?.text ?? '')?.[1];
    const share = Math.round((Number(most) / hours) * 10_000) / 100;
    if (at.name === 'dailymax' && who !== undefined && share > 0 && share <= 100) shares.set(person(who), `${share}%`);
    else notes.push(told({ ...at, name: `limits ${at.name}` }));
  }
}
