import { measuresOf } from '../forecast/measures.ts';
import { measuresJson, measuresTable } from '../report/measures.ts';
import { colour, command, formatOf, plansUnder, say, tell, tellBroken, todayOf } from './command.ts';

export const measures = command({
  usage: `
  opsplan measures [paths]        health, on-time delivery, hours, money: by plan, workstream, client, person
      --format text|json
      --no-history                do not ask git what was committed`,
  takes: { format: { type: 'string' }, 'no-history': { type: 'boolean' } },
  async run(paths, given) {
    const format = formatOf(given, ['text', 'json']);
    const today = todayOf(given);
    const run = plansUnder(paths);
    for (const it of run.files) tellBroken(it, run.seen(it));
    if (run.unread && !run.files.length) return 2;
    if (!given['no-history']) await run.readPast(tell);
    const all = run.files.map(file => ({ file, measures: measuresOf(run.seen(file), today) }));
    return say(format === 'json' ? measuresJson(all) : all.map(it => measuresTable(it, colour())).join(''));
  },
});
