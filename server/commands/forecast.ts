import type { Baseline } from '../diff/baseline.ts';
import { paired } from '../diff/paired.ts';
import { Trouble } from '../disk.ts';
import { forecastOf } from '../forecast/forecast.ts';
import { type Day, iso } from '../language/day.ts';
import { type Foreseen, forecastJson, forecastTable, scenarioText } from '../report/forecast.ts';
import { Run } from '../run.ts';
import { assumptionsOf } from '../scenario/as-of.ts';
import { outlook, scenarioOf, seenAsOf } from '../scenario/scenario.ts';
import { committed } from '../source.ts';
import { colour, command, formatOf, numberOf, plansUnder, say, tell, tellBroken, todayOf, Usage } from './command.ts';

export const forecast = command({
  usage: `
  opsplan forecast [paths]        who is done with what by when, and what holds what is late
      --format text|json          text for people (default), json for programs, with why
      --seed N                    what chance begins with where efforts are ranges; 1 unless given
      --scenario NAME             as of a scenario of the plans, compared with today
      --baseline REV              with when each was to be finished by a commit or tag, as it was forecast then`,
  takes: {
    format: { type: 'string' },
    seed: { type: 'string' },
    scenario: { type: 'string' },
    baseline: { type: 'string' },
  },
  async run(paths, given) {
    const format = formatOf(given, ['text', 'json']);
    const seed = numberOf('seed', given.seed) ?? 1;
    const today = todayOf(given);
    const run = plansUnder(paths);
    for (const it of run.files) tellBroken(it, run.seen(it));
    if (run.unread && !run.files.length) return 2;
    const { scenario } = given;
    const found = new Map(
      run.files.map(file => [file, scenario === undefined ? undefined : scenarioOf(run.seen(file), scenario)]),
    );
    if (scenario !== undefined && ![...found.values()].some(it => it))
      throw new Usage(`There is no scenario "${scenario}".`);
    const baselines = given.baseline === undefined ? undefined : await baselinesOf(run, paths, given.baseline, today);
    const all: Foreseen[] = run.files.map(file => {
      const [plan, named] = [run.seen(file), found.get(file)];
      const forecast = forecastOf(named ? seenAsOf(plan, named) : plan, today);
      return { file, forecast, seed, baseline: baselines?.get(file) };
    });
    // One of another plan is told with that plan.
    const each = new Map([...found.values()].flatMap(it => (it ? [[it.scenario, it] as const] : [])));
    const compared = [...each.values()].map(({ scenario: it, home }) => ({
      scenario: it.id,
      outlook: outlook(home, assumptionsOf(it), today),
    }));
    if (format === 'json') return say(forecastJson(all, scenario, compared));
    say(all.map(it => forecastTable(it, colour())).join(''));
    for (const it of compared) say(scenarioText(it, colour()));
    return 0;
  },
});

/** The plans of a commit as what those of today are held against; of a plan that was not there yet, nothing. */
async function baselinesOf(
  run: Run,
  paths: readonly string[],
  name: string,
  today: Day,
): Promise<Map<string, Baseline>> {
  const { newRevisions } = await import('../git/revision.ts');
  const found = await newRevisions()(paths.find(it => it !== '-') ?? '.', name);
  if ('because' in found) throw new Trouble(`There is no baseline, because ${found.because}.`);
  const { id, day } = found;
  const named = paths.filter(it => it !== '-');
  const before = new Run(
    named,
    tell,
    committed(found, file => run.get(file)),
  );
  const plans = (of: Run) => new Map(of.files.flatMap(it => (of.get(it) ? [[it, of.get(it)!] as const] : [])));
  const called = `${name} (${id.slice(0, 7)}${day === undefined ? '' : `, ${iso(day)}`})`;
  return new Map(
    paired(plans(before), plans(run)).flatMap(it =>
      it.before !== undefined && it.after !== undefined
        ? [[it.after, { plan: before.seen(it.before), day: Math.min(day ?? today, today), name: called }] as const]
        : [],
    ),
  );
}
