// The whole test run (`npm test`), or the stages named as arguments with what they need (`npm test -- suite`).
// Ends with one line, `N passed, N failed`, over all of them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const isWindows = process.platform === 'win32';
const tsx = ['--import', 'tsx'];
const results = resolve('.build/results');
const screens = () => readdirSync('test/vscode/ui').filter(it => it.endsWith('.test.ts'));

/** A stage either counts tests, or is something that the next ones need and counts only when it fails. */
const stages = [
  { name: 'types', command: ['npm', 'run', '--silent', 'types'], count: one },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], count: one },
  {
    name: 'unit',
    command: [process.execPath, 'test/unit.mjs', ...reporters('unit')],
    // Random tests in full, and the same on every machine: here red means the change. `npm run check` and
    // `npm run unit` try others each time.
    env: { RUNS: process.env.RUNS ?? '1', SEED: process.env.SEED ?? '1' },
    count: () => tap('unit'),
  },
  { name: 'package', command: ['npm', 'run', '--silent', 'package'], needed: ['suite', 'ui'] },
  { name: 'host', command: [process.execPath, ...tsx, 'test/vscode/install.ts'], needed: ['suite', 'ui'] },
  {
    name: 'suite',
    says: 'suite in the extension host of VS Code',
    command: [process.execPath, ...tsx, 'test/vscode/suite.ts'],
    env: { SUITE_RESULT: join(results, 'suite.json') },
    count: () => JSON.parse(readFileSync(join(results, 'suite.json'), 'utf8')),
  },
  {
    name: 'ui',
    says: 'the installed package in a window of VS Code',
    command: [
      process.execPath,
      ...tsx,
      '--test',
      '--test-concurrency=1', // a window needs the machine for itself
      ...reporters('ui'),
      ...screens().map(it => join('test/vscode/ui', it)),
    ],
    count: () => tap('ui'),
  },
];

/** Shows node's own report, and writes another for the figures. */
function reporters(name) {
  const to = (reporter, destination) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${destination}`];
  return [...to('spec', 'stdout'), ...to('tap', join(results, `${name}.tap`))];
}

function one(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** The figures at the end of a TAP report. A file without a test is one that passes there, and one that fails here. */
function tap(name) {
  const report = readFileSync(join(results, `${name}.tap`), 'utf8');
  const figure = word => Number(report.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  const empty = report.match(/^ok \d+ - .*\.test\.ts$/gm)?.length ?? 0;
  if (empty) console.log(`${empty} test file(s) hold no test.`);
  return { passed: figure('pass') - empty, failed: figure('fail') + figure('cancelled') + empty };
}

let running;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
// A signal for npm alone ends only the shell between npm and this process.
const parent = process.ppid;
setInterval(() => process.ppid === parent || stop(), 500).unref();

/** Ends the run with what is running. */
function stop() {
  if (running) end(running);
  process.exit(130);
}

/** Ends a stage with all that it started. */
function end(child) {
  if (isWindows) return spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It is gone already.
  }
}

/** Whether the command ended well. */
function run({ command: [program, ...args], env }) {
  return new Promise(done => {
    running = spawn(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      detached: !isWindows, // a process group of its own, to be ended as one; there it would be a window
      shell: isWindows && program === 'npm', // there it is a script
    });
    running.on('error', fault => {
      console.error(fault.message);
      done(false);
    });
    running.on('close', code => done(code === 0));
  });
}

/** Runs a stage. However it goes wrong (a crash, no test at all), at least one failure is counted. */
async function figures(stage) {
  const ok = await run(stage);
  if (!stage.count) return { passed: 0, failed: ok ? 0 : 1 };
  try {
    const { passed, failed } = stage.count(ok);
    return { passed, failed: failed || (ok && passed ? 0 : 1) };
  } catch (fault) {
    console.error(`No figures: ${fault.message}`);
    return { passed: 0, failed: 1 };
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const names = process.argv.slice(2);
const unknown = names.filter(name => !stages.some(it => it.name === name));
if (unknown.length) {
  console.error(`No such stage: ${unknown.join(', ')}. There are ${stages.map(it => it.name).join(', ')}.`);
  process.exit(2);
}
const chosen = name => !names.length || names.includes(name);
const wanted = stages.filter(({ name, needed }) => chosen(name) || needed?.some(chosen));

const sum = { passed: 0, failed: 0 };
const broken = new Set();
for (const stage of wanted) {
  const begin = Date.now();
  console.log(`\n── ${stage.says ?? stage.name}`);
  const { passed, failed } = broken.has(stage.name) ? { passed: 0, failed: 1 } : await figures(stage);
  if (broken.has(stage.name)) console.log('Not run: what it needs failed.');
  if (failed) for (const name of stage.needed ?? []) broken.add(name);
  sum.passed += passed;
  sum.failed += failed;
  console.log(`── ${stage.name}: ${failed ? 'FAILED' : 'ok'} in ${((Date.now() - begin) / 1000).toFixed(0)} s`);
}
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed ? 1 : 0);
