import { forecastOf } from '../forecast/forecast.ts';
import { type Foreseen, forecastJson, forecastTable, scenarioText } from '../report/forecast.ts';
import { assumptionsOf } from '../scenario/as-of.ts';
import { outlook, scenarioOf, seenAsOf } from '../scenario/scenario.ts';
import { colour, command, formatOf, numberOf, plansUnder, say, todayOf, Usage } from './command.ts';

export const forecast = command({
  usage: `
  opsplan forecast [paths]        who is done with what by when, and what holds what is late
      --format text|json          text for people (default), json for programs, with why
      --seed N                    what chance begins with where efforts are ranges; 1 unless given
      --scenario NAME             as of a scenario of the plans, compared with today in text`,
  takes: { format: { type: 'string' }, seed: { type: 'string' }, scenario: { type: 'string' } },
  run(paths, given) {
    const format = formatOf(given, ['text', 'json']);
    const seed = numberOf('seed', given.seed) ?? 1;
    const today = todayOf(given);
    const run = plansUnder(paths);
    if (run.unread && !run.files.length) return 2;
    const { scenario } = given;
    const found = new Map(
      run.files.map(file => [file, scenario === undefined ? undefined : scenarioOf(run.seen(file), scenario)]),
    );
    if (scenario !== undefined && ![...found.values()].some(it => it))
      throw new Usage(`There is no scenario "${scenario}".`);
    const all: Foreseen[] = run.files.map(file => {
      const [plan, named] = [run.seen(file), found.get(file)];
      return { file, forecast: forecastOf(named ? seenAsOf(plan, named) : plan, today), seed };
    });
    if (format === 'json') return say(forecastJson(all, scenario));
    say(all.map(it => forecastTable(it, colour())).join(''));
    // One of another plan is told with that plan.
    const each = new Map([...found.values()].flatMap(it => (it ? [[it.scenario, it] as const] : [])));
    for (const { scenario: it, home } of each.values())
      say(scenarioText(it.id, outlook(home, assumptionsOf(it), today), colour()));
    return 0;
  },
});
