import { InputBoxValidationSeverity, Position, Selection, Uri, window, workspace } from 'vscode';
import { type Answers, type NewPlan, newPlan, type Objection } from '../server/protocol.ts';
import type { Port } from './port.ts';

/** Asks for what a new plan, or a strategy, is for, whose it is and when, and opens it. */
export async function askForPlan(port: Port, kind?: Answers['kind']): Promise<void> {
  const name = kind === 'strategy' ? 'New Strategy' : 'New Plan';
  const goal = await askText(port, 'goal', { kind }, `${name} (1 of 3): the goal`, {
    prompt: 'What shall be different in the end? One sentence, one outcome.',
    placeHolder: `For example: ${kind === 'strategy' ? 'Clients stay because their IT is calm' : 'Halve client onboarding time'}`,
  });
  if (goal === undefined) return;
  const owner = await askText(port, 'owner', { kind, goal }, `${name} (2 of 3): the owner`, {
    prompt: `Who is accountable for the ${kind ?? 'plan'}? One person.`,
    placeHolder: 'For example: Maya Lindqvist',
  });
  if (owner === undefined) return;
  const period = await askPeriod(port, { kind, goal, owner }, `${name} (3 of 3): the period`);
  if (period === undefined) return;
  await show(await port.link.ask<NewPlan>(newPlan, { kind, goal, owner, period } satisfies Answers));
}

/** Asks until there is an answer that the server can work with. What it merely frowns at may stand. */
async function askText(
  { link }: Port,
  key: keyof Answers,
  sofar: Answers,
  title: string,
  words: { prompt: string; placeHolder: string },
): Promise<string | undefined> {
  const answer = await window.showInputBox({
    ...words,
    title,
    ignoreFocusOut: true,
    async validateInput(text) {
      const { objections } = await link.ask<NewPlan>(newPlan, { ...sofar, [key]: text });
      return objectionTo(objections[key]);
    },
  });
  return answer?.trim();
}
const objectionTo = (it: Objection | undefined) =>
  it && {
    message: it.message,
    severity: it.blocks ? InputBoxValidationSeverity.Error : InputBoxValidationSeverity.Warning,
  };

async function askPeriod(port: Port, sofar: Answers, title: string): Promise<string | undefined> {
  const { periods } = await port.link.ask<NewPlan>(newPlan, sofar);
  const other = 'Another period…';
  const chosen = await window.showQuickPick(
    [...periods.map(({ period, says }) => ({ label: period, description: says })), { label: other }],
    { title, placeHolder: 'Which time does it cover?', ignoreFocusOut: true },
  );
  if (chosen?.label !== other) return chosen?.label;
  const prompt = 'A quarter (2027-Q1), a half year (2027-H1), a year (2027) or a range of dates.';
  return askText(port, 'period', sofar, title, { prompt, placeHolder: 'For example: 2027-01-11..2027-04-30' });
}

/** Opens the plan with the cursor at what is to be filled in next: as a file of the folder, else as an unsaved text. */
async function show({ name, text, at }: NewPlan): Promise<void> {
  const folder = await chooseFolder();
  const file = folder && (await writeNew(folder, name, text));
  const document = await (file
    ? workspace.openTextDocument(file)
    : workspace.openTextDocument({ language: 'opsplan', content: text }));
  const place = new Position(at.line, at.character);
  await window.showTextDocument(document, { selection: new Selection(place, place) });
}

/** The folder of the editor in front, or the only one, or the one that is chosen. */
async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const active = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri);
  if (active || folders.length < 2) return (active ?? folders[0])?.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: 'In which folder shall the plan be?' }))?.uri;
}

/** Writes a file under a name that nobody has. Nothing where the folder cannot be written to. */
async function writeNew(folder: Uri, name: string, text: string): Promise<Uri | undefined> {
  for (let n = 1; n < 100; n++) {
    const file = Uri.joinPath(folder, `${name}${n > 1 ? `-${n}` : ''}.opsplan`);
    const taken = await Promise.resolve(workspace.fs.stat(file)).then(
      () => true,
      () => false,
    );
    if (taken) continue;
    return Promise.resolve(workspace.fs.writeFile(file, new TextEncoder().encode(text))).then(
      () => file,
      () => undefined,
    );
  }
  return undefined;
}
