import { type Day, iso } from '../language/day.ts';
import { entriesOf, milestoneDays } from '../plan/query.ts';
import { type Outgoing, titleOf, type Work, workOf } from './work.ts';

/** A gantt chart for Mermaid, as GitHub, GitLab and many wikis draw it: a section for each plan, bars as they are forecast. */
export function toMermaid(all: readonly Outgoing[]): string {
  const lines = ['gantt', '  dateFormat YYYY-MM-DD', '  axisFormat %d %b', '  excludes weekends'];
  if (all.length === 1) lines.splice(1, 0, `  title ${textOf(titleOf(all[0]!))}`);
  all.forEach((it, nth) => {
    lines.push(`  section ${textOf(titleOf(it))}`);
    let count = 0;
    const id = (): string => `p${nth + 1}t${++count}`;
    for (const work of workOf(it)) if (work.status !== 'dropped') lines.push(...bar(work, id));
    for (const { id: name, value } of entriesOf(it.plan, 'milestone')) {
      const days = milestoneDays(value);
      const title = typeof value === 'object' && value && 'at' in value ? (value.title ?? name) : name;
      if (days) lines.push(`  ${textOf(title)} :${days.from < days.to ? phase(days, id()) : point(days.to, id())}`);
    }
  });
  return `${lines.join('\n')}\n`;
}

const point = (day: Day, id: string): string => `milestone, ${id}, ${iso(day)}, 0d`;
/** A phase runs from its first day to its last. The end of a bar is the first day behind it. */
const phase = ({ from, to }: { readonly from: Day; readonly to: Day }, id: string): string =>
  `${id}, ${iso(from)}, ${iso(to + 1)}`;

function bar({ title, depth, from, to, status, critical, late }: Work, id: () => string): string[] {
  if (from === undefined || to === undefined || from > to) return [];
  const tags = [
    ...(status === 'done' ? ['done'] : status === 'in progress' ? ['active'] : []),
    ...(critical || late ? ['crit'] : []),
  ];
  const name = `${depth ? '· ' : ''}${textOf(title)}`;
  // The end of a bar is the first day behind it.
  return [`  ${name} :${[...tags, id(), iso(from), iso(to + 1)].join(', ')}`];
}

/** A title within a chart: what ends it, and what Mermaid takes for an instruction, is written by its number. */
const textOf = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
    .replace(/[:;#%,"<>{}`\\]/g, numbered)
    .replace(instruction, it => `${numbered(it)}${it.slice(1)}`) || 'untitled';
const numbered = (it: string): string => `#${it.charCodeAt(0)};`;
/** What Mermaid reads as an instruction, or as a date, where a line begins with it; it is none once its first letter is a number. */
const instruction =
  /^(?:\d|acc_?(?:descr|title)|axisformat|call|click|dateformat|excludes|gantt|href|includes|inclusiveenddates|section|tickinterval|title|todaymarker|topaxis|weekday|weekend)/i;
