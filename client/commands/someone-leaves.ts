import { askDay, begin, pick, tellWhatIf } from '../what-if.ts';
import { command } from './command.ts';

const title = 'Someone Leaves…';
export default command({
  id: 'someoneLeaves',
  title,
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  async run(port, ...args) {
    const begun = await begin(port, args, title);
    if (!begun) return;
    const { asked, found } = begun;
    const person = await pick(found.people, `${title} (1 of 2): who`, 'No plan lists anybody under "people".');
    if (person === undefined) return;
    const day = await askDay(
      `${title} (2 of 2): the last working day`,
      'Which is the last day that this person works?',
      found,
    );
    if (day !== undefined) await tellWhatIf(port, asked, { what: 'leaves', person, day });
  },
});
