import { window } from 'vscode';
import { type Question, questions } from '../../server/protocol.ts';
import { perform } from '../acts.ts';
import { nodeOf, openPlan, planOf, targetOf } from '../target.ts';
import { command, inPlan, onRows } from './command.ts';

export default command({
  id: 'recordDecision',
  title: 'Record Decision…',
  icon: 'check',
  palette: inPlan,
  places: [
    { menu: 'view/item/context', when: onRows('decision', 'option'), group: 'inline@2' },
    { menu: 'view/item/context', when: onRows('decision', 'option'), group: '2_status@1' },
  ],
  async run(port, ...args) {
    const row = nodeOf(args)?.row;
    const uri = planOf(args);
    if (!uri) return void window.showInformationMessage('Open a plan first, or choose a decision in the tree.');
    await openPlan(uri);
    const of = targetOf(args, 'decision')?.of;
    const found = await port.link.ask<Question[]>(questions, { uri: String(uri), of });
    const question = await chooseQuestion(found);
    if (!question) return;
    if (question.chosen !== undefined)
      return void window.showInformationMessage(`This is decided already: "${question.chosen}".`);
    const chosen = row?.context === 'option' ? row.label : await chooseAnswer(question);
    const because = chosen && (await askWhy(question, chosen));
    if (because) await perform(port, { uri, of: question.id }, { do: 'decide', chosen, because });
  },
});

/** The only one, or the one that is chosen. */
async function chooseQuestion(found: readonly Question[]): Promise<Question | undefined> {
  if (!found.length) void window.showInformationMessage('No decision is open in this plan.');
  if (found.length < 2) return found[0];
  const lines = found.map(it => ({ label: it.question, description: it.says, it }));
  const title = 'Record Decision';
  return (await window.showQuickPick(lines, { title, placeHolder: 'What was decided?', ignoreFocusOut: true }))?.it;
}

async function chooseAnswer({ question, options, says }: Question): Promise<string | undefined> {
  const other = 'Another answer…';
  const title = `Record Decision (1 of 2): ${question}`;
  const chosen = options.length
    ? ((await window.showQuickPick(
        [...options.map(label => ({ label, answer: label })), { label: other, answer: undefined }],
        { title, placeHolder: `What was chosen? ${says}`, ignoreFocusOut: true },
      )) ?? null)
    : { answer: undefined };
  if (!chosen || chosen.answer !== undefined) return chosen?.answer;
  const prompt = 'What was chosen? It is noted among the possible answers.';
  return ask(title, prompt, 'Say what was chosen.');
}

const askWhy = ({ question }: Question, chosen: string): Promise<string | undefined> =>
  ask(
    `Record Decision (2 of 2): ${question}`,
    `Why "${chosen}"? The reason stays in the plan.`,
    'Say in a few words why.',
  );

const ask = async (title: string, prompt: string, missing: string): Promise<string | undefined> =>
  (
    await window.showInputBox({
      title,
      prompt,
      ignoreFocusOut: true,
      validateInput: text => (text.trim() ? undefined : missing),
    })
  )?.trim();
