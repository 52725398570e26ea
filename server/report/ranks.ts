import picocolors from 'picocolors';
import { iso } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { writtenRank } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import { isTentative } from '../reckon/job.ts';
import type { PlanRanking } from '../reckon/ranking.ts';
import { type Proposal, sooner, soonerWords } from '../reckon/reprioritize.ts';
import { columns, inColumns } from './columns.ts';

/** What comes first in a plan, and why, for a person at a terminal. */
export function rankTable(file: string, plan: Plan, ranking: PlanRanking, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  if (!ranking.order.length) return `${paint.bold(file)}\n  No open activity to rank.\n\n`;
  const titles = ranking.order.map(it => columns(it.value.title ?? it.id));
  const width = Math.min(
    48,
    titles.reduce((a, b) => Math.max(a, b), 0),
  );
  const lines = ranking.order.flatMap((entry, i) => {
    const { title = entry.id, owner = 'nobody', due } = entry.value;
    const written = writtenRank(entry.value);
    const note = written?.pinned
      ? ` pinned${written.because ? `: ${written.because}` : ''}`
      : written && written.rank !== i + 1
        ? ` written as ${written.rank}`
        : '';
    const unagreed = isTentative(plan, entry) ? ' not agreed yet' : '';
    const cells = `${String(i + 1).padStart(4)}  ${inColumns(title, width)}  ${inColumns(owner, 20)}  ${due === undefined ? 'no date   ' : iso(due)}`;
    return [`${cells}${paint.yellow(`${note}${unagreed}`)}`, `      ${paint.dim(ranking.why(entry)?.sentence ?? '')}`];
  });
  return `${paint.bold(file)}\n${lines.join('\n')}\n\n`;
}

/** What moved, why, and what the new order gains. `most`: of so many. */
export function reorderReport(
  file: string,
  { moves, loss }: Proposal,
  written: boolean,
  colour: boolean,
  most = Infinity,
): string {
  const paint = picocolors.createColors(colour);
  if (!moves.length) return `${paint.bold(file)}: the ranks are up to date.\n`;
  const lines = moves.slice(0, most).map(({ title, from, to, why }) => {
    const step = to === undefined ? `${from ?? '–'} → none` : `${from ?? '–'} → ${to}`;
    return `  ${step.padEnd(10)} ${title}\n             ${paint.dim(why)}`;
  });
  if (moves.length > most) lines.push(`  and ${moves.length - most} more`);
  const gain =
    sooner(loss) >= 0.001
      ? ` Done one after the other, what matters comes ${soonerWords(loss)} than in the written order.`
      : '';
  const count = `${counted(moves.length, 'rank')} ${written ? 'written' : 'would change'}.`;
  return `${paint.bold(file)}\n${lines.join('\n')}\n  ${count}${gain}\n\n`;
}
