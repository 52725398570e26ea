import { Position, Selection, type Uri, window } from 'vscode';
import { perform } from '../acts.ts';
import { choosePlan } from '../plans.ts';
import { nameOf, openPlan, planOf } from '../target.ts';
import { command } from './command.ts';

export default command({
  id: 'addDecision',
  title: 'Add Decision…',
  icon: 'add',
  palette: 'resourceLangId == opsplan || opsplan.plans > 0',
  places: [
    { menu: 'view/title', when: 'view == opsplan.decisions && opsplan.plans > 0', group: 'navigation@1' },
    { menu: 'view/item/context', when: 'view == opsplan.decisions && viewItem == plan', group: '2_status@2' },
  ],
  async run(port, ...args) {
    const uri = planOf(args) ?? (await choosePlan(port, 'Add Decision'));
    if (!uri) return;
    const question = await window.showInputBox({
      title: `Add Decision to ${nameOf(uri)} (1 of 2): the question`,
      prompt: 'What has to be decided? One question, which one person answers.',
      placeHolder: 'For example: Fund the missing hire, or cut scope?',
      ignoreFocusOut: true,
      validateInput: text => (text.trim() ? undefined : 'Say what has to be decided.'),
    });
    if (question === undefined) return;
    const answers = await window.showInputBox({
      title: `Add Decision to ${nameOf(uri)} (2 of 2): the possible answers`,
      prompt: 'What may be answered? Separate the answers by semicolons; leave it empty if nobody knows yet.',
      placeHolder: 'For example: fund it; cut scope',
      ignoreFocusOut: true,
    });
    if (answers === undefined) return;
    const options = answers.split(';').map(it => it.trim());
    const done = await perform(port, { uri, of: '' }, { do: 'ask', question, options });
    if (done?.at) await show(uri, new Position(done.at.line, done.at.character));
  },
});

/** Shows where to go on writing. */
async function show(uri: Uri, place: Position): Promise<void> {
  await window.showTextDocument(await openPlan(uri), { selection: new Selection(place, place) });
}
