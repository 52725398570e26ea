import { Uri, window, workspace } from 'vscode';
import { offerAgain } from '../edits.ts';
import { propose } from '../ranks.ts';
import { accept, review } from '../review.ts';
import { command } from './command.ts';

export default command({
  id: 'writeRanks',
  title: 'Write These Ranks',
  icon: 'check',
  palette: false,
  places: [
    { menu: 'editor/title', when: 'isInDiffEditor && resourceScheme == opsplan-preview', group: 'navigation@1' },
  ],
  async run(port, ...args) {
    const shown = args.find(it => it instanceof Uri) ?? window.activeTextEditor?.document.uri;
    const source = shown && port.preview.sourceOf(shown);
    if (!source) return;
    const { version } = await workspace.openTextDocument(source.plan);
    await port.preview.close();
    // What is written is what was shown.
    if (version !== source.version) return offerAgain(() => review(port, [source.plan]));
    const proposal = await propose(port, source.plan);
    if (proposal) await accept(port, [proposal]);
  },
});
