import { nameAt } from '../features/workspace-edit.ts';
import type { Day } from '../language/day.ts';
import type { Plan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import type { Count, PlanCapacity, PlanRows, PlanTimeline, ViewParams } from '../protocol.ts';
import { blocking } from '../views/blocker-row.ts';
import { capacity } from '../views/capacity.ts';
import { sieve } from '../views/filter.ts';
import type { Opened, Row, Sift, View } from '../views/row.ts';
import { timeline } from '../views/timeline.ts';
import { rowsBack } from './as-of.ts';
import { baselinesOf } from './committed.ts';
import { documentAt, urisOf } from './folders.ts';
import type { Session } from './requests.ts';

/** How many rows of one plan are sent: nobody reads more, and each costs its bytes at every change. */
const mostRows = 500;
/** One known plan, or every one, in the order of their addresses. */
export const known = (session: Session, uri?: string): [string, Plan][] =>
  (uri === undefined ? urisOf(session).sort() : [uri]).flatMap(it => {
    const plan = documentAt(session, it)?.plan;
    return plan ? [[it, plan]] : [];
  });
/** Every known plan, with what other plans call it. */
export const named = (session: Session) =>
  known(session).map(([uri, plan]) => ({ uri, plan, name: nameAt(uri) ?? '' }));
export const about = <T>({ uri }: { uri: string }, session: Session, answer: (plan: Plan) => T | undefined): T | null =>
  known(session, uri).map(([, plan]) => answer(plan))[0] ?? null;

export const rows = <V extends View>(
  { uri, filter = {} }: ViewParams,
  session: Session,
  view: (plan: Plan, today: Day, most: number, sift?: Sift) => V,
): (Pick<PlanRows, 'uri' | 'title'> & V)[] =>
  known(session, uri).map(([uri, plan]) => {
    const then = session.shownAs(plan);
    const found = view(then, session.asked(uri).today, mostRows, sieve(then, uri, filter));
    const title = headOf(plan, 'plan')?.pair.value.text ?? '';
    return { uri, title, ...found, rows: rowsBack(found.rows, then, plan) };
  });

/** The same with the folder that each plan stands in: only there the same id is the same person. */
const inFolders = <V extends View>(
  params: ViewParams,
  session: Session,
  view: (plan: Plan, today: Day, most: number, sift?: Sift) => V,
) => rows(params, session, view).map(it => ({ ...it, root: session.rootOf(it.uri) }));
/** Work in time, beside the baseline that is asked for, as far as each plan has it. */
export async function timelines(params: ViewParams, session: Session): Promise<PlanTimeline[]> {
  const held = params.baseline === undefined ? undefined : await baselinesOf(session, params, params.baseline);
  const against = (plan: Plan) => held?.get(plan.others?.file ?? '');
  const all = inFolders(params, session, (plan, today, most, sift) => {
    const baseline = against(plan);
    return timeline(plan, today, most, sift, baseline && 'plan' in baseline ? baseline : undefined);
  });
  return all.map(it => {
    const baseline = held?.get(it.uri);
    return baseline && 'because' in baseline ? { ...it, unheld: baseline.because } : it;
  });
}
export const capacities = (params: ViewParams, session: Session): PlanCapacity[] =>
  inFolders(params, session, capacity);

/** A view of all plans of a folder as one, under the first of them. Of several folders each has a title. */
export function folders(
  { filter = {}, opened = [] }: ViewParams,
  session: Session,
  view: (plan: Plan, today: Day, most: number, sift?: Sift, opened?: Opened) => View,
): PlanRows[] {
  const firsts = new Map<string, [string, Plan]>();
  for (const it of known(session)) {
    const root = session.rootOf(it[0]);
    if (!firsts.has(root)) firsts.set(root, it);
  }
  const all = [...firsts].map(([root, [uri, plan]]) => {
    const then = session.shownAs(plan);
    const found = view(then, session.asked(uri).today, mostRows, sieve(then, uri, filter), new Set(opened));
    return { root, uri, title: folderName(root), ...found, rows: rowsBack(found.rows, then, plan) };
  });
  const several = all.filter(it => it.rows.length).length > 1;
  return all.map(({ root, ...it }) => (several && it.rows.length ? { ...it, rows: [titled(root, it)], count: 1 } : it));
}
const folderName = (root: string): string => nameAt(root.replace(/\/$/, '.opsplan')) ?? nameAt(root) ?? root;
const titled = (root: string, { title, rows, count }: Pick<PlanRows, 'title' | 'rows' | 'count'>): Row => ({
  id: `folder ${root}`,
  label: title,
  description: String(count),
  state: 'group',
  context: 'group',
  open: true,
  parts: true,
  range: rows[0]!.range,
  children: rows,
});

export const count = ({ uri }: { uri?: string }, session: Session): Count[] =>
  known(session, uri).map(([uri, plan]) => ({ uri, blockers: blocking(plan, session.asked(uri).today).length }));
