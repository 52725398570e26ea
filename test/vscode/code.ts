#!/usr/bin/env -S node --import tsx
// Stands in for a desktop VS Code where there is none: takes the arguments that @vscode/test-electron gives to an
// executable, and runs the suite in the extension host of VS Code's server, shown by a browser without a screen.
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startBrowser } from './browser.ts';
import { startHost } from './host.ts';

const patience = 180_000;

const { values, positionals } = parseArgs({
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
  strict: false, // the other arguments are for a desktop window
  allowPositionals: true,
});
const [folder] = positionals;
const extension = values.extensionDevelopmentPath;
const tests = values.extensionTestsPath;
if (!folder || typeof extension !== 'string' || typeof tests !== 'string') {
  throw new Error('Expected FOLDER --extensionDevelopmentPath=PATH --extensionTestsPath=PATH');
}

// Without this argument a built VS Code ignores the paths of development windows.
const host = await startHost({ args: ['--enable-smoke-test-driver'] });
const browser = await startBrowser();
const log: string[] = [];
let code = 1;
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', fault => log.push(`page error: ${fault.message}`));
  const ended = new Promise<number>((resolve, reject) => {
    page.on('crash', () => reject(new Error('the window crashed')));
    setTimeout(() => reject(new Error(`no end within ${patience / 1000} s`)), patience).unref();
    // VS Code looks for both names when its page loads, so they are put there before.
    page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    const text = args.map(it => (typeof it === 'string' ? it : JSON.stringify(it))).join(' ');
    if (text.startsWith('[suite] ')) console.log(text.slice(8));
    else log.push(`${type}: ${text.slice(0, 300)}`);
  });
  const remote = (path: string) => `vscode-remote://${host.authority}${pathToFileURL(path).pathname}`;
  await page.goto(
    host.address(folder, [
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(tests)],
      ['skipWelcome', 'true'],
    ]),
  );
  code = await ended;
} catch (fault) {
  console.error(fault);
} finally {
  await browser.close();
  await host.stop();
}
if (code) console.error(`The window's last words:\n  ${log.slice(-25).join('\n  ')}`);
process.exit(code);
