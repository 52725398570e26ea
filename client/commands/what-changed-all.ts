import { tellDifference } from '../difference.ts';
import { choosePlan } from '../plans.ts';
import { planOf, repositoryOf } from '../target.ts';
import { command } from './command.ts';

const title = 'What Changed in All Plans';
export default command({
  id: 'whatChangedAll',
  title,
  icon: 'diff-multiple',
  palette: 'opsplan.plans > 0',
  places: [{ menu: 'scm/title', when: 'scmProvider == git && opsplan.plans > 0', group: '2_plan' }],
  async run(port, ...args) {
    const uri = repositoryOf(args) ?? planOf(args) ?? (await choosePlan(port, title));
    if (uri) await tellDifference(port, { uri: String(uri), changes: 'all' });
  },
});
