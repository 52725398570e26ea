import { type QuickPickItem, QuickPickItemKind, type Uri, window } from 'vscode';
import { type CheckinParams, type Known, names } from '../server/protocol.ts';
import type { Link } from './link.ts';
import { knownPlans } from './plans.ts';
import type { Port } from './port.ts';
import { nameOf } from './target.ts';

const lineOf = ({ name, says, isYou }: Known): QuickPickItem => ({
  label: name,
  description: [isYou && 'you, as git knows you', says].filter(Boolean).join(' · '),
});

/** Who somebody is, as plans name them; nothing when the question is sent away. */
export async function askWho(link: Link): Promise<string | undefined> {
  const known = await link.ask<Known[]>(names, {});
  const title = 'Who Are You?';
  const people = known.filter(it => it.kind === 'person');
  const lines = people.map(it => ({ ...lineOf(it), id: it.id }));
  const chosen = await window.showQuickPick([...lines, { label: 'Somebody else…', id: '' }], {
    title,
    placeHolder: 'Whose work are you looking for? It is asked once, and kept for this workspace.',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.id) return chosen?.id;
  const prompt = 'Your name as plans write it, or your e-mail address.';
  const name = await window.showInputBox({ title, prompt, ignoreFocusOut: true });
  return name?.trim() || undefined;
}

type Line = QuickPickItem & { readonly params?: CheckinParams };
const headings: Readonly<Record<Known['kind'], string>> = { person: 'People', team: 'Teams', function: 'Functions' };

/** Whose check-in somebody wants to see: that of a whole plan, a person, a team or a function. The plan in front comes first. */
export async function askWhose(port: Port, front: Uri | undefined): Promise<CheckinParams | undefined> {
  const uri = front && String(front);
  const [plans, known] = await Promise.all([knownPlans(port), port.link.ask<Known[]>(names, { ...(uri && { uri }) })]);
  const inFront = plans.filter(it => String(it) === uri);
  const others = plans.filter(it => String(it) !== uri);
  const ofPlan = (it: Uri): Line => ({ label: nameOf(it), params: { uri: String(it) } });
  const chapter = (label: string, lines: readonly Line[]): Line[] =>
    lines.length ? [{ label, kind: QuickPickItemKind.Separator }, ...lines] : [];
  const called = (kind: Known['kind']): Line[] =>
    chapter(
      headings[kind],
      known.filter(it => it.kind === kind).map(it => ({ ...lineOf(it), params: { who: it.id, ...(uri && { uri }) } })),
    );
  const lines = [
    ...chapter('Whole plans', [...inFront, ...others].map(ofPlan)),
    ...called('person'),
    ...called('team'),
    ...called('function'),
  ];
  const options = {
    title: 'Check-in',
    placeHolder: 'Of a whole plan, or of whom?',
    matchOnDescription: true,
    ignoreFocusOut: true,
  };
  return (await window.showQuickPick(lines, options))?.params;
}
