import { gistOf } from '../words/gist.ts';
import { kept } from './kept.ts';
import type { Changed } from './links.ts';
import type { Entry, Parsed } from './parse.ts';
import { type EntryOf, field, inherited, isOneOff, isOpen } from './query.ts';
import { isDropped } from './standing.ts';

/** What two pieces of work have in common when they are one: the words of their titles, the workstream, and for tasks the activity that they stand under. */
export function workMark(entry: EntryOf<'activity'>): string | undefined {
  let mark = works.get(entry);
  if (mark === undefined) works.set(entry, (mark = markOf(entry)));
  return mark || undefined;
}
const works = new WeakMap<EntryOf<'activity'>, string>();
function markOf(entry: EntryOf<'activity'>): string {
  const { value, parent } = entry;
  if (!value.title || !isOpen(value) || !isOneOff(value) || isDropped(entry)) return '';
  const gist = gistOf(value.title);
  return gist.length ? ['work', ...gist, '', inherited(entry, 'workstream') ?? '', parent?.id ?? ''].join('\n') : '';
}
/** The same across plans: tasks, titles of one word, and what belongs to a workstream of its plan alone, say too little of what they are. */
function farWorkMark(entry: EntryOf<'activity'>): string | undefined {
  const stream = inherited(entry, 'workstream');
  if (entry.parent || (stream !== undefined && !stream.includes('/'))) return undefined;
  const mark = workMark(entry);
  return mark && mark.split('\n').indexOf('') > 2 ? mark : undefined;
}

const plain = (text: string): string => text.slice(0, 200).toLowerCase().replace(/\s+/g, ' ').trim();
/** What two entries of one person have in common. */
export const personMarks = ({ value: { email, name } }: EntryOf<'person'>): string[] => [
  ...(email?.trim() ? [`email ${plain(email)}`] : []),
  ...(name?.trim() ? [`name ${plain(name)}`] : []),
];

/** The plans that the paths of a scenario lead to, as in `activities.crm/form.due`: they are words of no kind, and not among the names. */
const assumedMarks = (entry: Entry): string[] =>
  (field(entry, 'assume')?.value.pairs ?? []).flatMap(({ key: { text } }) => {
    const slash = text.indexOf('/');
    return slash < 0 ? [] : [assumedMark(text.slice(text.indexOf('.') + 1, slash))];
  });
/** What holds this mark assumes something of the plan. */
export const assumedMark = (plan: string): string => `assume ${plan}`;

const known = new WeakMap<Parsed, readonly string[]>();
/** What ties the things of a chunk to other plans without being a name: each as often as it stands there. */
export function marksOf(parsed: Parsed): readonly string[] {
  let marks = known.get(parsed);
  if (!marks) {
    marks = parsed.entries.flatMap(it => {
      if (it.kind === 'scenario') return assumedMarks(it);
      if (it.kind === 'person') return personMarks(it as EntryOf<'person'>);
      return it.kind === 'activity' ? (farWorkMark(it as EntryOf<'activity'>) ?? []) : [];
    });
    known.set(parsed, (marks = kept(marks)));
  }
  return marks;
}
const none: readonly never[] = [];

/** Which files hold which marks, and how often. */
export class MarkIndex {
  private readonly counts = new Map<string, Map<string, number>>();

  /** Takes in what has changed in a plan. Gives all files that hold what has come or gone. */
  change(file: string, { removed, added }: Changed): Set<string> {
    const files = new Set<string>();
    const count = (chunks: readonly Parsed[], by: number): void => {
      for (const parsed of chunks)
        for (const mark of marksOf(parsed)) {
          for (const it of this.files(mark)) files.add(it);
          this.add(mark, file, by);
        }
    };
    count(removed, -1);
    count(added, 1);
    return files;
  }
  files(mark: string): Iterable<string> {
    return this.counts.get(mark)?.keys() ?? none;
  }
  private add(mark: string, file: string, by: number): void {
    const files = this.counts.get(mark) ?? new Map<string, number>();
    const count = (files.get(file) ?? 0) + by;
    if (count) files.set(file, count);
    else files.delete(file);
    if (files.size) this.counts.set(mark, files);
    else this.counts.delete(mark);
  }
}
