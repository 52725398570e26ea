import { Uri, window, workspace } from 'vscode';
import { sample } from '../../server/protocol.ts';
import { command } from './command.ts';

export default command({
  id: 'openSample',
  title: 'Open a Sample',
  palette: 'true',
  async run({ home, link }) {
    const file = await workspace.fs.readFile(Uri.joinPath(home, 'test/plans/client-onboarding.opsplan'));
    const { text } = await link.ask<{ text: string }>(sample, { text: new TextDecoder().decode(file) });
    await window.showTextDocument(await workspace.openTextDocument({ language: 'opsplan', content: text }));
  },
});
