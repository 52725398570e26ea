// The browser that shows VS Code's window.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts Chromium without a screen: the one that `CHROMIUM` names, else the machine's own. */
export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? known.find(path => existsSync(path));
  if (!executablePath)
    throw new Error('No Chromium here. Install it (apt-get install chromium) or name one in CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // the sandbox refuses to run as root, which is what a container is
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
}
