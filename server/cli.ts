import { parseArgs } from 'node:util';
import { type Asked, check } from './check.ts';
import { Trouble, writeText } from './disk.ts';
import { fixAll } from './fix.ts';
import { forecastOf } from './forecast/forecast.ts';
import { measuresOf } from './forecast/measures.ts';
import { type Foreseen, forecastJson, forecastTable, scenarioText } from './forecast-report.ts';
import { help } from './help.ts';
import { type Day, dayOf, readDay } from './language/day.ts';
import { jsonSchema } from './language/json-schema.ts';
import { measuresJson, measuresTable } from './measures-report.ts';
import { apply } from './plan/edit.ts';
import { type Plan, textOf } from './plan/plan.ts';
import { rankTable, reorderReport } from './rank-report.ts';
import { rankingOf } from './reckon/ranking.ts';
import { reprioritize } from './reckon/reprioritize.ts';
import { asJson, asText, type Judgement } from './report.ts';
import { Run } from './run.ts';
import { assumptionsOf } from './scenario/as-of.ts';
import { outlook, scenarioOf, seenAsOf } from './scenario/scenario.ts';

const options = {
  format: { type: 'string', default: 'text' },
  fixes: { type: 'boolean' },
  fix: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  seed: { type: 'string' },
  'no-history': { type: 'boolean' },
  scenario: { type: 'string' },
  check: { type: 'boolean' },
  today: { type: 'string' },
  stdio: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;
type Options = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

/** What each command takes besides --today and --help. */
const commands: Record<
  string,
  { takes: readonly string[]; run(paths: readonly string[], options: Options): number | Promise<number> }
> = {
  check: { takes: ['format', 'fixes', 'fix', 'max-warnings', 'no-history'], run: runCheck },
  rank: { takes: [], run: runRank },
  reprioritize: { takes: ['check'], run: runReprioritize },
  forecast: { takes: ['format', 'seed', 'scenario'], run: runForecast },
  measures: { takes: ['format'], run: runMeasures },
  lsp: { takes: ['stdio'], run: runServer },
  schema: { takes: [], run: runSchema },
};

class Usage extends Error {}

async function runCheck(paths: readonly string[], options: Options): Promise<number> {
  const format = formatOf(options);
  const { 'max-warnings': limit } = options;
  if (limit !== undefined && !/^\d{1,9}$/.test(limit)) throw new Usage('--max-warnings takes a whole number.');
  const most = limit === undefined ? Infinity : Number(limit);
  const isFilter = !!options.fix && paths.includes('-');
  if (isFilter && paths.some(it => it !== '-')) throw new Usage('check --fix - takes no other path.');
  const out = isFilter ? process.stderr : process.stdout;
  const asked = { today: todayOf(options) };
  const run = plansUnder(paths);
  if (!options['no-history']) await run.readPast(tell);
  if (options.fix) fixPlans(run, asked);
  const judgements: Judgement[] = run.files.map(file => {
    const plan = run.seen(file);
    return { file, text: textOf(plan), plan, findings: check(plan, asked), folder: plan.others };
  });
  if (unread && !judgements.length) return 2;
  out.write(format === 'json' ? asJson(judgements, !!options.fixes) : asText(judgements, colour(out)));
  const all = judgements.flatMap(it => it.findings);
  const warnings = all.filter(it => it.severity === 'warning').length;
  if (warnings > most) process.stderr.write(`${warnings} warnings are more than ${most}.\n`);
  return all.some(it => it.severity === 'error') || warnings > most ? 1 : 0;
}

function formatOf({ format }: Options): 'text' | 'json' {
  if (format === 'text' || format === 'json') return format;
  throw new Usage(`--format is text or json, not "${format}".`);
}

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

function runRank(paths: readonly string[], options: Options): number {
  const today = todayOf(options);
  const run = plansUnder(paths);
  for (const file of run.files) {
    const plan = run.seen(file);
    tellCircles(file, plan, today);
    process.stdout.write(rankTable(file, rankingOf(plan, today), colour()));
  }
  return 0;
}

function runReprioritize(paths: readonly string[], options: Options): number {
  if (paths.includes('-')) throw new Usage('reprioritize works on files; - is none.');
  const today = todayOf(options);
  let stale = 0;
  const run = plansUnder(paths);
  for (const file of run.files) {
    const plan = run.seen(file);
    tellCircles(file, plan, today);
    const proposal = reprioritize(plan, today);
    const outdated = options.check ? isOutdated(plan, today) : proposal.edits.length > 0;
    if (options.check && !outdated) continue;
    stale += outdated ? 1 : 0;
    process.stdout.write(reorderReport(file, proposal, !options.check, colour()));
    if (!options.check && proposal.edits.length) writeText(file, apply(plan, proposal.edits));
  }
  if (options.check && !stale) process.stdout.write('No written rank is out of date.\n');
  return options.check && stale ? 1 : 0;
}

function runForecast(paths: readonly string[], options: Options): number {
  const format = formatOf(options);
  const { seed = '1' } = options;
  if (!/^\d{1,9}$/.test(seed)) throw new Usage('--seed takes a whole number.');
  const today = todayOf(options);
  const run = plansUnder(paths);
  if (unread && !run.files.length) return 2;
  const { scenario } = options;
  const found = new Map(
    run.files.map(file => [file, scenario === undefined ? undefined : scenarioOf(run.seen(file), scenario)]),
  );
  if (scenario !== undefined && ![...found.values()].some(it => it))
    throw new Usage(`There is no scenario "${scenario}".`);
  const all: Foreseen[] = run.files.map(file => {
    const [plan, named] = [run.seen(file), found.get(file)];
    return { file, forecast: forecastOf(named ? seenAsOf(plan, named) : plan, today), seed: Number(seed) };
  });
  if (format === 'json') return say(forecastJson(all, scenario));
  say(all.map(it => forecastTable(it, colour())).join(''));
  // One of another plan is told with that plan.
  const each = new Map([...found.values()].flatMap(it => (it ? [[it.scenario, it] as const] : [])));
  for (const { scenario: it, home } of each.values())
    say(scenarioText(it.id, outlook(home, assumptionsOf(it), today), colour()));
  return 0;
}

function runMeasures(paths: readonly string[], options: Options): number {
  const format = formatOf(options);
  const today = todayOf(options);
  const run = plansUnder(paths);
  if (unread && !run.files.length) return 2;
  const all = run.files.map(file => ({ file, measures: measuresOf(run.seen(file), today) }));
  return say(format === 'json' ? measuresJson(all) : all.map(it => measuresTable(it, colour())).join(''));
}

/** No order is right for work that waits in a circle: it is told beside the ranks. */
function tellCircles(file: string, plan: Plan, today: Day): void {
  for (const it of check(plan, { today }))
    if (it.rule === 'dependency-cycle') process.stderr.write(`${file}:${it.range.start.line + 1}  ${it.message}\n`);
}

/** The ranks count as out of date when a rule would say so. */
const isOutdated = (plan: Plan, today: Day): boolean =>
  check(plan, { today }).some(it => it.rule === 'priority-stale' || it.rule === 'priority-inverted');

async function runServer(): Promise<number> {
  await import('./node.ts');
  return new Promise(() => {});
}

function runSchema(): number {
  return say(jsonSchema());
}

const tell = (message: string): void => void process.stderr.write(`opsplan: ${message}\n`);
let unread = false;
/** The plans under some paths. Tells of what is not there, or cannot be read. */
function plansUnder(paths: readonly string[]): Run {
  const run = new Run(paths, tell);
  unread = run.unread;
  if (!run.files.length && !unread)
    process.stderr.write(`There is no .opsplan file in ${paths.length ? paths.join(', ') : 'this folder'}.\n`);
  return run;
}

function todayOf({ today }: Options): Day {
  if (today === undefined) {
    const now = new Date();
    return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
  }
  const day = readDay(today);
  if (day === undefined) throw new Usage(`--today takes a day such as 2026-08-21, not "${today}".`);
  return day;
}

const colour = (out: NodeJS.WriteStream = process.stdout): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0';
  return !!out.isTTY && TERM !== 'dumb';
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [name, ...paths] = positionals;
  if (values.version) return say(`${process.env.OPSPLAN_VERSION}\n`);
  if (values.help || name === 'help') return say(help);
  const command = name === undefined ? undefined : Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Usage(name === undefined ? 'Say what to do.' : `There is no command "${name}".`);
  const given = Object.keys(values).filter(
    it => values[it as keyof Options] !== (options as Record<string, { default?: unknown }>)[it]?.default,
  );
  const odd = given.find(it => it !== 'today' && !command.takes.includes(it));
  if (odd) throw new Usage(`${name} does not take --${odd}.`);
  return command.run(paths, values);
}
const say = (text: string): number => {
  process.stdout.write(text);
  return 0;
};

// A closed pipe (`opsplan check | head`) is no mistake.
process.stdout.on('error', error => process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? 0 : 2));
process.on('SIGINT', () => process.exit(130));
main().then(
  code => {
    process.exitCode = unread ? 2 : code;
  },
  error => {
    const usage = error instanceof Usage || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(
      `opsplan: ${error instanceof Trouble || usage ? error.message : (error.stack ?? error)}\n${usage ? `\n${help}` : ''}`,
    );
    process.exitCode = 2;
  },
);
