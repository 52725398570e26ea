// Bundles the extension, the server (for node and for a browser) and the command line into dist/.
// `--dev` adds source maps and leaves names as they are.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const dev = process.argv.includes('--dev');
const serverLimit = 1_275_000;

const shared = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  metafile: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
};
// For node the YAML library offers CommonJS, of which nothing can be left out; what it offers browsers is the same as modules.
const alias = { yaml: './node_modules/yaml/browser/index.js' };
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const define = { 'process.env.OPSPLAN_VERSION': JSON.stringify(version) };
// Parts of the protocol library that this server never asks for. A feature adds methods to a class: without it, that stays as it is.
const features = [
  ...['callHierarchy', 'fileOperations', 'inlayHint', 'inlineCompletion', 'inlineValue', 'linkedEditingRange'],
  ...['moniker', 'semanticTokens', 'showDocument', 'textDocumentContent', 'typeHierarchy'],
];
const unused = {
  ...Object.fromEntries(
    features.map(it => [it, `exports.${it[0].toUpperCase()}${it.slice(1)}Feature = base => base;`]),
  ),
  notebook: 'exports.NotebookSyncFeature = base => base;',
  textDocuments: '',
  files: '', // looking for node modules on the disk
};
const leaveOut = {
  name: 'leave-out',
  setup({ onLoad, onResolve }) {
    // The protocol passes on every type with its checks, and calls five of them itself.
    const types = 'vscode-languageserver-types';
    onResolve({ filter: new RegExp(`^${types}$`) }, ({ importer }) =>
      /vscode-languageserver-protocol[\\/]lib/.test(importer) ? { path: types, namespace: 'few' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'few' }, () => ({
      contents: `export { DocumentUri, integer, uinteger, URI, WorkspaceFolder } from '${types}';`,
      resolveDir: process.cwd(),
    }));
    // Written as one expression each, what nobody asks for can be left out.
    onLoad({ filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^export var (\w+);\n\(function \(\1\) \{\n([\s\S]*?)^\}\)\(\1 \|\| \(\1 = \{\}\)\);/gm,
        'export const $1 = /* @__PURE__ */ (function ($1) {\n$2return $1;\n})({});',
      ),
    }));
    onLoad({ filter: /vscode-languageserver[\\/]lib[\\/](?:common|node)[\\/]\w+\.js$/ }, ({ path }) => {
      const contents = unused[path.match(/(\w+)\.js$/)[1]];
      return contents === undefined ? undefined : { contents, loader: 'js' };
    });
  },
};
// What only some words of the command line need stands in files of its own: a start compiles the rest.
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /[\\/](?:node|rule-pages)\.ts$/ }, ({ path, importer }) =>
      /[\\/]server[\\/]commands[\\/]/.test(importer)
        ? { path: path.endsWith('/node.ts') ? './server.js' : './rule-pages.js', external: true }
        : undefined,
    );
  },
};
const node = { ...shared, define, platform: 'node', format: 'cjs', target: 'node20', alias };
const server = { ...node, plugins: [leaveOut] };

// What a webview loads: a script and a style sheet each.
const pages = ['timeline', 'capacity'];
const page = { ...shared, platform: 'browser', target: 'es2022' };

// A node built-in that anything below server/browser.ts reaches is an error here: the core is pure.
const bundles = [
  // VS Code takes `.js` for a module because of "type" in package.json, whatever dist/package.json says.
  { ...node, entryPoints: ['client/node.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
  { ...server, entryPoints: ['server/node.ts'], outfile: 'dist/server.js' },
  { ...node, plugins: [apart, leaveOut], entryPoints: ['server/cli.ts'], outfile: 'dist/command-line.js' },
  { ...server, entryPoints: ['server/commands/rule-pages.ts'], outfile: 'dist/rule-pages.js' },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: ['server/browser.ts'],
    outfile: 'dist/browser/server.js',
  },
  ...pages.flatMap(it => [
    { ...page, entryPoints: [`client/webviews/${it}/page.ts`], outfile: `dist/pages/${it}.js`, format: 'iife' },
    { ...page, entryPoints: [`client/webviews/${it}/page.css`], outfile: `dist/pages/${it}.css` },
  ]),
].filter(({ entryPoints: [entry] }) => existsSync(entry));

/** The packages in a bundle, found by the files that it was made of. */
const packagesIn = ({ inputs }) =>
  Object.keys(inputs).flatMap(path => path.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []);

/** What the licences of the bundled packages ask for: their text beside every copy. */
function licences(packages) {
  return packages.map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find(it => /^licen[cs]e/i.test(it));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`;
  });
}

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
const built = await Promise.all(bundles.map(options => build(options))).catch(() => process.exit(1));

const packages = new Set(built.flatMap(({ metafile }) => packagesIn(metafile)));
writeFileSync('dist/LICENSES.txt', licences([...packages].sort()).join(`\n${'-'.repeat(80)}\n\n`));
for (const { outfile } of bundles) {
  console.log(`${outfile.padEnd(24)}${(statSync(outfile).size / 1000).toFixed(0).padStart(5)} kB`);
}
// What node has compiled once it keeps, where it can: the next start has nothing to compile. A node that cannot spends a third
// of a run on making fast what is over before it pays: there it waits longer, but for the server, which goes on.
writeFileSync(
  'dist/cli.js',
  `#!/usr/bin/env node
const { enableCompileCache } = require('node:module');
if (enableCompileCache) enableCompileCache();
else if (process.argv[2] !== 'lsp') require('node:v8').setFlagsFromString('--interrupt-budget=500000');
require('./command-line.js');
`,
  { mode: 0o755 },
);
if (!dev && statSync('dist/server.js').size > serverLimit) {
  console.error(`dist/server.js is over its ${serverLimit / 1000} kB.`);
  process.exit(1);
}
