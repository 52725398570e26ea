import type { Mention } from '../history/history.ts';
import { readDay } from '../language/day.ts';
import type { Commit } from '../plan/past.ts';
import { type Limits, run } from './command.ts';

/** What one commit made of one file. */
export interface Touch {
  /** The file's contents before, one for each parent of a merge, by their names in the object database. */
  readonly from: readonly (string | undefined)[];
  /** Nothing where it is gone. */
  readonly to: string | undefined;
  readonly path: string;
  /** What it was called before. */
  readonly was: string;
}
export interface Logged {
  readonly commit: Commit;
  /** It has no parent that can be read. */
  readonly root: boolean;
  readonly names: readonly string[];
  readonly touches: readonly Touch[];
}

/** So many commits are enough to judge by. */
export const mostCommits = 10_000;

const format = '%H%x00%P%x00%ad%x00%an%x00%ae%x00%B%x00';
/** A log that runs nothing and shows nothing besides what it is asked for. */
export const quietLog = [
  ...['log', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-color', '--no-notes', '--no-decorate'],
];
const common = [
  ...quietLog,
  ...['--encoding=UTF-8', '--date=short', '-z', `--max-count=${mostCommits + 1}`, `--format=${format}`],
];

/** The commits before and at one that touch a plan, newest first, with what they made of it. */
export async function logOf(
  program: string,
  folder: string,
  head: string,
  limits: Limits,
): Promise<{ logged: Logged[]; cut: boolean }> {
  // Both ends of a renaming must be plans. Side branches count too, so that what was read of a commit stays true.
  const args = [...common, '--full-history', '-c', '--raw', '--no-abbrev', '-M', '-O/dev/null', head, '--'];
  const { out, cut } = await run(program, folder, [...args, ':(top,glob)**/*.opsplan'], limits);
  const logged = parse(out.toString('utf8'), cut);
  return { logged: logged.slice(0, mostCommits), cut: cut || logged.length > mostCommits };
}

/** The commits whose message names an entry behind `Plan:`, oldest first. */
export async function mentionsOf(program: string, folder: string, head: string, limits: Limits): Promise<Mention[]> {
  const { out, cut } = await run(program, folder, [...common, '-i', '--grep=^Plan:', head, '--'], limits);
  const named = parse(out.toString('utf8'), cut).filter(it => it.names.length);
  return named.map(({ commit, names }) => ({ commit, names })).reverse();
}

/** Reads what git was asked for, part by part: names of files and messages may hold anything but a NUL. */
function parse(text: string, cut: boolean): Logged[] {
  const parts = text.split('\0');
  const found: Logged[] = [];
  let at = 0;
  while (at + 6 <= parts.length) {
    const [head = '', parents = '', date = '', by = '', email = '', message = ''] = parts.slice(at, at + 6);
    const id = head.trim();
    if (!/^[0-9a-f]{40,64}$/.test(id)) break;
    at += 6;
    while (parts[at] === '') at++;
    const touches: Touch[] = [];
    while (parts[at]?.trimStart().startsWith(':')) {
      const raw = rawOf(parts[at]!.trimStart());
      const [was = '', path = was] = parts.slice(at + 1, at + 2 + Number(raw.moved));
      touches.push({ from: raw.from, to: raw.to, was, path });
      at += 2 + Number(raw.moved);
    }
    const day = readDay(date);
    if (day === undefined) continue;
    const commit = { id, day, by: by || email, email };
    found.push({ commit, root: !parents.trim(), names: namesIn(message), touches });
  }
  // What was cut off in its middle is not known.
  return cut ? found.slice(0, -1) : found;
}

/** `:100644 100644 <from> <to> R064`, with a colon, a mode and a name more for each further parent of a merge. */
function rawOf(text: string): { from: (string | undefined)[]; to: string | undefined; moved: boolean } {
  const parents = /^:+/.exec(text)![0].length;
  const words = text.slice(parents).split(' ');
  const blobs = words
    .slice(parents + 1, 2 * parents + 2)
    .map((it, i) => (words[i]!.startsWith('100') && !/^0+$/.test(it) ? it : undefined));
  return { from: blobs.slice(0, parents), to: blobs[parents], moved: parents === 1 && /^[RC]/.test(words.at(-1)!) };
}

/** The names behind `Plan:` in the last paragraph of a message. */
function namesIn(message: string): string[] {
  const text = message.trimEnd();
  const last = text.slice(Math.max(0, text.lastIndexOf('\n\n'), text.length - 4000));
  return last
    .split('\n')
    .filter(it => /^plan:/i.test(it))
    .flatMap(it => it.slice(5).split(','))
    .map(it => it.trim())
    .filter(Boolean);
}
