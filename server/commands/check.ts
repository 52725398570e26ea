import { type Asked, check as findingsOf } from '../check.ts';
import { writeText } from '../disk.ts';
import { fixAll } from '../fix.ts';
import { textOf } from '../plan/plan.ts';
import { asJson, asText, type Judgement } from '../report/findings.ts';
import type { Run } from '../run.ts';
import { colour, command, formatOf, numberOf, plansUnder, tell, todayOf, Usage } from './command.ts';

export const check = command({
  usage: `
  opsplan check [paths|-]         judge plans; - reads one from standard input
      --format text|json          text for people (default), json for programs
      --fixes                     json: with what would mend each finding
      --fix                       mend what has one reading and loses nothing; with -, the mended
                                  plan goes to standard output and the findings to standard error
      --max-warnings N            more warnings than N fail the run
      --no-history                do not ask git what was committed`,
  takes: {
    format: { type: 'string' },
    fixes: { type: 'boolean' },
    fix: { type: 'boolean' },
    'max-warnings': { type: 'string' },
    'no-history': { type: 'boolean' },
  },
  async run(paths, given) {
    const format = formatOf(given, ['text', 'json']);
    const most = numberOf('max-warnings', given['max-warnings']) ?? Infinity;
    const isFilter = !!given.fix && paths.includes('-');
    if (isFilter && paths.some(it => it !== '-')) throw new Usage('check --fix - takes no other path.');
    const out = isFilter ? process.stderr : process.stdout;
    const asked = { today: todayOf(given) };
    const run = plansUnder(paths);
    if (!given['no-history']) await run.readPast(tell);
    if (given.fix) fixPlans(run, asked);
    const judgements: Judgement[] = run.files.map(file => {
      const plan = run.seen(file);
      return { file, text: textOf(plan), plan, findings: findingsOf(plan, asked), folder: plan.others };
    });
    if (run.unread && !judgements.length) return 2;
    out.write(format === 'json' ? asJson(judgements, !!given.fixes) : asText(judgements, colour(out)));
    const all = judgements.flatMap(it => it.findings);
    const warnings = all.filter(it => it.severity === 'warning').length;
    if (warnings > most) process.stderr.write(`${warnings} warnings are more than ${most}.\n`);
    return all.some(it => it.severity === 'error') || warnings > most ? 1 : 0;
  },
});

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
