import { window } from 'vscode';

/** How long tabs are waited for. Milliseconds. */
const patience = 2000;

/** Waits until the tabs have changed to what is wanted; for a while only, for nothing may happen at all. */
export function tabsChange(isWanted: () => boolean = () => true): Promise<void> {
  return new Promise(done => {
    const look = (): void => {
      if (isWanted()) end();
    };
    const listeners = [window.tabGroups.onDidChangeTabs(look), window.tabGroups.onDidChangeTabGroups(look)];
    const end = (): void => {
      clearTimeout(timer);
      for (const it of listeners) it.dispose();
      done();
    };
    const timer = setTimeout(end, patience);
  });
}
