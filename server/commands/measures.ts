import { measuresOf } from '../forecast/measures.ts';
import { measuresJson, measuresTable } from '../report/measures.ts';
import { colour, command, formatOf, plansUnder, say, todayOf } from './command.ts';

export const measures = command({
  usage: `
  opsplan measures [paths]        on-time delivery, hours asked and billable, money: by plan, workstream, client, person
      --format text|json`,
  takes: { format: { type: 'string' } },
  run(paths, given) {
    const format = formatOf(given, ['text', 'json']);
    const today = todayOf(given);
    const run = plansUnder(paths);
    if (run.unread && !run.files.length) return 2;
    const all = run.files.map(file => ({ file, measures: measuresOf(run.seen(file), today) }));
    return say(format === 'json' ? measuresJson(all) : all.map(it => measuresTable(it, colour())).join(''));
  },
});
