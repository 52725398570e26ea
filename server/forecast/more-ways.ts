import { type Day, iso, weekdayOf } from '../language/day.ts';
import type { Range } from '../language/values.ts';
import type { Change } from '../plan/change.ts';
import { isWritable } from '../plan/due.ts';
import { type Edit, quote, replace, setKey } from '../plan/edit.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, field, find, items, known } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { skillsOf } from '../plan/skills.ts';
import { cited, listed, unused } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { whoSays } from '../plan/who-says.ts';
import { wholeOf } from '../plan/whole.ts';
import type { Job } from '../reckon/job.ts';
import { handTo, type Relief, type Strain } from '../reckon/relief.ts';
import { editsOf, nameOf, together, tryOut } from '../reckon/try-out.ts';
import { workingTimeOf } from '../reckon/working-time.ts';

const within = ({ jobs, reaches }: Strain): Job[] => jobs.filter(it => reaches || !it.home);

/** Somebody who helps already gives a larger share of the day, as little more as is enough. */
export function moreShare(plan: Plan, strain: Strain): Relief[] {
  for (const job of within(strain)) {
    for (const [id, share] of job.shares) {
      const pair = field(job.entry, 'with', id);
      if (pair?.value.kind !== 'scalar') continue;
      for (let percent = Math.floor(share * 10 + 1) * 10; percent <= 100; percent += 10) {
        const place = { parsed: job.entry.parsed, range: pair.value.range };
        const change = editsOf(plan, job, of => [replace(of, place, `${percent}%`)]);
        if (!strain.isEased(tryOut(plan, change))) continue;
        const title = `Raise the share of ${named(id)} in ${cited(nameOf(job))} to ${percent}%`;
        return [{ ...change, title, chosen: `${percent}% of ${id} for ${nameOf(job)}`, of: [job] }];
      }
    }
  }
  return [];
}

/** The last of some days, up to `to`, that is enough; nothing where none is. The days are tried by halves: the earlier, the better. */
function lastDayThat(from: Day, to: Day, isEnough: (day: Day) => boolean): Day | undefined {
  if (from > to || !isEnough(from)) return undefined;
  let [good, bad] = [from, to + 1];
  while (bad - good > 1) {
    const mid = (good + bad) >> 1;
    if (isEnough(mid)) good = mid;
    else bad = mid;
  }
  return good;
}

/** What is not to begin before a day may begin earlier: as late as is enough. */
export function earlierStart(plan: Plan, strain: Strain): Relief[] {
  const { today } = strain;
  for (const job of within(strain)) {
    const { start } = job.entry.value;
    if (start === undefined || start <= today || !field(job.entry, 'start')) continue;
    const change = (day: Day): Change => editsOf(plan, job, of => [setKey(of, job.entry, 'start', iso(day))]);
    const day = lastDayThat(today, start - 1, it => strain.isEased(tryOut(plan, change(it))));
    if (day === undefined) continue;
    const title = `Start ${cited(nameOf(job))} on ${iso(day)} already, not ${iso(start)}`;
    return [{ ...change(day), title, chosen: `start ${nameOf(job)} on ${iso(day)}`, of: [job] }];
  }
  return [];
}

/** Edits of the plan that somebody stands in. */
const editsIn = (plan: Plan, home: Member | undefined, edit: (of: Plan) => readonly Edit[]): Change =>
  home ? { edits: [], others: edit(home.plan).map(it => ({ ...it, file: home.file })) } : { edits: [...edit(plan)] };

/** Days off of whoever holds it come after the deadline instead. */
export function laterLeave(plan: Plan, strain: Strain, due: Day): Relief[] {
  const { today } = strain;
  for (const job of within(strain)) {
    const person = job.owner === undefined ? undefined : whoSays(plan, 'person', job.owner, 'leave');
    if (!person || (person.home && !strain.reaches)) continue;
    const { entry, home } = person;
    const nodes = items(entry, 'leave');
    const all = (entry.value.leave ?? []).map(it => (typeof it === 'number' ? { from: it, to: it } : it));
    if (nodes.length !== all.length) continue;
    for (const [i, off] of all.entries()) {
      if (off.from <= today || off.from > due) continue;
      const to = moved(off, Math.max(due, ...all.map(it => it.to)));
      if (!isWritable(to.to)) continue;
      const text = to.from === to.to ? iso(to.from) : `${iso(to.from)}..${iso(to.to)}`;
      const change = editsIn(plan, home, of => [replace(of, { parsed: entry.parsed, range: nodes[i]!.range }, text)]);
      if (!strain.isEased(tryOut(plan, change))) continue;
      const title = `Move the leave of ${named(entry.id)} from ${iso(off.from)} to ${iso(to.from)}`;
      return [{ ...change, title, chosen: `leave of ${entry.id} from ${iso(to.from)}`, of: [job] }];
    }
  }
  return [];
}
/** The same days of the week, after another day. */
function moved({ from, to }: Range, behind: Day): Range {
  const by = (Math.floor((behind - from) / 7) + 1) * 7;
  return { from: from + by, to: to + by };
}

/** Somebody more takes a piece of it over: the last Monday from which on that is enough, with the skills that it asks for. */
export function newcomers(plan: Plan, strain: Strain, due: Day): Relief[] {
  const { today } = strain;
  const monday = today - weekdayOf(today) + 7;
  for (const job of within(strain)) {
    // Whoever has begun it knows it best.
    if (job.entry.value.status === 'in progress') continue;
    const skills = skillsOf(job.entry);
    const id = unused('new', it => known(plan, 'person').some(person => person.id === it));
    const change = (day: Day): Change => together([hire(plan, job, id, day), handTo(plan, job, id)]);
    const weeks = Math.floor((due - monday) / 7);
    const week = lastDayThat(0, weeks, it => strain.isEased(tryOut(plan, change(monday + it * 7))));
    if (week === undefined) continue;
    const day = monday + week * 7;
    const able = skills.length ? `, who can do ${listed(skills.map(it => cited(it.name)))}` : '';
    return [
      {
        ...change(day),
        title: `Hire one person more from ${iso(day)}${able}, for ${cited(nameOf(job))}`,
        chosen: `hire one person more for ${nameOf(job)}`,
        of: [job],
      },
    ];
  }
  return [];
}

/** A vacancy, in the plan that lists the people. */
function hire(plan: Plan, job: Job, id: string, from: Day): Change {
  const own = plan.others?.file ?? '';
  const count = (it: Member): number => entriesOf(it.plan, 'person').length;
  const home = entriesOf(plan, 'person').length
    ? undefined
    : wholeOf(plan)
        .filter(it => it.file !== own && count(it))
        .sort((a, b) => count(b) - count(a))[0];
  const team = job.owner === undefined ? undefined : find(plan, 'person', job.owner)?.value.team;
  const skills = skillsOf(job.entry).map(it => `${quote(it.name, true)}: ${it.level ?? 3}`);
  const hours = job.owner === undefined ? 40 : workingTimeOf(plan, job.owner, from).perWeek || 40;
  const body = [
    ...(team === undefined ? [] : [`team: ${quote(team, true)}`]),
    `capacity: ${Math.round(hours * 10) / 10}h/w`,
    ...(skills.length ? [`skills: { ${skills.join(', ')} }`] : []),
    `from: ${iso(from)}`,
    'status: hiring',
  ];
  return editsIn(plan, home, of => [insertEntry(of, 'people', id, body)]);
}
