import { requirePlan, tellDifference } from '../difference.ts';
import { choosePlan } from '../plans.ts';
import { planOf } from '../target.ts';
import { chooseVersion } from '../versions.ts';
import { command, inPlan } from './command.ts';

const title = 'What Changed Since…';
export default command({
  id: 'whatChanged',
  title,
  icon: 'diff',
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  places: [{ menu: 'editor/title', when: inPlan, group: '2_review@2' }],
  async run(port, ...args) {
    const uri = planOf(args) ?? (await choosePlan(port, title));
    if (!uri || !requirePlan(uri)) return;
    const found = await chooseVersion(port, uri, title);
    if (found && 'name' in found) await tellDifference(port, { uri: String(uri), since: found.name });
  },
});
