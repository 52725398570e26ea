import { type Asked, checkinFor, checkinOf } from '../checkin/checkin.ts';
import { allNames, beginning, whoMeant } from '../checkin/who.ts';
import { checkinMarkdown } from '../checkin/words.ts';
import { readDay } from '../language/day.ts';
import { plaintext } from '../plan/ink.ts';
import { entriesOf, known } from '../plan/query.ts';
import { isClosed } from '../plan/strategy.ts';
import { listed, near } from '../plan/suggest.ts';
import { checkinJson, checkinText } from '../report/checkin.ts';
import { colour, command, formatOf, plansUnder, say, tell, tellBroken, todayOf, Usage } from './command.ts';

export const checkin = command({
  usage: `
  opsplan checkin [paths]         what moved forward, what is blocked, what needs a decision
      --for PERSON|TEAM           of one person or team, over all these plans
      --since DATE                since this day; the last review of each plan unless given
      --format text|markdown|json text for people (default), markdown to send, json for programs
      --no-history                do not ask git what was committed`,
  takes: {
    for: { type: 'string' },
    since: { type: 'string' },
    format: { type: 'string' },
    'no-history': { type: 'boolean' },
  },
  async run(paths, given) {
    const format = formatOf(given, ['text', 'markdown', 'json']);
    const today = todayOf(given);
    const since = given.since === undefined ? undefined : readDay(given.since);
    if (given.since !== undefined && since === undefined)
      throw new Usage(`--since takes a day such as 2026-08-21, not "${given.since}".`);
    if (since !== undefined && since > today) throw new Usage('--since is a day in the past.');
    const run = plansUnder(paths);
    for (const it of run.files) tellBroken(it, run.seen(it));
    if (run.unread && !run.files.length) return 2;
    const past = given['no-history'] ? undefined : await run.readPast(tell);
    const because = given['no-history'] ? { because: '--no-history says so' } : undefined;
    const all = run.files.map((file): Asked => ({ plan: run.seen(file), told: past?.get(file) ?? because }));
    const who = given.for === undefined ? undefined : whoNamed(all, given.for);
    const each = () => all.map(it => ({ it, told: checkinOf(it, today, since) }));
    // A plan that only lists people has something to tell where one of them has too much to do; one that is closed has not.
    const told = ({ it, told }: ReturnType<typeof each>[0]) =>
      !isClosed(it.plan) && (entriesOf(it.plan, 'activity').length || told.decide.points.length) ? [told] : [];
    const found = who ? [checkinFor(who, all, today, since)] : each().flatMap(told);
    if (run.files.length && !found.length)
      tell('These plans are closed, or hold no work: there is nothing to check in on.');
    if (format === 'json') return say(checkinJson(found));
    const shown = found.map(it => (format === 'markdown' ? checkinMarkdown(it) : checkinText(it, colour())));
    return say(shown.join('\n'));
  },
});

/** How many names are listed for somebody to choose from. */
const mostNames = 10;
/** Whose check-in is asked for: by any of their names, or by a part of one that nobody shares. */
function whoNamed(all: readonly Asked[], name: string) {
  const plans = all.map(it => it.plan);
  const who = whoMeant(plans, name);
  if (who) return who;
  const names = allNames(plans);
  const begun = beginning(names, name);
  const choice = (all: readonly string[]): string =>
    listed(
      all.map(it => plaintext.text(it)),
      mostNames,
    );
  if (begun.length) throw new Usage(`More than one is called "${name}" in these plans: ${choice(begun)}.`);
  const ids = plans.flatMap(plan => [...known(plan, 'person'), ...known(plan, 'team')].map(it => it.id));
  const [like] = near(name, [...names, ...ids]);
  const hint = like ? ` Did you mean "${like}"?` : names.length ? ` They name ${choice(names)}.` : '';
  throw new Usage(`Nobody, and no team, is called "${name}" in these plans.${hint}`);
}
