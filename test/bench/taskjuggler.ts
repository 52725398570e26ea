// `opsplan forecast` beside TaskJuggler's `tj3` (Debian: taskjuggler), as whole processes on the same work: npx tsx test/bench/taskjuggler.ts [sizes…]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { iso, readDay } from '../../server/language/day.ts';
import { type Plan, readPlan } from '../../server/plan/plan.ts';
import { entriesOf } from '../../server/plan/query.ts';
import { random } from '../random.ts';
import { madePlan } from './made.ts';
import { median } from './measure.ts';

/** What two programs took for the same plan, in milliseconds of processor, and how late their schedules are: Σ impact × days. */
export interface Rivalry {
  readonly count: number;
  readonly ours: number;
  /** Nothing where it was stopped after the longest wait. */
  readonly theirs: number | undefined;
  readonly late: number;
  readonly theirLate: number | undefined;
}

const today = readDay('2031-01-06')!;
/** How long the other may take: ten minutes. */
const longest = 600_000;

/** The plan of the bench with the hours of its people: whole weeks, holidays of all, two weeks of leave each. */
export function plannedWork(count: number): string {
  const next = random(count);
  const leave = () => {
    const from = today + 7 * Math.floor(next() * 26);
    return `${iso(from)}..${iso(from + 11)}`;
  };
  const holidays = ['2031-01-27', '2031-04-11', '2031-04-14', '2031-05-01', '2031-06-09', '2031-12-25', '2031-12-26'];
  return madePlan(count)
    .replace(/capacity: 40h\/w/g, () => `capacity: 40h/w, ceiling: 100%, leave: [${leave()}]`)
    .replace(
      /^people:/m,
      `calendars:\n  default: { week: mon..fri, hours: 8, holidays: [${holidays.join(', ')}] }\n$&`,
    );
}

/** The same work as a project of TaskJuggler, in which what has more impact comes first. */
function project(plan: Plan): string {
  const name = (id: string) => id.replaceAll('-', '_');
  const span = (it: number | { from: number; to: number }) =>
    typeof it === 'number' ? iso(it) : `${iso(it.from)} - ${iso(it.to + 1)}`;
  const days = entriesOf(plan, 'calendar')[0]!.value.holidays!;
  return [
    `project made "Made" ${iso(today)} +4y {\n  timezone "UTC"\n  timingresolution 60min\n`,
    '  dailyworkinghours 8\n  workinghours mon - fri 9:00 - 17:00\n  workinghours sat, sun off\n}\n',
    `leaves ${days.map(it => `holiday "holiday" ${span(it)}`).join(', ')}\n`,
    ...entriesOf(plan, 'person').map(
      ({ id, value }) => `resource ${name(id)} "${id}" { leaves ${value.leave!.map(it => `annual ${span(it)}`)} }\n`,
    ),
    ...entriesOf(plan, 'activity').map(({ id, value }) => {
      const { amount, unit } = value.effort!.low;
      const after = (value.after as { ref: string }[] | undefined) ?? [];
      const depends = after.length ? `  depends ${after.map(it => it.ref).join(', ')}\n` : '';
      return `task ${id} "${id}" {\n  effort ${amount}${unit}\n  allocate ${name(value.owner!)}\n  priority ${200 + 100 * value.impact!}\n${depends}}\n`;
    }),
    'taskreport "finished" { formats csv columns id, end timeformat "%Y-%m-%d %H" hideresource 1 }\n',
  ].join('');
}

/** Milliseconds of processor that a program and what it calls took; nothing where it was stopped. */
function processor(folder: string, program: string, ...args: string[]): { cpu: number; out: string } | undefined {
  const timed = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@"', 'timed', program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: longest,
    killSignal: 'SIGKILL',
  });
  if (timed.signal) return undefined;
  if (timed.error ?? timed.status) throw timed.error ?? new Error(timed.stderr);
  const [user, system] = timed.stderr.trim().split('\n').at(-1)!.split(' ').map(Number) as [number, number];
  return { cpu: 1000 * (user + system), out: timed.stdout };
}

/** Σ impact × days late, by the last day that each activity is worked on. */
function lateness(plan: Plan, finish: ReadonlyMap<string, string>): number {
  let late = 0;
  for (const { id, value } of entriesOf(plan, 'activity'))
    late += value.impact! * Math.max(0, readDay(finish.get(id)!)! - value.due!);
  return late;
}

/** `finished.csv`: names and ends; what ends at the beginning of a day was last worked on the day before. */
function ends(csv: string): Map<string, string> {
  const rows = csv.trim().split('\n').slice(1);
  return new Map(
    rows.map(row => {
      const [id, day, hour] = row.replaceAll('"', '').split(/[; ]/) as [string, string, string];
      return [id, iso(readDay(day)! - (hour === '00' ? 1 : 0))];
    }),
  );
}

/** Both on a plan of a size, by turns; the median of some rounds. */
export function beside(count: number, rounds: number): Rivalry {
  const folder = mkdtempSync(join(tmpdir(), 'opsplan-bench-'));
  const program = resolve('dist/cli.js');
  const text = plannedWork(count);
  const plan = readPlan(text);
  try {
    for (const it of ['ours', 'theirs']) mkdirSync(join(folder, it));
    writeFileSync(join(folder, 'ours/made.opsplan'), text);
    writeFileSync(join(folder, 'theirs/made.tjp'), project(plan));
    const forecast = (...more: string[]) =>
      processor(join(folder, 'ours'), process.execPath, program, 'forecast', '--today', iso(today), ...more)!;
    const { activities } = JSON.parse(forecast('--format', 'json').out).plans[0] as {
      activities: { id: string; finish: string }[];
    };
    const times = { ours: [] as number[], theirs: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      times.ours.push(forecast().cpu);
      const other = processor(join(folder, 'theirs'), 'tj3', '--silent', 'made.tjp');
      if (!other) break;
      times.theirs.push(other.cpu);
    }
    const isDone = times.theirs.length > 0;
    return {
      count,
      ours: median(times.ours),
      theirs: isDone ? median(times.theirs) : undefined,
      late: lateness(plan, new Map(activities.map(it => [it.id, it.finish]))),
      theirLate: isDone ? lateness(plan, ends(readFileSync(join(folder, 'theirs/finished.csv'), 'utf8'))) : undefined,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1]?.endsWith('bench/taskjuggler.ts')) {
  const sizes = process.argv.slice(2).map(Number);
  const floor = median(Array.from({ length: 9 }, () => processor('.', process.execPath, '-e', '0')!.cpu));
  console.log(`Milliseconds of processor; node ${process.version} that does nothing: ${floor.toFixed(0)}.`);
  console.log(['activities', 'opsplan', 'tj3', 'times', 'late', 'of tj3'].map(it => it.padStart(11)).join(''));
  for (const count of sizes.length ? sizes : [100, 1000, 10_000]) {
    const { ours, theirs, late, theirLate } = beside(count, count > 1000 ? 1 : 7);
    const cells = [
      ...[count, ours.toFixed(0), theirs === undefined ? `over ${longest}` : theirs.toFixed(0)],
      ...[((theirs ?? longest) / ours).toFixed(1), late, theirLate === undefined ? '-' : (late / theirLate).toFixed(2)],
    ];
    console.log(cells.map(it => String(it).padStart(11)).join(''));
  }
}
