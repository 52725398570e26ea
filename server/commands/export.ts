import { writeNew } from '../disk.ts';
import { type Target, targets } from '../exchange/export.ts';
import { command, plansUnder, say, tellBroken, todayOf, Usage } from './command.ts';

const known = Object.keys(targets) as Target[];

export const exporting = command({
  usage: `
  opsplan export [paths] --to F   write plans as ${known.slice(0, -1).join(', ')} or ${known.at(-1)}
      --out FILE                  into this file, which must not be there yet; --force writes over it`,
  takes: { to: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean' } },
  run(paths, given) {
    const to = known.find(it => it === given.to);
    if (!to) throw new Usage(`export needs --to ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`);
    const today = todayOf(given);
    const run = plansUnder(paths);
    for (const it of run.files) tellBroken(it, run.seen(it));
    if (!run.files.length) return run.unread ? 2 : 0;
    if (to === 'tjp' && run.files.length > 1)
      throw new Usage(`A project of TaskJuggler is one plan; name one of the ${run.files.length}.`);
    const text = targets[to](run.files.map(file => ({ file, plan: run.seen(file), today })));
    if (given.out === undefined) return say(text);
    writeNew(given.out, text, !!given.force);
    return 0;
  },
});
