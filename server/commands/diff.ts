import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Difference, differenceOf } from '../diff/difference.ts';
import { type Compared, type Differing, diffMarkdown, told } from '../diff/markdown.ts';
import { paired } from '../diff/paired.ts';
import { readText, Trouble } from '../disk.ts';
import { homeOf } from '../git/home.ts';
import { newRevisions, type Revision } from '../git/revision.ts';
import { type Day, iso } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { diffJson, diffText } from '../report/diff.ts';
import { Run } from '../run.ts';
import { checkedOut, committed, replaced } from '../source.ts';
import { colour, command, formatOf, say, tell, todayOf, Usage } from './command.ts';

export const diff = command({
  usage: `
  opsplan diff [REV] [paths]      what a change means: what it does to dates and deadlines, then what was changed
                                  REV: a commit (HEAD unless given), compared with the files; A..B: two commits;
                                  A...B: what B has changed since it parted from A
  opsplan diff OLD NEW            the same of two files
      --format text|markdown|json
      --exit-code                 fail where something has changed
      --driver --                 as git calls a diff driver (README, "In git")`,
  takes: { format: { type: 'string' }, 'exit-code': { type: 'boolean' }, driver: { type: 'boolean' } },
  async run(args, given) {
    const format = formatOf(given, ['text', 'markdown', 'json']);
    const today = todayOf(given);
    if (given.driver) return drive(args, today);
    const { all, compared } = isTwoFiles(args) ? ofFiles(args, today) : await ofCommits(args, today);
    if (format === 'json') say(diffJson(all, compared));
    else say(format === 'markdown' ? diffMarkdown(all, compared) : diffText(all, compared, colour()));
    return given['exit-code'] && told(all).length ? 1 : 0;
  },
});

interface Found {
  readonly all: readonly Differing[];
  readonly compared: Compared;
}
const isTwoFiles = (args: readonly string[]): boolean =>
  args.length === 2 && args.every(it => existsSync(it) && statSync(it).isFile());

function ofFiles([old, now]: readonly string[], today: Day): Found {
  const difference = between({ path: old!, text: readText(old!) }, { path: now!, text: readText(now!) }, today);
  return { all: [{ file: now!, difference }], compared: { from: old!, to: now! } };
}

interface Side {
  readonly path: string;
  /** Nothing where there is no such version. */
  readonly text: string | undefined;
}
/** Two texts as one and the same plan, where it stands among the plans below the current folder. */
function between(old: Side, now: Side, today: Day): Difference {
  const [before, after] = [old, now].map(({ text }): Plan | undefined => {
    if (text === undefined) return undefined;
    const run = new Run([now.path], tell, replaced(now.path, text, old.path));
    return run.seen(run.files[0]!);
  });
  return differenceOf(before, after, today);
}

/** As git calls it: the path, then the old version and the new one, each as a file, a name and a mode; a new path where it was renamed. */
function drive([path, oldFile, , , newFile, , , renamed]: readonly string[], today: Day): number {
  if (path === undefined) throw new Usage('--driver is for git, which says what to compare.');
  if (oldFile === undefined || newFile === undefined) return say(`${path} has conflicts that are not solved yet.\n`);
  const now = renamed ?? path;
  const compared = { from: `a/${path}`, to: `b/${now}` };
  try {
    const old = { path, text: versionIn(oldFile, compared.from) };
    const difference = between(old, { path: now, text: versionIn(newFile, compared.to) }, today);
    say(diffText([{ file: now, was: path, difference }], compared, colour()));
  } catch (error) {
    // A driver that fails would end the whole of `git diff`.
    if (!(error instanceof Trouble)) throw error;
    say(`${error.message}\n\`git diff --no-ext-diff\` shows the lines of ${now}.\n`);
  }
  return 0;
}
/** What git names where there is no version. On its way from the shell of Git for Windows the name becomes that of Windows. */
const none = /^(?:\/dev\/null|nul)$/i;
/** One of the two versions that git hands over, in a file of its own, which `name` stands for. */
function versionIn(file: string, name: string): string | undefined {
  try {
    return none.test(file) ? undefined : readText(file);
  } catch (error) {
    throw error instanceof Trouble ? new Trouble(error.message.replace(file, () => name)) : error;
  }
}

async function ofCommits(args: readonly string[], today: Day): Promise<Found> {
  const [first] = args;
  const isPath = first === undefined || existsSync(first) || first.endsWith('.opsplan');
  const paths = isPath ? args : args.slice(1);
  const [, left = '', dots, right = ''] = /^(.*?)(?:(\.{2,3})(.*))?$/s.exec(isPath ? 'HEAD' : first) ?? [];
  const [a, b] = [left || 'HEAD', dots ? right || 'HEAD' : undefined];
  const read = newRevisions();
  const at = async (name: string, base?: string): Promise<Revision> => {
    const found = await read(paths.find(it => existsSync(it)) ?? '.', name, base);
    if ('because' in found) throw new Trouble(`Nothing can be compared, because ${found.because}.`);
    return found;
  };
  const now = b === undefined ? undefined : await at(b);
  const then = b !== undefined && dots === '...' ? await at(b, a) : await at(a);
  const lost = paths.find(it => !existsSync(it) && ![then, ...(now ? [now] : [])].some(side => isIn(side, it)));
  if (lost !== undefined) {
    // As `git diff` takes two commits.
    const isCommit = !isPath && b === undefined && 'id' in (await read('.', lost));
    throw new Trouble(
      isCommit
        ? `${lost} is a commit: to compare it with ${a}, say opsplan diff ${a}..${lost}`
        : `${lost}: there is no such file or folder, and there was none.`,
    );
  }
  for (const it of paths)
    if (existsSync(it) && homeAt(it) !== then.home) tell(`${it} is of another repository, and is left out.`);
  const after = new Run(paths, tell, now ? committed(now) : checkedOut(then.home));
  const before = new Run(
    paths,
    tell,
    committed(then, file => after.get(file)),
  );
  if (after.unread) process.exitCode = 2;
  // What cannot be read now is told on its own: it is not gone.
  const missed = new Set(after.missed);
  const plans = (run: Run) => new Map(run.files.flatMap(it => (missed.has(it) ? [] : [[it, run.get(it)!] as const])));
  const all = paired(plans(before), plans(after)).map(it => ({
    file: it.after ?? it.before!,
    was: it.before,
    difference: differenceOf(seen(before, it.before), seen(after, it.after), today),
  }));
  const name = (it: string, { id, day }: Revision): string =>
    [it, ` (${id.slice(0, 7)}${day === undefined ? '' : `, ${iso(day)}`})`].join('');
  const from = name(dots === '...' ? `where ${b} parted from ${a}` : a, then);
  return { all, compared: { from, to: now ? name(b!, now) : 'the files as they are' } };
}
const isIn = (side: Revision, path: string): boolean => committed(side).find([path]).length > 0;
/** The repository that a file or folder is of. */
const homeAt = (path: string): string | undefined => {
  const at = resolve(path);
  return homeOf(statSync(at).isDirectory() ? at : dirname(at), new Map());
};
const seen = (run: Run, file: string | undefined): Plan | undefined =>
  file === undefined ? undefined : run.seen(file);
