import { type Day, iso } from '../language/day.ts';
import { type Ink, listOf, paragraphs } from '../plan/ink.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, writtenRank } from '../plan/query.ts';
import { counted } from '../plan/wording.ts';
import type { Ranked, Work } from '../reckon/rank.ts';
import { roughly } from '../reckon/rank-words.ts';
import { rankingOf } from '../reckon/ranking.ts';

type Activity = EntryOf<'activity'>;

/** Where an activity ranks and why, and how much time its deadlines leave; nothing for what has no rank. */
export function rankLines(plan: Plan, entry: Activity, today: Day, ink: Ink): string | undefined {
  const ranking = rankingOf(plan, today);
  const [ranked, why] = [ranking.of(entry), ranking.why(entry)];
  if (!ranked || !why || entry.parent) return undefined;
  const written = writtenRank(entry.value);
  const other = written && written.rank !== ranked.rank ? ` The plan says ${written.rank}.` : '';
  return paragraphs(
    `${ink.text(why.sentence, 400)}${other}`,
    slackLine(ranked, ranking.ranking.work, entry.id, why.sentence, ink),
  );
}

/** `Slack: 5 working days before train-managers is due on 2026-09-11.` */
function slackLine(
  { slack, deadline }: Ranked,
  work: readonly Work[],
  id: string,
  said: string,
  ink: Ink,
): string | undefined {
  if (slack === undefined || !deadline) return undefined;
  const other = deadline.work === undefined ? undefined : work[deadline.work]!.id;
  // The sentence may have told of the slack to its own date.
  if (other === id && said.includes('of slack')) return undefined;
  const what = other === id ? 'it' : other !== undefined ? ink.code(other) : ink.text(deadline.title ?? 'it');
  const days = `${counted(Math.abs(roughly(slack)), 'working day')} ${slack < 0 ? 'too few ' : ''}`;
  return `${slack < 0 ? 'No slack' : 'Slack'}: ${days}before ${what} is due on ${iso(deadline.at)}.`;
}

/** The same with the arithmetic, for whoever looks at the rank itself. */
export function rankHover(plan: Plan, entry: Activity, today: Day, ink: Ink): string | undefined {
  const lines = rankLines(plan, entry, today, ink);
  const arithmetic = rankingOf(plan, today).why(entry)?.arithmetic ?? [];
  return (
    lines &&
    paragraphs(
      lines,
      listOf(
        ink,
        'Worked out',
        arithmetic.map(it => ink.text(it, 400)),
        20,
      ),
    )
  );
}
