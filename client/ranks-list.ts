import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { counted, gain, type Move, type Proposal } from './ranks.ts';

/** What was chosen in the list: to write the ranks, or to look at one of them in the text. */
export type Chosen = { readonly do: 'write' } | ({ readonly do: 'look' } & Place);
/** A move in the plan of one of the proposals. */
export interface Place {
  readonly proposal: number;
  readonly move: Move;
}
interface Item extends QuickPickItem {
  readonly place?: Place;
}

/** Lists what moves, why, and what the order gains, and asks whether to write it. `show` hears which move is looked at. */
export function choose(proposals: readonly Proposal[], show: (place: Place) => void): Promise<Chosen | undefined> {
  const list = window.createQuickPick<Item>();
  const count = counted(proposals.reduce((sum, it) => sum + it.moves.length, 0));
  const [first] = proposals;
  list.title =
    first && proposals.length === 1 ? `Reprioritize ${first.name}` : `Reprioritize ${proposals.length} plans`;
  list.placeholder = `Write ${count}? Enter writes, Escape leaves everything as it is.`;
  list.items = itemsOf(proposals, count);
  list.ignoreFocusOut = true;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  return new Promise(done => {
    let chosen: Chosen | undefined;
    list.onDidChangeActive(([it]) => it?.place && show(it.place));
    list.onDidAccept(() => {
      const [it] = list.selectedItems;
      if (!it) return;
      chosen = it.place ? { do: 'look', ...it.place } : { do: 'write' };
      list.hide();
    });
    list.onDidHide(() => {
      list.dispose();
      done(chosen);
    });
    list.show();
  });
}

function itemsOf(proposals: readonly Proposal[], count: string): Item[] {
  const gains = proposals.length === 1 ? gain(proposals[0]!.loss) : undefined;
  const write: Item = {
    label: `$(check) Write ${count}`,
    description: [gains, 'one step to undo'].filter(Boolean).join(' · '),
  };
  return [
    write,
    ...proposals.flatMap(({ name, moves, loss }, proposal): Item[] => [
      {
        kind: QuickPickItemKind.Separator,
        // Beside a label there is less room for the reason.
        label: proposals.length === 1 ? '' : [name, gain(loss)].filter(Boolean).join(': '),
      },
      ...moves.map(move => ({ ...lineOf(move), place: { proposal, move } })),
    ]),
  ];
}

function lineOf({ from, to, title, owner, brief }: Move): QuickPickItem {
  const icon = to === undefined ? 'dash' : from === undefined ? 'add' : to < from ? 'arrow-up' : 'arrow-down';
  const was = from === undefined ? 'had no rank' : `was ${from}`;
  return {
    label: `$(${icon}) ${to === undefined ? 'No rank' : to}  ${title.replace(/\$\(/g, '$ (')}`,
    description: [was, owner].filter(Boolean).join(' · '),
    // Not the whole sentence: a line of the list is cut where it is too long.
    detail: brief,
  };
}
