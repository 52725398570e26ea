import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { build } from 'esbuild';
import type { all } from '../client/commands/index.ts';
import { definitions, matchers } from '../client/task-form.ts';
import type { submenus, views, welcome } from '../client/views/index.ts';
import type { Rule } from '../server/rules/rule.ts';

// The parts of package.json that say again what the code says: commands, menus, views and the setting of each rule.

/** Commands and views as data: their code asks for VS Code, which is not here, so something that can be nothing takes its place. */
async function client(): Promise<{
  all: typeof all;
  views: typeof views;
  welcome: typeof welcome;
  submenus: typeof submenus;
}> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { all } from './commands/index.ts'; export { submenus, views, welcome } from './views/index.ts';`,
      resolveDir: 'client',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    plugins: [
      {
        name: 'no editor',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^vscode(-languageclient.*)?$/ }, it => ({ path: it.path, namespace: 'none' }));
          onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }));
        },
      },
    ],
  });
  const module = { exports: {} };
  new Function('module', 'exports', outputFiles[0]!.text)(module, module.exports);
  return module.exports as Awaited<ReturnType<typeof client>>;
}

const { all: commands, views: trees, welcome: texts, submenus: below } = await client();

const named = (id: string) => `opsplan.${id}`;
const contributed = () =>
  commands.map(({ id, title, icon }) => ({
    command: named(id),
    title,
    category: 'Ops Plan',
    ...(icon && { icon: `$(${icon})` }),
  }));

function menus() {
  const found: Record<string, object[]> = { commandPalette: [] };
  for (const { id, palette, places = [] } of commands) {
    const command = named(id);
    if (palette !== 'true') found.commandPalette!.push({ command, when: palette || 'false' });
    for (const { menu, when, group } of places)
      (found[menu] ??= []).push({ command, ...(when !== 'true' && { when }), ...(group && { group }) });
  }
  for (const { id, when } of below)
    found['view/title']!.push({
      submenu: named(id),
      when: `view =~ /^opsplan\\./ && ${when}`,
      group: 'navigation@9',
    });
  return found;
}

const welcomes = () =>
  trees.flatMap(({ id }) =>
    texts.filter(it => !it.view || it.view === id).map(({ when, contents }) => ({ view: named(id), contents, when })),
  );

/** Read from the folder: the index of the rules may be what is out of date. */
const ids = readdirSync('server/rules')
  .filter(it => it.endsWith('.ts') && !['index.ts', 'rule.ts'].includes(it))
  .map(it => it.slice(0, -3));
const rules: Rule[] = await Promise.all(ids.sort().map(async it => (await import(`../server/rules/${it}.ts`)).default));

const levels = ['off', 'hint', 'info', 'warning', 'error'];
/** A level; where a rule has thresholds, these as well. */
function setting({ summary, group, severity, settings }: Rule) {
  const level = { type: 'string', enum: levels };
  const thresholds = Object.entries(settings ?? {}).map(
    ([name, it]) => `${name ? `\`${name}\`: ` : ''}${it.says} (${it.type.expects}; ${it.default} unless set)`,
  );
  const description = `${group}. This rule ${summary}. As it comes: ${severity}.`;
  return {
    markdownDescription: thresholds.length ? `${description} It takes ${thresholds.join(', and ')}.` : description,
    ...(thresholds.length ? { anyOf: [level, { type: ['string', 'number', 'array', 'object'] }] } : level),
  };
}
const ruleSettings = () => Object.fromEntries(rules.map(it => [it.id, setting(it)]));

const contributedViews = () =>
  trees.map(({ id, name, closed }) => ({ id: named(id), name, ...(closed && { visibility: 'collapsed' }) }));
const contributedMenus = () => below.map(({ id, label, icon }) => ({ id: named(id), label, icon: `$(${icon})` }));

/** Where in package.json each generated part stands. */
const parts: readonly { path: readonly string[]; value: () => unknown }[] = [
  { path: ['contributes', 'commands'], value: contributed },
  { path: ['contributes', 'menus'], value: menus },
  { path: ['contributes', 'views', 'opsplan'], value: contributedViews },
  { path: ['contributes', 'submenus'], value: contributedMenus },
  { path: ['contributes', 'viewsWelcome'], value: welcomes },
  { path: ['contributes', 'taskDefinitions'], value: () => definitions },
  { path: ['contributes', 'problemMatchers'], value: () => matchers },
  { path: ['contributes', 'configuration', 'properties', 'opsplan.rules', 'properties'], value: ruleSettings },
];

const read = () => JSON.parse(readFileSync('package.json', 'utf8'));
for (const { path, value } of parts) {
  test(`package.json says of ${path.slice(1).join(' ')} what the code says`, () => {
    const now = read();
    const place = path.slice(0, -1).reduce((at, key) => (at[key] ??= {}), now);
    const last = path.at(-1)!;
    if (process.env.UPDATE) {
      place[last] = value();
      writeFileSync('package.json', `${JSON.stringify(now, null, 2)}\n`);
    } else assert.deepEqual(place[last], value(), 'package.json is out of date. Run: npm run generate');
  });
}

test('every file of a command is on the list of commands', () => {
  const files = readdirSync('client/commands').filter(it => !['index.ts', 'command.ts'].includes(it));
  const index = readFileSync('client/commands/index.ts', 'utf8');
  assert.deepEqual(
    files.filter(it => !index.includes(`from './${it}'`)),
    [],
  );
  assert.equal(new Set(commands.map(it => it.id)).size, commands.length);
  // Turning off what is on, and what is done with a text that is in front, stand there only then.
  const offered = commands.filter(it => it.palette && !/opsplan\.(?:only\.|told)/.test(it.palette));
  assert.ok(offered.length <= 36, 'a surface that can be learnt');
});

test('what package.json names is there', () => {
  const named = JSON.stringify(read()).matchAll(/"(\.?\/?(?:client|syntaxes)\/[\w./-]+)"/g);
  const paths = [...named].map(it => it[1]!);
  assert.ok(paths.length > 8);
  assert.deepEqual(
    paths.filter(it => !existsSync(it)),
    [],
  );
});

test('a button of a welcome text runs a command that exists', () => {
  const asked = texts.flatMap(it => [...it.contents.matchAll(/command:opsplan\.(\w+)/g)].map(match => match[1]));
  assert.deepEqual(
    asked.filter(it => !commands.some(command => command.id === it)),
    [],
  );
});
