import { Range, window } from 'vscode';
import { nodeOf } from '../target.ts';
import { command, onRows } from './command.ts';

const entries = onRows('activity', 'blocked', 'done', 'decision', 'decided', 'option', 'entry', 'name', 'plan');

export default command({
  id: 'openEntry',
  title: 'Open Entry',
  icon: 'go-to-file',
  palette: false,
  places: [
    { menu: 'view/item/context', when: entries, group: 'inline@1' },
    { menu: 'view/item/context', when: entries, group: '1_open@1' },
  ],
  async run(_port, ...args) {
    const node = nodeOf(args);
    if (!node) return;
    const { start, end } = node.row.range;
    const selection = new Range(start.line, start.character, end.line, end.character);
    await window.showTextDocument(node.uri, { selection });
  },
});
