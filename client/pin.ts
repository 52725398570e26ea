import { window } from 'vscode';
import { perform, tryOut } from './acts.ts';
import type { Port } from './port.ts';
import type { Target } from './target.ts';
import type { Node } from './views/nodes.ts';

/** Pins an activity to a rank, for a reason that is asked for. Other ranks stay as they are written, and it is offered to look at them. */
export async function pin(port: Port, target: Target, rank: number, name: string): Promise<void> {
  // What cannot be needs no reason.
  if (!(await tryOut(port, target, { do: 'pin', rank, because: '…' }))) return;
  const because = await window.showInputBox({
    title: `Pin Rank ${rank}: ${name}`,
    prompt: 'Why does it stand there, against the order worked out? The reason stays in the plan.',
    placeHolder: 'For example: The regulator comes in September',
    ignoreFocusOut: true,
    validateInput: text => (text.trim() ? undefined : 'Say in a few words why.'),
  });
  if (because === undefined) return;
  await perform(port, target, { do: 'pin', rank, because: because.trim() });
}

/** Lets a rank be worked out again. */
export const unpin = (port: Port, target: Target) => perform(port, target, { do: 'unpin' });

/** Drops a line of Priorities: it takes the place of the one that it is dropped onto, the first on the title of its plan, the last below all. */
export async function dropRank(port: Port, dragged: Node, onto: Node | undefined): Promise<void> {
  const { activity, label } = dragged.row;
  if (activity === undefined) return;
  if (onto && String(onto.uri) !== String(dragged.uri))
    return void window.showWarningMessage(
      'A rank counts within its own plan, so it cannot stand among those of another one.',
    );
  const siblings = dragged.parent?.children ?? port.trees.get('priorities')!.forest.roots;
  const rank = onto ? (onto.row.rank ?? 1) : Math.max(...siblings.map(it => it.row.rank ?? 0));
  if (rank === dragged.row.rank) return;
  await pin(port, { uri: dragged.uri, of: activity }, rank, withoutRank(label));
}

/** `2. Set up 40 desks (pinned)` without its rank. */
export const withoutRank = (label: string): string => label.replace(/^\d+\. /, '').replace(/ \(pinned\)$/, '');
