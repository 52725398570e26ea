import { Uri, window } from 'vscode';
import { knownPlans } from '../plans.ts';
import { review } from '../review.ts';
import { nameOf, nodeOf, planOf } from '../target.ts';
import { command, inPlan } from './command.ts';

export default command({
  id: 'reprioritize',
  title: 'Reprioritize…',
  icon: 'list-ordered',
  palette: `resourceLangId == opsplan || opsplan.plans > 0`,
  places: [
    { menu: 'editor/title', when: inPlan, group: 'navigation@10' },
    { menu: 'view/title', when: 'view == opsplan.priorities && opsplan.plans > 0', group: 'navigation@1' },
    { menu: 'view/item/context', when: 'view =~ /^opsplan\\./ && viewItem == plan', group: '2_status@1' },
  ],
  async run(port, ...args) {
    // The title of a tree tells which line has the focus, and is meant for all of them nevertheless.
    const ofTree = args.length > 1 && !(args[0] instanceof Uri) && nodeOf(args)?.row.context !== 'plan';
    const plan = ofTree ? undefined : planOf(args);
    const plans = plan ? [plan] : await choosePlans(await knownPlans(port));
    if (plans?.length) await review(port, plans);
  },
});

/** One plan, or all of them. */
async function choosePlans(plans: readonly Uri[]): Promise<readonly Uri[] | undefined> {
  if (plans.length < 2) return plans;
  const one = plans.map(it => ({ label: nameOf(it), plans: [it] as readonly Uri[] }));
  const all = { label: `All ${plans.length} plans`, plans };
  const chosen = await window.showQuickPick([all, ...one], { title: 'Reprioritize', placeHolder: 'Which plan?' });
  return chosen?.plans;
}
