// Measures what is required, and says what of it is met: npm run bench [-- sizes…] [--rival]

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { type CommandLineFigures, commandLine } from './command-line.ts';
import { apart, type CompanyFigures, company, each, plans } from './company.ts';
import { type Figures, measure, median, opens, quantile, rankings, turns } from './measure.ts';
import type { Ranked } from './rank.ts';
import { ours, rival, type Server } from './servers.ts';

const ms = (it: number) => (it < 10 ? it.toFixed(2) : it.toFixed(0));
const p95 = (list: readonly number[]) => quantile(list, 0.95);

/** Rows in columns, the first to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map(it => it[i]!.length)));
  for (const row of rows)
    console.log(row.map((it, i) => (i ? it.padStart(widths[i]!) : it.padEnd(widths[i]!))).join('  '));
}

/** A figure that is required, in the unit in which it is said; not found where its sizes were not measured. */
interface Required {
  readonly what: string;
  readonly found: number | undefined;
  readonly most: number;
  readonly unit: string;
}
function required(
  all: readonly Figures[],
  ranks: readonly Ranked[],
  [folder, scattered]: readonly [CompanyFigures, CompanyFigures],
  terminal: CommandLineFigures,
): Required[] {
  const at = (count: number) => all.find(it => it.server === ours && it.count === count);
  const [small, large] = [at(100), at(10_000)];
  const size = (file: string) => statSync(file).size / 1000;
  const ranked = ranks.filter(it => it.count === 10_000).map(it => median(it.times));
  const ratio = small && large && median(large.keys) / median(small.keys);
  return [
    { what: 'keystroke at 10,000 activities, p95', found: large && p95(large.keys), most: 10, unit: 'ms' },
    { what: 'keystroke at 10,000 beside one at 100, p50', found: ratio, most: 3, unit: '×' },
    { what: 'first diagnostics at 10,000', found: large?.opened, most: 1500, unit: 'ms' },
    { what: 'memory kept for each of 10,000', found: large && large.kept / 1000, most: 8, unit: 'kB' },
    {
      what: 'ranking 10,000, p50 of the slower shape',
      found: ranked.length ? Math.max(...ranked) : undefined,
      most: 50,
      unit: 'ms',
    },
    { what: `a folder of ${plans} plans of ${each}: all diagnostics`, found: folder.opened, most: 5000, unit: 'ms' },
    { what: 'keystroke in one that others name, p95', found: p95(folder.keys), most: 30, unit: 'ms' },
    { what: 'the same where each plan holds its people, opened', found: scattered.opened, most: 5000, unit: 'ms' },
    { what: 'keystroke in one of these, p95', found: p95(scattered.keys), most: 30, unit: 'ms' },
    { what: 'memory kept for each activity of the folder', found: folder.kept / 1000, most: 8, unit: 'kB' },
    {
      what: `start of the command line, node itself ${ms(terminal.node)} ms`,
      found: terminal.start,
      most: 150,
      unit: 'ms',
    },
    { what: `check of ${plans} plans, the whole process`, found: terminal.check, most: 3000, unit: 'ms' },
    { what: 'bundle of the server', found: size('dist/server.js'), most: 1275, unit: 'kB' },
    { what: 'package (.vsix)', found: size('opsplan.vsix'), most: 1000, unit: 'kB' },
  ];
}

/** The bundles, and the package. A bundle over its limit ends its build as a fault, and is here a figure like any other. */
function build(): void {
  for (const [script, made] of [
    ['build', 'dist/server.js'],
    ['vsix', 'opsplan.vsix'],
  ] as const) {
    const { status, stderr } = spawnSync('npm', ['run', '--silent', script], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status && !(script === 'build' && existsSync(made))) throw new Error(`npm run ${script} failed:\n${stderr}`);
  }
}

const numbers = process.argv.slice(2).filter(it => /^\d+$/.test(it));
const sizes = numbers.length ? numbers.map(Number) : [100, 1000, 10_000];
const servers: Server[] = process.argv.includes('--rival') ? [ours, rival()] : [ours];

const load = loadavg()[0]!;
build();
const all: Figures[] = [];
for (const server of servers)
  all.push(...(await measure(server, server === ours ? sizes : sizes.filter(it => it <= 10_000))));
console.error(`a folder of ${plans} plans …`);
const folder = await company(ours);
const scattered = await company(ours, apart(plans));
console.error('the command line …');
const terminal = commandLine();
console.error('ranking …');
const ranks = await rankings(sizes);

console.log(`\nMilliseconds, on node ${process.version}. Memory: bytes for each activity.\n`);
table([
  ['server', 'activities', 'start', 'open', 'key p50', 'key p95', 'circle p50', 'kept', 'resident'],
  ...all.map(({ server, count, started, opened, keys, circles, kept, resident }) => [
    ...[server.name, String(count), ms(started), ms(opened), ms(median(keys)), ms(p95(keys))],
    ...[circles.length ? ms(median(circles)) : '-', kept.toFixed(0), resident.toFixed(0)],
  ]),
]);
for (const { name, warm, timed, rounds, delay } of servers)
  console.log(
    `${name}: ${timed * rounds} keystrokes at each size, in ${rounds} rounds that the sizes take in turn, after ${warm} to warm up; open: the median of ${opens} cold starts.${delay ? ` The ${delay} ms that it always waits are taken off.` : ''}`,
  );
console.log(
  `Circle: ${turns} edits that make or undo one. In a large plan that is judged once typing pauses, and the pause is in the figure.`,
);

console.log('\nRanking, milliseconds: the first time, when nothing is compiled yet, and once warm\n');
table([
  ['shape', 'activities', 'needs', 'pieces', 'largest', 'steps', 'first', 'p50', 'p95'],
  ...ranks.map(it => [
    ...[it.shape, it.count, it.needs, it.pieces, it.largest, it.steps].map(String),
    ...[it.first, median(it.times), p95(it.times)].map(ms),
  ]),
]);

if (servers.length > 1) {
  console.log('\nHow many times what opsplan takes the other takes\n');
  const rows = all.flatMap(other => {
    const own = all.find(it => it.server === ours && it.count === other.count)!;
    if (other === own) return [];
    const times = (of: (it: Figures) => number) => `${(of(other) / of(own)).toFixed(1)} ×`;
    return [
      [
        ...[other.server.name, String(other.count), times(it => it.started), times(it => it.opened)],
        ...[times(it => median(it.keys)), times(it => p95(it.keys)), times(it => it.kept), times(it => it.resident)],
      ],
    ];
  });
  table([['server', 'activities', 'start', 'open', 'key p50', 'key p95', 'kept', 'resident'], ...rows]);
}

console.log('\nRequired\n');
table([
  ['figure', 'found', 'limit', ''],
  ...required(all, ranks, [folder, scattered], terminal).map(({ what, found, most, unit }) => [
    ...[what, found === undefined ? '-' : `${ms(found)} ${unit}`, `≤ ${most} ${unit}`],
    found === undefined ? 'not measured' : found <= most ? 'met' : 'missed',
  ]),
]);
if (load > 0.5)
  console.log(
    `\nOther work ran when this began (load ${load.toFixed(1)} on ${availableParallelism()} cores): times are too long, and of little worth.`,
  );
