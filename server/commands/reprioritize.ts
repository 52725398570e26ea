import { writeText } from '../disk.ts';
import type { Day } from '../language/day.ts';
import { apply } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { counted } from '../plan/wording.ts';
import { reprioritize as propose } from '../reckon/reprioritize.ts';
import { reorderReport } from '../report/ranks.ts';
import { tellCircles } from './circles.ts';
import { colour, command, plansUnder, say, tellBroken, todayOf, Usage } from './command.ts';

export const reprioritize = command({
  usage: `
  opsplan reprioritize [paths]    write the ranks into the plans
      --check                     write nothing; fail if a plan is out of date
      --staged                    with --check: of the plans that the index of git would change
      --all                       with --staged: of all plans in the index`,
  takes: { check: { type: 'boolean' }, staged: { type: 'boolean' }, all: { type: 'boolean' } },
  async run(paths, given) {
    if (given.staged && !given.check) throw new Usage('reprioritize --staged writes nothing: it goes with --check.');
    if (given.all && !given.staged) throw new Usage('--all goes with --staged.');
    if (paths.includes('-')) throw new Usage('reprioritize works on files; - is none.');
    const today = todayOf(given);
    if (given.staged) return (await import('./reprioritize-staged.ts')).checkRanks(paths, today, !!given.all);
    let stale = 0;
    let unranked = 0;
    const run = plansUnder(paths);
    for (const file of run.files) {
      const plan = run.seen(file);
      // Ranks worked out of a part would be wrong for the whole.
      if (tellBroken(file, plan)) continue;
      await tellCircles(file, plan, today);
      const proposal = propose(plan, today);
      const outdated = given.check ? await isOutdated(plan, today) : proposal.edits.length > 0;
      if (given.check && !outdated) {
        unranked += proposal.moves.filter(it => it.from === undefined).length;
        continue;
      }
      stale += outdated ? 1 : 0;
      say(reorderReport(file, proposal, !given.check, colour()));
      if (!given.check && proposal.edits.length) writeText(file, apply(plan, proposal.edits));
    }
    if (given.check && !stale) {
      const have = unranked === 1 ? 'has' : 'have';
      const rest = unranked ? ` ${counted(unranked, 'activity', 'activities')} ${have} none yet.` : '';
      say(`No written rank is out of date.${rest}\n`);
    }
    return given.check && stale ? 1 : 0;
  },
});

/** The ranks count as out of date when a rule would say so. */
async function isOutdated(plan: Plan, today: Day): Promise<boolean> {
  const { check } = await import('../check.ts');
  return check(plan, { today }).some(it => it.rule === 'priority-stale' || it.rule === 'priority-inverted');
}
