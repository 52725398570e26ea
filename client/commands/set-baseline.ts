import { choosePlan } from '../plans.ts';
import { planOf } from '../target.ts';
import { chooseVersion } from '../versions.ts';
import { command } from './command.ts';

const title = 'Set Baseline of the Timeline…';
export default command({
  id: 'setBaseline',
  title,
  icon: 'git-compare',
  palette: 'opsplan.plans > 0',
  async run(port) {
    const { baseline, panels } = port;
    const uri = planOf([]) ?? (await choosePlan(port, title));
    if (!uri) return;
    const none = { label: 'No baseline', description: 'The timeline alone' };
    const found = await chooseVersion(port, uri, title, baseline.chosen ? [none] : []);
    if (!found) return;
    await baseline.choose('name' in found ? { name: found.name, label: found.label } : undefined);
    panels.get('timeline')!.show();
  },
});
