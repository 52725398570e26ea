import { env, window } from 'vscode';
import { linkTo } from '../entry-link.ts';
import { nodeOf } from '../target.ts';
import { command, onRows } from './command.ts';

export default command({
  id: 'copyLink',
  title: 'Copy Link',
  palette: false,
  places: [
    {
      menu: 'view/item/context',
      when: onRows('activity', 'blocked', 'done', 'decision', 'decided', 'entry'),
      group: '4_copy@1',
    },
  ],
  async run(_port, ...args) {
    const node = nodeOf(args);
    const link = node && linkTo(node);
    if (!link) return;
    await env.clipboard.writeText(link);
    window.setStatusBarMessage('$(link) Link copied: it opens the entry for whoever has this folder open', 5000);
  },
});
