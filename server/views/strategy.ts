import type { Day } from '../language/day.ts';
import { namedBy, titleOf } from '../plan/everywhere.ts';
import { splitRef } from '../plan/far-ref.ts';
import { isStrategy } from '../plan/links.ts';
import type { Member } from '../plan/others.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { type EntryOf, entriesOf, findAll, headOf, inherited, isOpen, naming, rangeOf } from '../plan/query.ts';
import { goalOf } from '../plan/section.ts';
import { isLate, isOver } from '../plan/standing.ts';
import { headValue, servedBy, unserved } from '../plan/strategy.ts';
import { activityRow, shortDay } from './activity-row.ts';
import { metricRow } from './metric-row.ts';
import { calledOf } from './named-row.ts';
import { type Row, type Sift, take, type View } from './row.ts';

type Activity = EntryOf<'activity'>;

/** A strategy down to the daily work: its goal, its metrics, the plans that serve them, and the work in these that moves them; then what serves nothing. No row for a plan of another kind. */
export function strategy(plan: Plan, today: Day, most = Infinity, sift?: Sift): View {
  const rows = isStrategy(plan) ? [strategyRow(plan, today), ...idle(plan, today)] : [];
  return take(rows, most, sift, it => it);
}

function strategyRow(plan: Plan, today: Day): Row {
  const owner = headValue(plan, 'owner');
  const end = headValue(plan, 'period')?.to;
  const goal = goalOf(plan);
  const metrics = [...entriesOf(plan, 'metric')].sort(
    (a, b) => Number(b.id === goal?.value.metric) - Number(a.id === goal?.value.metric),
  );
  const served = servedBy(plan);
  const below = metrics.map(it => {
    const id = `metric ${it.id}`;
    const plans = plansFor(plan, it.id, served.get(it.id) ?? []);
    const own = naming(plan, 'metric', it.id, 'metric', 'activity').filter(work => isOpen(work.value) && !work.parent);
    const children = [
      ...plans.map(member => planRow(plan, member, it.id, today, id)),
      ...own.map(work => activityRow(plan, work, today, { id: `${id} > ${work.id}`, label: labelOf(work) })),
    ];
    return metricRow(plan, it, today, { id, children });
  });
  return {
    id: 'strategy',
    label: titleOf({ plan, name: plan.others?.name ?? 'Strategy' }),
    description: [owner ?? 'no owner', ...(end === undefined ? [] : [`until ${shortDay(end)}`])].join(' · '),
    state: 'strategy',
    context: 'plan',
    open: true,
    parts: true,
    whose: owner === undefined ? [] : [owner],
    range: headRange(plan, 'plan'),
    children: goal
      ? [goalRow(plan, [...(served.get('goal') ?? []).map(it => planRow(plan, it, 'goal', today, 'goal')), ...below])]
      : below,
  };
}

function goalRow(plan: Plan, children: readonly Row[], id = 'goal', says = ''): Row {
  const { outcome, by } = goalOf(plan)!.value;
  const when = by === undefined ? 'no date' : `by ${shortDay(by)}`;
  return {
    id,
    label: outcome ?? 'Goal',
    description: says || `goal · ${when}`,
    state: 'goal',
    context: 'entry',
    entry: 'goal/goal',
    open: true,
    parts: true,
    range: headRange(plan, 'goal'),
    children,
  };
}

/** The plans that serve a metric, then those that have work on it without saying that they serve it. */
function plansFor(plan: Plan, id: string, serving: readonly Member[]): Member[] {
  const moving = namedBy(plan, { kind: 'metric', id }).flatMap(({ home, token }) =>
    home && token.key === 'metric' && token.entry?.kind === 'activity' && !isOver(token.entry) ? [home] : [],
  );
  return [...new Set([...serving, ...moving])];
}

/** The open work of a plan that moves what it serves: what names that, or the metric of the plan's own goal; all of it where the goal has none. */
function movers(plan: Plan, ref: string, serves: boolean): Activity[] {
  const own = serves ? goalOf(plan)?.value.metric : undefined;
  return entriesOf(plan, 'activity').filter(it => {
    const metric = inherited(it, 'metric');
    return isOpen(it.value) && !it.parent && (metric === ref || (serves && (own === undefined || metric === own)));
  });
}

/** A plan that serves something, with the work in it that moves this. */
function planRow(around: Plan, { plan: bare, file, name }: Member, what: string, today: Day, above: string): Row {
  // What its work waits for may stand in a third plan.
  const plan = around.others ? { ...bare, others: around.others } : bare;
  const ref = `${around.others?.name}/${what}`;
  const work = movers(plan, ref, headValue(plan, 'serves') === ref);
  const late = work.filter(it => isLate(it, today)).length;
  const owner = headValue(plan, 'owner');
  const id = `${above} < ${file}`;
  const open = work.length ? `${work.length} open` : 'no open work on it';
  return {
    ...memberRow(plan, file, name, id),
    description: [
      owner ?? 'no owner',
      ...(headValue(plan, 'status') === 'draft' ? ['draft'] : []),
      open,
      ...(late ? [`${late} late`] : []),
    ].join(' · '),
    detail: told(plan, owner, open, late),
    whose: owner === undefined ? [] : [owner],
    children: work.map(it => activityRow(plan, it, today, { id: `${id} > ${it.id}`, label: labelOf(it) })),
  };
}
/** What a plan is for, who answers for it, and how the work stands that moves what the row above is. */
function told(plan: Plan, owner: string | undefined, open: string, late: number): string {
  const { outcome, by } = goalOf(plan)?.value ?? {};
  const until = by === undefined ? '' : `, by ${shortDay(by)}`;
  return [
    outcome ? `Its goal: ${outcome}${until}.` : 'It has no goal yet.',
    owner === undefined ? 'Nobody owns it.' : `${calledOf(plan, owner)} owns it.`,
    `Of what moves this: ${open}${late ? `, ${late} late` : ''}.`,
  ].join(' ');
}
const memberRow = (plan: Plan, file: string, name: string, id: string): Omit<Row, 'description'> => ({
  id,
  label: titleOf({ plan, name }),
  state: 'plan',
  context: 'plan',
  parts: true,
  uri: file,
  range: headRange(plan, 'plan'),
  children: [],
});

/** What is done for no strategy, and what nobody does of this one. The former stands once for all strategies of a folder. */
function idle(plan: Plan, today: Day): Row[] {
  const { others } = plan;
  if (!others?.others().length) return [];
  const isFirst = !others.strategies().some(it => it.file < others.file);
  const plans = isFirst ? others.others().filter(it => servesNothing(plan, it)) : [];
  const open = unserved(plan);
  const says = 'no plan serves it';
  const children = [
    ...plans
      .sort((a, b) => (a.file < b.file ? -1 : 1))
      .map((it): Row => {
        const owner = headValue(it.plan, 'owner');
        const lost = headValue(it.plan, 'serves');
        const why = typeof lost === 'string' ? `${lost} is not there` : 'says nothing of what it serves';
        return {
          ...memberRow(it.plan, it.file, it.name, `idle ${it.file}`),
          description: [owner ?? 'no owner', why].join(' · '),
          whose: owner === undefined ? [] : [owner],
        };
      }),
    ...(open.goal ? [goalRow(plan, [], 'idle goal', `goal · ${says}`)] : []),
    ...open.metrics.map(it => metricRow(plan, it, today, { id: `idle ${it.id}`, says })),
  ];
  if (!children.length) return [];
  const group = { id: 'idle', label: 'Serves nothing, or is served by nobody', description: String(children.length) };
  return [
    { ...group, state: 'group', context: 'group', open: true, parts: true, range: headRange(plan, 'plan'), children },
  ];
}

/** A live plan that does not say what it serves, or names what is not there. */
function servesNothing(plan: Plan, { plan: other }: Member): boolean {
  if (headValue(other, 'status') !== 'live' || headValue(other, 'kind') === 'strategy') return false;
  const ref = headValue(other, 'serves');
  const far = typeof ref === 'string' ? splitRef(ref) : undefined;
  if (typeof ref !== 'string' || !far) return true;
  const { others } = plan;
  if (others?.find('goal', ref) || others?.find('metric', ref)) return false;
  if (far.plan !== others?.name) return true;
  return far.id === 'goal' ? !goalOf(plan) : !findAll(plan, 'metric', far.id).length;
}

const labelOf = ({ id, value }: Activity): string => value.title ?? id;

/** Where a key at the margin stands; the first line where it does not. */
function headRange(plan: Plan, key: string): Range {
  const head = headOf(plan, key);
  const start = { line: 0, character: 0 };
  return head ? rangeOf(plan, { parsed: head.parsed, range: head.pair.key.range }) : { start, end: start };
}
