import { Uri } from 'vscode';
import { command } from './command.ts';

export default command({
  id: 'showToday',
  title: 'Show as of Today',
  palette: 'opsplan.scenario',
  run: port => port.shown.show(Uri.parse('opsplan:today'), undefined),
});
