import { command } from './command.ts';

export default command({
  id: 'restart',
  title: 'Restart Server',
  palette: 'opsplan.state',
  run: ({ link }) => link.restart(),
});
