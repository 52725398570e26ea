import { deepStrictEqual, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { transformSync } from 'esbuild';

/** The core in the order of its layers, up to the judgement of a plan. */
const plan = ['server/language', 'server/words', 'server/plan'];
const reckoned = [...plan, 'server/mend', 'server/reckon', 'server/forecast'];
const judged = [
  ...reckoned,
  'server/scenario',
  'server/rules',
  'server/finding.ts',
  'server/asking.ts',
  'server/check.ts',
];

/** Who may import whom: for each part of the house, the packages and the other parts it may ask. */
const layers: Record<string, { packages?: string[]; parts?: string[] }> = {
  'server/language': { packages: ['zod/mini'] },
  'server/words': { packages: ['fastest-levenshtein'], parts: ['server/language'] },
  'server/plan': { packages: ['yaml', 'fastest-levenshtein'], parts: ['server/language', 'server/words'] },
  'server/mend': { parts: plan },
  'server/reckon': { parts: plan },
  'server/history': { parts: plan },
  'server/forecast': { parts: [...plan, 'server/reckon'] },
  'server/scenario': { parts: reckoned },
  'server/diff': { parts: [...reckoned, 'server/history', 'server/scenario'] },
  'server/rules': { parts: [...reckoned, 'server/scenario'] },
  'server/finding.ts': { parts: [...plan, 'server/mend', 'server/rules'] },
  'server/asking.ts': { parts: ['server/rules'] },
  'server/check.ts': { parts: [...plan, 'server/rules', 'server/finding.ts', 'server/asking.ts'] },
  'server/checkin': { parts: [...judged, 'server/history'] },
  'server/fix.ts': { parts: judged },
  'server/gate': { parts: [...judged, 'server/history', 'server/diff'] },
  'server/merge': { parts: plan },
  'server/views': { parts: [...judged, 'server/diff'] },
  'server/features': { packages: ['vscode-languageserver-types'], parts: judged },
  'server/exchange': { parts: reckoned },
  'server/reference.ts': { parts: ['server/language', 'server/rules'] },
  'server/report': {
    packages: ['picocolors'],
    parts: [...judged, 'server/diff', 'server/gate', 'server/views', 'server/exchange', 'server/checkin'],
  },
  'server/protocol.ts': {
    packages: ['vscode-languageserver-types'],
    parts: ['server/plan', 'server/diff', 'server/checkin', 'server/features', 'server/scenario', 'server/views'],
  },
  'server/connection': {
    packages: ['vscode-languageserver', 'vscode-languageserver-types'],
    parts: [
      ...judged,
      ...['server/diff', 'server/checkin', 'server/fix.ts', 'server/gate', 'server/features', 'server/views'],
      ...['server/protocol.ts', 'server/clock.ts'],
    ],
  },
  'server/server.ts': {
    packages: ['vscode-languageserver', 'vscode-languageserver-types'],
    parts: [...judged, 'server/connection', 'server/protocol.ts', 'server/clock.ts'],
  },
  'server/clock.ts': { parts: ['server/language'] },
  'server/disk.ts': { packages: ['node:'], parts: plan },
  'server/git': { packages: ['node:'], parts: [...plan, 'server/history', 'server/diff'] },
  'server/node.ts': {
    packages: ['node:', 'vscode-languageserver/node'],
    parts: ['server/server.ts', 'server/clock.ts', 'server/disk.ts', 'server/git'],
  },
  'server/browser.ts': { packages: ['vscode-languageserver/browser'], parts: ['server/server.ts', 'server/clock.ts'] },
  'server/staged.ts': {
    packages: ['node:'],
    parts: [...judged, 'server/gate', 'server/git', 'server/disk.ts'],
  },
  'server/install': { packages: ['node:'], parts: ['server/git', 'server/disk.ts'] },
  'server/source.ts': { packages: ['node:'], parts: [...plan, 'server/disk.ts', 'server/git'] },
  'server/run.ts': { packages: ['node:'], parts: [...plan, 'server/disk.ts', 'server/git', 'server/source.ts'] },
  'server/commands': {
    packages: ['node:'],
    parts: [
      ...judged,
      ...[
        'server/diff',
        'server/exchange',
        'server/checkin',
        'server/fix.ts',
        'server/report',
        'server/disk.ts',
        'server/git',
        'server/run.ts',
        'server/source.ts',
      ],
      ...['server/node.ts', 'server/staged.ts', 'server/gate', 'server/install', 'server/merge'],
    ],
  },
  'server/cli.ts': { packages: ['node:'], parts: ['server/commands', 'server/disk.ts'] },
  'client/webviews': {
    packages: ['vscode'],
    // A page names days by itself: there is one file that knows what a day is.
    parts: ['client', 'server/protocol.ts', 'server/language/day.ts'],
  },
  client: {
    packages: ['vscode', 'vscode-languageclient', 'vscode-languageclient/node', 'vscode-languageclient/browser'],
    parts: ['server/protocol.ts'],
  },
};

/** The parts that meet the world outside; all others under server/ are the core. */
const outside = [
  ...[
    'server/server.ts',
    'server/connection',
    'server/node.ts',
    'server/browser.ts',
    'server/cli.ts',
    'server/commands',
  ],
  ...['server/clock.ts', 'server/disk.ts', 'server/source.ts', 'server/run.ts', 'server/staged.ts'],
  ...['server/install', 'server/git', 'client'],
];

/** Folders of files that know nothing of each other, each with the files that say what one of them is. */
const strangers = {
  'server/rules': /\/rule\.ts$/,
  'server/features': /\/(feature|act)\.ts$/,
  'server/views': /\/([a-z]+-)?row\.ts$/,
  'client/commands': /\/command\.ts$/,
  'server/commands': /\/(command|word|circles|page|rule-pages)\.ts$/,
};

/** What a pure function does not ask for: names that no scope of the file declares. */
const worldly = [
  ...['Date', 'performance', 'process', 'console', 'crypto', 'fetch', 'globalThis', 'global', 'window', 'self'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require', 'eval', 'Function', 'Buffer'],
  ...['XMLHttpRequest', 'WebSocket', 'navigator', 'document', 'localStorage', 'Math.random'],
];

const folders = ['client', 'server', 'syntaxes', 'test'];
const generated = ['node_modules', 'dist'];

/** All files below a folder, by their path from the root of the project. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(it => !generated.includes(it.name))
    .flatMap(it => (it.isDirectory() ? filesBelow(`${folder}/${it.name}`) : [`${folder}/${it.name}`]));

const sources = ['server', 'client'].flatMap(filesBelow).filter(it => it.endsWith('.ts'));
const read = (path: string) => readFileSync(path, 'utf8');
const within = (part: string, path: string) => path === part || path.startsWith(`${part}/`);
const partOf = (path: string) => Object.keys(layers).find(part => within(part, path));

/** What a file imports or passes on: paths from the root for its own files, names for packages. */
function importsOf(path: string): string[] {
  const names = [
    ...read(path).matchAll(/^(?:import|export)\b[\w\s{},*$]*\s?'([^'\n]+)'(?:;| with )|\bimport\('([^'\n]+)'\)/gm),
  ];
  return names.map(([, name, late]) => name ?? late!).map(it => (it.startsWith('.') ? posix.join(path, '..', it) : it));
}

/** Pairs of a file and something it imports that a judge refuses, ready to be read in a failure. */
const refused = (paths: string[], judge: (path: string, target: string) => boolean): string[] =>
  paths.flatMap(path => importsOf(path).flatMap(target => (judge(path, target) ? [] : [`${path} → ${target}`])));

test('the listing is read at all', () => {
  ok(sources.includes('server/server.ts') && sources.includes('server/language/day.ts'));
  const known = importsOf('server/node.ts');
  ok(known.includes('vscode-languageserver/node') && known.includes('server/server.ts'));
});

test('every source file belongs to a layer', () => {
  deepStrictEqual(
    sources.filter(path => !partOf(path)),
    [],
  );
});

test('imports follow the layers', () => {
  const allowed = (path: string, target: string) => {
    const own = partOf(path);
    if (!own) return true; // told by the test above
    const { packages = [], parts = [] } = layers[own]!;
    if (!/^(server|client)\//.test(target)) {
      return packages.some(it => (it.endsWith(':') ? target.startsWith(it) : target === it));
    }
    return [own, ...parts].some(part => within(part, target));
  };
  deepStrictEqual(refused(sources, allowed), []);
});

test('a rule, a feature, a view, a command knows no other', () => {
  for (const [folder, kind] of Object.entries(strangers)) {
    const files = sources.filter(it => within(folder, it) && !it.endsWith('/index.ts'));
    // `hover-rank.ts` is a part of `hover.ts`.
    const whole = (path: string) => files.find(it => path.startsWith(it.replace('.ts', '-'))) ?? path;
    const known = (path: string, target: string) =>
      !within(folder, target) || kind.test(target) || whole(path) === whole(target);
    deepStrictEqual(refused(files, known), []);
  }
});

test('one file reads YAML', () => {
  ok(sources.filter(path => importsOf(path).includes('yaml')).length <= 1);
});

test('what the client shares with the server holds no code of the server', () => {
  if (!existsSync('server/protocol.ts')) return;
  deepStrictEqual(read('server/protocol.ts').match(/^(import|export) (?!type\b)[^;]* from .*/gm) ?? [], []);
});

test('the core asks nothing of the outside world', () => {
  const marked = Object.fromEntries(worldly.map(name => [name, `OUTSIDE_${name.replace('.', '_')}`]));
  const known = new RegExp(`\\b(?:${worldly.join('|')}|localeCompare|toLocale\\w+|import(?:\\(|\\.meta))`);
  const found = (path: string): string[] => {
    const text = read(path);
    if (!known.test(text)) return [];
    const { code } = transformSync(text, { loader: 'ts', define: marked });
    const names = code.match(/\bOUTSIDE_\w+|\.(localeCompare|toLocale\w+)\(|\bimport\(|\bimport\.meta\b/g) ?? [];
    return names.map(name => `${path}: ${name.replace('OUTSIDE_', '')}`);
  };
  deepStrictEqual(found('test/unit.mjs').slice(0, 1), ['test/unit.mjs: process'], 'the search finds what there is');
  const core = sources.filter(path => !outside.some(part => within(part, path)));
  deepStrictEqual(core.flatMap(found), []);
});

test('every test file holds a test', () => {
  const files = filesBelow('test').filter(path => path.endsWith('.test.ts') && !within('test/vscode', path));
  ok(files.includes('test/reading.test.ts'));
  deepStrictEqual(
    files.filter(path => !/\btest\(/.test(read(path))),
    [],
  );
});

test('how often a random test runs is said in one place', () => {
  const random = filesBelow('test').filter(path => path.endsWith('.test.ts') && /fc\.assert\(/.test(read(path)));
  ok(random.includes('test/reading.test.ts'));
  const own = /from 'fast-check'|numRuns: (?!runs\()/;
  deepStrictEqual(
    random.filter(path => own.test(read(path))),
    [],
    'take `fc` and `runs` from test/runs.ts',
  );
});

test('file names are words', () => {
  const vague = /(^|[-/.])(utils?|helpers?|common|manager|provider|service|handler|misc)([-.]|$)/;
  const names = sources.filter(path => vague.test(path) || !/^[a-z0-9/-]+\.ts$/.test(path));
  deepStrictEqual(names, []);
});

test('no source file is longer than 250 lines', () => {
  // A rule's examples are its documentation, and as long as that needs; the list of all rules is generated.
  const long = sources
    .filter(path => !['server/rules/index.ts', 'server/commands/rule-pages.ts'].includes(path))
    .map(path => ({ path, lines: read(path).split('export const examples')[0]!.split('\n').length - 1 }))
    .filter(it => it.lines > 250);
  deepStrictEqual(long, []);
});

test('the top level stays as it is', () => {
  const files = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'esbuild.mjs',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
  ];
  const others = readdirSync('.').filter(it => !it.startsWith('.') && !it.endsWith('.vsix') && !generated.includes(it));
  deepStrictEqual(
    others.filter(it => !folders.includes(it) && !files.includes(it)),
    [],
  );
});

test('only tests read beside the project, and nothing names where it was made', () => {
  const top = readdirSync('.', { withFileTypes: true }).filter(it => it.isFile() && !it.name.endsWith('.vsix'));
  const texts = [...folders.flatMap(filesBelow), ...top.map(it => it.name)].filter(it => !it.endsWith('.png'));
  ok(texts.includes('package.json') && texts.includes('server/server.ts'));
  const beside = texts.filter(path => !/^test\/.*\.test\.ts$/.test(path) && /\.\.\/shared\b/.test(read(path)));
  deepStrictEqual(beside, []);
  const locks = ['package-lock.json', 'test/vscode/host/package-lock.json'];
  deepStrictEqual(
    locks.filter(path => /"resolved": "http/.test(read(path))),
    [],
  );
});
