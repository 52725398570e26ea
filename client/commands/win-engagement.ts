import { begin, pick, tellWhatIf } from '../what-if.ts';
import { command } from './command.ts';

const title = 'Win a Tentative Engagement…';
export default command({
  id: 'winEngagement',
  title,
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  async run(port, ...args) {
    const begun = await begin(port, args, title);
    if (!begun) return;
    const { asked, found } = begun;
    const workstream = await pick(found.tentative, title, 'No workstream has the status "tentative".');
    if (workstream !== undefined) await tellWhatIf(port, asked, { what: 'win', workstream });
  },
});
