import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { type PlanRows, priorities, type Row, type Why, type WhyParams, why } from '../../server/protocol.ts';
import { pin, unpin, withoutRank } from '../pin.ts';
import type { Port } from '../port.ts';
import { openPlan, type Target, targetOf } from '../target.ts';
import { command, inPlan } from './command.ts';

export default command({
  id: 'pinRank',
  title: 'Pin Rank of Activity…',
  palette: inPlan,
  places: [
    {
      menu: 'view/item/context',
      when: 'view == opsplan.priorities && viewItem =~ /^(activity|blocked)$/',
      group: '2_status@5',
    },
  ],
  async run(port, ...args) {
    const target = targetOf(args);
    const rows = target ? await ranked(port, target) : [];
    const id = target && (await idOf(port, target));
    const row = rows.find(it => it.activity === id);
    if (!target || !row)
      return void window.showInformationMessage(
        'Put the cursor into an activity that has a rank first, or choose one in the tree: open work that is done once.',
      );
    const name = withoutRank(row.label);
    const it = { uri: target.uri, of: id! };
    const chosen = await choose(rows, row, name);
    if (chosen === 'unpin') await unpin(port, it);
    else if (chosen) await pin(port, it, chosen, name);
  },
});

async function ranked({ link }: Port, { uri }: Target): Promise<readonly Row[]> {
  await openPlan(uri);
  const [plan] = await link.ask<PlanRows[]>(priorities, { uri: String(uri) });
  return plan?.rows ?? [];
}

/** The activity that ranks: of a task, the one above it. */
const idOf = async ({ link }: Port, { uri, of }: Target): Promise<string | undefined> =>
  (await link.ask<Why | null>(why, { uri: String(uri), of } satisfies WhyParams))?.id;

/** Asks whose place it shall take. */
async function choose(rows: readonly Row[], row: Row, name: string): Promise<number | 'unpin' | undefined> {
  const free = { label: '$(pinned-dirty) Unpin it: let its rank be worked out', rank: 'unpin' as const };
  const places = rows.map((it): QuickPickItem & { rank: number } => ({
    label: `Rank ${it.rank}`,
    description: it === row ? 'where it stands now' : withoutRank(it.label).replace(/\$\(/g, '$ ('),
    rank: it.rank!,
  }));
  const line = { label: '', kind: QuickPickItemKind.Separator, rank: undefined };
  const chosen = await window.showQuickPick([...(row.pinned ? [free, line] : []), ...places], {
    title: `Pin Rank: ${name}`,
    placeHolder: 'Whose place shall it take? Those below move down by one.',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.rank;
}
