import { showCheckin } from '../checkin.ts';
import { planOf } from '../target.ts';
import { command } from './command.ts';

export default command({
  id: 'prepareCheckIn',
  title: 'Prepare My Check-in',
  icon: 'person',
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  async run(port, ...args) {
    const who = await port.filter.who();
    const uri = planOf(args);
    if (who) await showCheckin(port, { who, ...(uri && { uri: String(uri) }) });
  },
});
