import { command } from './command.ts';

export default command({
  id: 'showOutput',
  title: 'Show Output',
  palette: 'opsplan.state',
  run: ({ output }) => output.show(true),
});
