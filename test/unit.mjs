// Runs the unit tests (all of them, or those whose file name holds a word given as argument) with node's own runner.
// RUNS is how much of the work of random and of large tests is done, 1 being all; SEED repeats what chance chose. `--quick`
// does half of what is usual here, and leaves out the files that start programs of their own, such as git and the
// command line, and what takes seconds by itself (`inFull`). `--update` writes anew what is generated, or noted of samples.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const words = process.argv.slice(2).filter(it => !it.startsWith('-'));
const quick = process.argv.includes('--quick');
// Not only a variable: a script of package.json that sets one does not run in the shell of Windows.
const update = process.argv.includes('--update') || !!process.env.UPDATE;
const flags = process.argv.slice(2).filter(it => it.startsWith('-') && !['--quick', '--update'].includes(it));
const startsPrograms = path => /'node:child_process'|'\.\/(?:program|repository)\.ts'/.test(readFileSync(path, 'utf8'));
const files = ['test', 'test/features', 'test/rules']
  .flatMap(folder => (existsSync(folder) ? readdirSync(folder).map(it => `${folder}/${it}`) : []))
  .filter(it => it.endsWith('.test.ts') && (!words.length || words.some(word => it.includes(word))))
  .filter(it => !quick || !startsPrograms(it));
if (!files.length) {
  console.error(`No test file holds ${words.join(' or ')} in its name.`);
  process.exit(2);
}

/** Files of the server that tests start as processes of their own: see `test/program.ts`. */
const programs = ['server/node.ts', 'server/plan/plan.ts'];

/** Bundles the tests all at once: a process then starts in a third of the time that a loader takes. Gives what to run. */
const bundle = folder =>
  build({
    entryPoints: [...files, ...programs],
    outdir: folder,
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    mainFields: ['module', 'main'],
    alias: { yaml: './node_modules/yaml/browser/index.js' }, // as in dist/: of the other form there are no modules
    external: ['vscode-*', 'esbuild'], // CommonJS that asks for parts of node
    logLevel: 'error',
  }).then(
    () => parts(folder),
    () => undefined,
  );

/**
 * As many processes as cores in the inner loop, each with every so many-th file: a process starts cold, and runs what
 * all files need several times as slowly until it is compiled. The full run waits for programs that it starts: there
 * others work meanwhile. A file that cannot be loaded is a test that fails, and costs the others nothing.
 */
function parts(folder) {
  const count = Math.min(files.length, (quick ? 1 : 3) * availableParallelism());
  const all = Array.from({ length: count }, (_, part) => files.filter((_, i) => i % count === part));
  return all.map((part, i) => {
    const paths = part.map(it => resolve(folder, it.replace(/\.ts$/, '.mjs')));
    const load = `await import(pathToFileURL(it)).catch(fault => test(it, () => { throw fault; }))`;
    const script = `for (const it of ${JSON.stringify(paths)}) ${load};\n`;
    const file = join(folder, `part-${i + 1}.test.mjs`);
    writeFileSync(file, `import { test } from 'node:test';\nimport { pathToFileURL } from 'node:url';\n${script}`);
    return file;
  });
}

/** The folder of this process; those of processes that were ended in the middle are taken away. */
function place() {
  const alive = pid => {
    try {
      return process.kill(pid, 0);
    } catch (fault) {
      return fault.code === 'EPERM';
    }
  };
  mkdirSync('.build', { recursive: true });
  for (const name of readdirSync('.build')) {
    const pid = /^unit-(\d+)$/.exec(name)?.[1];
    if (pid && !alive(Number(pid))) rmSync(join('.build', name), { recursive: true, force: true });
  }
  return `.build/unit-${process.pid}`;
}

const { RUNS: runs = quick ? '0.05' : '0.1', SEED: seed = String(Math.floor(Math.random() * 2 ** 31)) } = process.env;
const seeded = { RUNS: runs, SEED: seed, ...(quick && { QUICK: '1' }), ...(update && { UPDATE: '1' }) };
const again = Object.entries({ RUNS: runs, SEED: seed }).map(([name, it]) => `${name}=${it}`);
console.log(
  `Random tests: ${Number(runs) * 100} % of the full runs, seed ${seed}. Again: ${again.join(' ')} npm run unit`,
);

// What is broken, or about to be generated anew, may be what keeps a bundle from being made: then each file is loaded by itself.
const folder = place();
const bundled = update ? undefined : await bundle(folder);
const { status } = spawnSync(
  process.execPath,
  [
    ...(bundled ? ['--enable-source-maps'] : ['--import', 'tsx']),
    '--test',
    `--test-concurrency=${availableParallelism()}`, // by itself node leaves one core idle
    ...flags,
    ...(bundled ?? files),
  ],
  { stdio: 'inherit', env: { ...process.env, ...seeded, ...(bundled && { BUILT: folder }) } },
);
rmSync(folder, { recursive: true, force: true });
process.exit(status ?? 1);
