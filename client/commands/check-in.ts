import { showCheckin } from '../checkin.ts';
import { planOf } from '../target.ts';
import { askWhose } from '../who.ts';
import { command, inPlan } from './command.ts';

export default command({
  id: 'checkIn',
  title: 'Check-in…',
  icon: 'comment-discussion',
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  places: [
    { menu: 'editor/title', when: inPlan, group: '2_review@1' },
    { menu: 'view/item/context', when: 'view =~ /^opsplan\\./ && viewItem == plan', group: '2_status@2' },
  ],
  async run(port, ...args) {
    const whose = await askWhose(port, planOf(args));
    if (whose) await showCheckin(port, whose);
  },
});
