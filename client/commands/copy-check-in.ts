import { Uri, window } from 'vscode';
import { copyCheckin } from '../checkin.ts';
import { command } from './command.ts';

export default command({
  id: 'copyCheckIn',
  title: 'Copy as Markdown',
  icon: 'copy',
  palette: false,
  places: [
    {
      menu: 'editor/title',
      when: 'resourceScheme == opsplan-preview && resourceFilename =~ /^Check-in/',
      group: 'navigation@1',
    },
  ],
  async run(_, ...args) {
    const shown = args.find(it => it instanceof Uri) ?? window.activeTextEditor?.document.uri;
    if (shown) await copyCheckin(shown);
  },
});
