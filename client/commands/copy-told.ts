import { env, window } from 'vscode';
import { isTold, whenTold } from '../told.ts';
import { command } from './command.ts';

export default command({
  id: 'copyTold',
  title: 'Copy as Markdown',
  icon: 'copy',
  palette: isTold(),
  places: [{ menu: 'editor/title', when: whenTold(), group: 'navigation@1' }],
  async run({ teller }) {
    const { front } = teller;
    if (!front) return;
    await env.clipboard.writeText(front.text);
    window.setStatusBarMessage(`$(check) "${front.title}" is in the clipboard, as Markdown`, 8000);
  },
});
