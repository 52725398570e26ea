import type { Day } from '../language/day.ts';
import { fromCsv } from './from-csv.ts';
import { fromGithub } from './from-issues.ts';
import { fromJira } from './from-jira.ts';
import { fromJson } from './from-json.ts';
import { fromMsProject } from './from-msproject.ts';
import { fromTjp } from './from-tjp.ts';
import type { Brought } from './incoming.ts';
import { writtenPlan } from './written-plan.ts';

/** From what a plan can be made. */
export const sources = ['csv', 'tjp', 'msproject', 'github', 'jira', 'json'] as const;
export type Source = (typeof sources)[number];

/** The plan that a text of another program becomes, with what had to stay behind; why not where it is none. */
export function imported(
  from: Source,
  text: string,
  { title, today }: { readonly title: string; readonly today: Day },
): { readonly text: string; readonly left: readonly string[] } | { readonly refused: string } {
  if (from === 'json') return fromJson(text);
  const brought = readers[from](text, title, today);
  if ('refused' in brought) return brought;
  const { text: plan, comments } = writtenPlan(brought, today);
  // Of a table its cells are told, and of issues the key of each stays.
  const kept = (from === 'tjp' || from === 'msproject') && comments ? [keptAs(comments)] : [];
  return { text: plan, left: [...brought.left, ...kept] };
}
/** A comment is read by whoever looks for it: that there are some is said. */
const keptAs = (count: number): string =>
  count === 1
    ? '1 line stays as a comment: no key takes what it says.'
    : `${count} lines stay as comments: no key takes what they say.`;
const readers: Readonly<
  Record<Exclude<Source, 'json'>, (text: string, title: string, today: Day) => Brought | { refused: string }>
> = {
  csv: fromCsv,
  tjp: fromTjp,
  msproject: fromMsProject,
  github: fromGithub,
  jira: fromJira,
};

/** What a file is, by its name and how it begins; nothing where that cannot be told. */
export function sourceOf(name: string, text: string): Source | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  const head = text.slice(0, 5000);
  if (ending === 'tjp' || ending === 'tji') return 'tjp';
  if (ending === 'xml' || /^\ufeff?\s*<\?xml/.test(head)) return 'msproject';
  if (ending === 'json' || /^\ufeff?\s*[[{]/.test(head)) return /"plans"\s*:\s*\[/.test(head) ? 'json' : 'github';
  const [first = ''] = head.split(/\r\n|\n|\r/, 1);
  if (/\bissue key\b/i.test(first) && /\bsummary\b/i.test(first)) return 'jira';
  return ending === 'csv' || ending === 'tsv' || ending === 'txt' ? 'csv' : undefined;
}
