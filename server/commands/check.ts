import { type Asked, findings, type Judged, judge } from '../check.ts';
import { writeText } from '../disk.ts';
import { fixAll } from '../fix.ts';
import { textOf } from '../plan/plan.ts';
import { listed } from '../plan/suggest.ts';
import { counted } from '../plan/wording.ts';
import type { Judgement } from '../report/findings.ts';
import type { Run } from '../run.ts';
import { formats, tooMany, written } from './check-formats.ts';
import { whenChanged } from './check-watch.ts';
import { colour, command, formatOf, numberOf, plansUnder, say, tell, todayOf, Usage } from './command.ts';
import { pageText } from './page.ts';

const takes = {
  format: { type: 'string' },
  fixes: { type: 'boolean' },
  fix: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  'no-history': { type: 'boolean' },
  staged: { type: 'boolean' },
  all: { type: 'boolean' },
  ranks: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  watch: { type: 'boolean' },
  explain: { type: 'string' },
} as const;

export const check = command({
  usage: `
  opsplan check [paths|-]         judge plans; - reads one from standard input
      --format F                  text for people (default), json for programs; sarif, github, junit and markdown for CI
      --fixes                     json, sarif: with what would mend each finding
      --fix                       mend what has one reading and loses nothing; with -, the mended
                                  plan goes to standard output and the findings to standard error
      --max-warnings N            more warnings than N fail the run
      --quiet, -q                 show errors only
      --watch                     judge again after each change, until Ctrl+C
      --no-history                do not ask git what was committed
      --staged                    judge what is in the index of git: only what is new against HEAD counts
      --all                       with --staged: what stood before counts too
      --ranks                     with --staged: ranks that are out of date fail the run too
      --explain RULE              instead: the page of a rule`,
  takes,
  async run(paths, given) {
    if (given.explain !== undefined) return explain(given.explain);
    if (given.staged) return (await import('./check-staged.ts')).checkStaged(paths, given);
    if (given.all || given.ranks) throw new Usage(`--${given.all ? 'all' : 'ranks'} goes with --staged.`);
    const format = formatOf(given, formats);
    const most = numberOf('max-warnings', given['max-warnings']) ?? Infinity;
    const isFilter = !!given.fix && paths.includes('-');
    if (isFilter && paths.some(it => it !== '-')) throw new Usage('check --fix - takes no other path.');
    if (given.watch && (given.fix || paths.includes('-')))
      throw new Usage('check --watch looks at files, and changes none: it takes neither --fix nor -.');
    const out = isFilter ? process.stderr : process.stdout;
    // A day that is none is told before anything is read.
    todayOf(given);
    const run = plansUnder(paths);
    if (!given['no-history']) await run.readPast(tell);
    if (given.fix) fixPlans(run, { today: todayOf(given) });
    const known = new Map<string, Judged>();
    const once = async (): Promise<number> => {
      const judgements = judgedAll(run, { today: todayOf(given) }, known);
      const all = judgements.flatMap(it => it.findings);
      const warnings = all.filter(it => it.severity === 'warning').length;
      const shown = given.quiet ? judgements.map(errorsOf) : judgements;
      out.write(await written(shown, { format, fixes: !!given.fixes, colour: colour(out), strict: warnings > most }));
      if (warnings > most) process.stderr.write(tooMany(warnings, most));
      return all.some(it => it.severity === 'error') || warnings > most ? 1 : 0;
    };
    if (given.watch) return watched(run, paths, once);
    return run.unread && !run.files.length ? 2 : once();
  },
});

async function explain(rule: string): Promise<number> {
  const page = await pageText(rule, colour());
  if (typeof page === 'string') return say(page);
  tell(page.refused);
  return 2;
}

/** Judges all plans; of one that was judged before only what has changed since. */
const judgedAll = (run: Run, asked: Asked, known: Map<string, Judged>): Judgement[] =>
  run.files.map(file => {
    const plan = run.seen(file);
    const judged = judge(plan, asked, known.get(file));
    known.set(file, judged);
    return { file, text: textOf(plan), plan, findings: findings(judged), folder: plan.others };
  });
const errorsOf = (it: Judgement): Judgement => ({
  ...it,
  findings: it.findings.filter(({ severity }) => severity === 'error'),
});

/** Judges now, and after every change. Only plans that have changed are read again. */
async function watched(run: Run, paths: readonly string[], once: () => Promise<number>): Promise<number> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const plans = (): string => counted(run.files.length, 'plan');
  // Editors that run this as a task tell by these two lines when it judges, and when it has.
  const show = async (changed: readonly string[]): Promise<void> => {
    // To a person at a terminal each judgement is a page of its own.
    if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
    say(`Checking ${plans()}${changed.length ? `: ${listed(changed, 5)} changed` : ''}.`);
    await once();
    say(`Watching ${plans()}; Ctrl+C ends it.`);
  };
  await show([]);
  return whenChanged(run, paths.length ? paths : ['.'], show);
}

/** A fix may show another one, in another plan too; plans settle long before this. */
const mostRounds = 5;
/** Applies every safe fix, and writes what has changed; what came from standard input goes to standard output. */
function fixPlans(run: Run, asked: Asked): void {
  const before = new Map(run.files.map(it => [it, textOf(run.seen(it))]));
  for (let round = 0; round < mostRounds; round++) {
    let settled = true;
    for (const file of run.files) {
      const { text, applied } = fixAll(run.seen(file), asked);
      if (!applied) continue;
      run.put(file, text);
      settled = false;
    }
    if (settled) break;
  }
  for (const [file, old] of before) {
    const text = textOf(run.seen(file));
    if (file === '-') process.stdout.write(text);
    else if (text !== old) writeText(file, text);
  }
}
