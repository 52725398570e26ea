import { rankingOf } from '../reckon/ranking.ts';
import { rankTable } from '../report/ranks.ts';
import { tellCircles } from './circles.ts';
import { colour, command, plansUnder, say, tellBroken, todayOf } from './command.ts';

export const rank = command({
  usage: `
  opsplan rank [paths]            what comes first, and why`,
  takes: {},
  async run(paths, given) {
    const today = todayOf(given);
    const run = plansUnder(paths);
    for (const it of run.files) tellBroken(it, run.seen(it));
    for (const file of run.files) {
      const plan = run.seen(file);
      await tellCircles(file, plan, today);
      say(rankTable(file, plan, rankingOf(plan, today), colour()));
    }
    return 0;
  },
});
