import type { Expected, Forecast } from '../forecast/forecast.ts';
import { rangesOf } from '../forecast/ranges.ts';
import { recorded } from '../forecast/recorded.ts';
import { type EntryOf, inherited, isOpen, prerequisites, resolve } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';
import { capital, counted } from '../plan/wording.ts';
import { daysLater } from '../reckon/working-time.ts';
import { activityRow, shortDay } from './activity-row.ts';
import type { Bar } from './timeline-row.ts';

type Activity = EntryOf<'activity'>;
/** When something goes on, and against which day. */
type When = Pick<Bar, 'start' | 'finish' | 'p50' | 'p80' | 'due' | 'early' | 'critical'>;

/** An activity, or a task, as a bar: as it is forecast while it is open, as it is recorded once it is done. */
export function barOf(forecast: Forecast, entry: Activity): Bar {
  const { plan, solved } = forecast;
  const { title } = entry.value;
  const id = rowId(entry.kind, entry.id);
  const expected = forecast.of(entry);
  const when = expected ? ahead(forecast, expected) : isOver(entry) ? behind(entry) : dueOf(entry);
  const owner = inherited(entry, 'owner');
  const workstream = inherited(entry, 'workstream');
  const row = activityRow(plan, entry, solved.today, { id, label: title ?? entry.id });
  return {
    ...row,
    kind: 'work',
    ...when,
    ...(owner !== undefined && { owner }),
    ...(workstream !== undefined && { workstream }),
    after: awaited(forecast, entry),
    moves: isOpen(entry.value) && !isOver(entry) ? ['start', 'due'] : [],
    says: inWords(row.label, owner, row.state, when, expected),
  };
}

/** The id of a row by what it stands for. */
export const rowId = (kind: string, id: string): string => `${kind} ${id}`;

function ahead(forecast: Forecast, expected: Expected): When {
  const { start, finish, due, critical } = expected;
  const { p50, p80, isRange } = rangesOf(forecast).of(expected);
  return {
    ...(start !== undefined && { start }),
    ...(finish !== undefined && { finish }),
    ...(isRange && p50 !== undefined && { p50 }),
    ...(isRange && p80 !== undefined && { p80 }),
    ...(due !== undefined && { due }),
    ...(due !== undefined &&
      finish !== undefined && { early: daysLater(forecast.plan, forecast.solved.today, finish, due) }),
    ...(critical && { critical: true as const }),
  };
}
const dueOf = (entry: Activity): When => {
  const due = inherited(entry, 'due');
  return due === undefined ? {} : { due };
};
/** What is over, as it is recorded. */
function behind(entry: Activity): When {
  const due = inherited(entry, 'due');
  const days = recorded(entry);
  return days ? { ...days, ...(due !== undefined && { due }) } : {};
}

/** What it waits for, by the rows that stand for it. */
function awaited({ plan }: Forecast, entry: Activity): Bar['after'] {
  return prerequisites(entry).flatMap(({ ref }) => {
    const found = (['activity', 'milestone', 'decision'] as const).flatMap(kind => resolve(plan, kind, ref) ?? [])[0];
    if (!found || found.entry === entry) return [];
    return [{ id: rowId(found.entry.kind, found.entry.id), ...(found.home && { uri: found.home.file }) }];
  });
}

function inWords(
  label: string,
  owner: string | undefined,
  state: string,
  when: When,
  of: Expected | undefined,
): string {
  const { start, finish, p80, due, early, critical } = when;
  const days =
    start === undefined || finish === undefined
      ? of
        ? 'Never finished by the forecast'
        : 'No days known'
      : start === finish
        ? shortDay(finish)
        : `${shortDay(start)} to ${shortDay(finish)}`;
  const whisker = p80 !== undefined && p80 !== finish ? `, by ${shortDay(p80)} in four of five cases` : '';
  return sentences([
    label,
    owner === undefined ? 'No owner' : capital(owner),
    capital(state),
    `${days}${whisker}`,
    ...(due === undefined ? [] : [`Due ${shortDay(due)}${early === undefined ? '' : `, ${distance(early)}`}`]),
    ...(p80 !== undefined && due !== undefined && early !== undefined && early >= 0 && p80 > due ? ['At risk'] : []),
    ...(critical ? ['Critical'] : []),
  ]);
}
/** What is not a sentence yet becomes one. */
export const sentences = (all: readonly string[]): string =>
  all.map(it => (/[.?!…]$/.test(it) ? it : `${it}.`)).join(' ');
/** `3 working days early`, `2 working days late`. */
const distance = (early: number): string =>
  early === 0 ? 'on the day' : `${counted(Math.abs(early), 'working day')} ${early < 0 ? 'late' : 'early'}`;
