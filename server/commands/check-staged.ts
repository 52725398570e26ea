import { counting, gateJson, gateSum, gateText, judgementsOf } from '../report/gate.ts';
import { staleRanks } from '../report/stale-ranks.ts';
import { stagedGate } from '../staged.ts';
import { formats, tooMany, written } from './check-formats.ts';
import { colour, formatOf, type Given, numberOf, say, tell, todayOf, Usage } from './command.ts';

type Flag = { readonly type: 'boolean' };
type Word = { readonly type: 'string' };
/** What of the options of `check` goes with `--staged`. */
type Options = Given<{
  readonly format: Word;
  readonly 'max-warnings': Word;
  readonly 'no-history': Flag;
  readonly all: Flag;
  readonly ranks: Flag;
  readonly quiet: Flag;
  readonly fix: Flag;
  readonly fixes: Flag;
  readonly watch: Flag;
}>;

/** So many findings that stop nobody are read before a commit; of a plan that is new there may be hundreds. */
const mostOthers = 10;

/** Judges what would be committed. Mistakes that stood before are told, and stop nobody, unless that is asked for. */
export async function checkStaged(paths: readonly string[], given: Options): Promise<number> {
  if (given.fix || given.watch || paths.includes('-'))
    throw new Usage('check --staged writes nothing, waits for nothing, and reads no other input.');
  const format = formatOf(given, formats);
  const most = numberOf('max-warnings', given['max-warnings']) ?? Infinity;
  const [all, quiet] = [!!given.all, !!given.quiet];
  const wanted = { paths, asked: { today: todayOf(given) }, history: !given['no-history'], all, tell };
  const { gate, shown, unread } = await stagedGate(wanted);
  const counted = counting(gate, { all });
  const warnings = counted.filter(it => it.severity === 'warning').length;
  // Where warnings may stop it, all of them are told.
  const isLimited = all || most !== Infinity;
  const telling = { shown, all, quiet, isPartial: unread, ...(!isLimited && { most: mostOthers }) };
  if (format === 'json') say(gateJson(gate, telling, !!given.fixes));
  else if (format === 'text') say(gateText(gate, telling, colour()));
  else {
    const told = judgementsOf(gate, telling, (it, finding) => all || it.fresh.has(finding));
    const sum = gateSum(gate, telling);
    say(await written(told, { format, fixes: !!given.fixes, colour: false, strict: warnings > most, sum }));
  }
  if (warnings > most) process.stderr.write(tooMany(warnings, most));
  const stale = given.ranks ? staleRanks(gate, shown, wanted.asked.today, all, colour()) : '';
  // A program that reads the findings finds nothing else among them.
  if (format === 'text') say(stale && `\n${stale}`);
  else process.stderr.write(stale);
  const failed = !!stale || counted.some(it => it.severity === 'error') || warnings > most;
  return unread ? 2 : failed ? 1 : 0;
}
