import type { Day } from '../language/day.ts';
import type { Kind } from '../language/kinds.ts';
import { addInterval } from '../language/time.ts';
import type { Interval, ValueType } from '../language/values.ts';
import type { Workdays } from '../language/workdays.ts';
import type { Change, Folder, Neighbour } from '../plan/change.ts';
import type { Frame } from '../plan/frame.ts';
import type { Ignore } from '../plan/ignores.ts';
import type { Namer } from '../plan/named-from.ts';
import type { Member, Others } from '../plan/others.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import type { EntryOf, Place, ValueOf } from '../plan/query.ts';

/** How much a finding matters: the plan cannot be followed as written; it can, but likely not as meant; a better way exists; shown inline only. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Group =
  | 'Language'
  | 'Completeness'
  | 'Goal and metrics'
  | 'Ownership'
  | 'Dates'
  | 'Scope and done'
  | 'Priority'
  | 'Movement and review'
  | 'Dependencies, hand-offs, decisions'
  | 'Capacity'
  | 'Skills'
  | 'Money'
  | 'Risk, gates, readiness';

/** One way to mend what was found. Its title says what it does, down to the value that it writes. */
export interface Fix extends Change {
  readonly title: string;
  /** One reading only and nothing lost: fix-all may apply it. What reaches beyond the plan is never safe. */
  readonly safe?: boolean;
}
export interface Related {
  readonly place: Place;
  /** The plan that it stands in, where that is another one. */
  readonly home?: Neighbour;
  readonly message: string;
}
/** What a finding brings besides its place and words. Worked out only when asked for, from the plan as it is then. */
export interface Extra {
  /** What needs other files is offered only where the plan stands in a folder. */
  readonly fixes?: (plan: Plan, folder?: Folder) => readonly Fix[];
  readonly related?: (plan: Plan) => readonly Related[];
  /** Where one rule speaks with two voices. */
  readonly severity?: Severity;
  /** Shown faded: it does nothing. */
  readonly faded?: boolean;
}
/** Reports a range of the chunk under judgement. */
export type Report = (range: Range, message: string, extra?: Extra) => void;
/** Reports a place anywhere in the plan. */
export type PlanReport = (place: Place, message: string, extra?: Extra) => void;

/** What a rule about one entry may look at besides that entry: the frame, what the entry names, and what waits for it. Never their prose, nor anything further away. */
export interface Near {
  readonly frame: Frame;
  /** Every rule by its id. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** A person, a team or a calendar may stand in another plan. */
  find<K extends Kind>(kind: K, id: string): EntryOf<K> | undefined;
  /** As `find`, and also what `crm/api-freeze` names: an entry of another plan, with where that is. */
  resolve<K extends Kind>(kind: K, ref: string): { readonly entry: EntryOf<K>; readonly home?: Member } | undefined;
  /** The days on which a person works: what somebody owns is put on one of these. Of nobody, or somebody unknown, those of the company. */
  workdays(person: string | undefined): Workdays;
  /** The days by which a person's time is counted: the same, with those on leave. */
  calendar(person: string | undefined): Workdays;
  /** The other plans of its folder, where it is judged among them. */
  readonly others: Others | undefined;
  /** The activities that name this one under `after`. */
  waiting(id: string): readonly EntryOf<'activity'>[];
  /** As `naming`, in other plans too: what is `after` an activity or a decision, and the decisions that affect a metric. */
  namers<K extends Kind>(kind: Kind, id: string, key: string, by: K): readonly Namer<K>[];
  /** The entries of a kind that name this one under a key: the decisions that affect a metric, the activities that move it. */
  naming<K extends Kind>(kind: Kind, id: string, key: string, by: K): readonly EntryOf<K>[];
}

/**
 * What the file of a rule exports besides the rule itself: `docs`, why it exists and what to do, as Markdown for someone who
 * does not program, and `examples`. Only the reference and the tests ask for them, so no bundle carries them.
 */
export interface Page {
  readonly default: Rule;
  readonly docs: string;
  readonly examples: readonly Example[];
}

/** A plan that shows a rule at work: `# ^^^ message` under a line marks a finding there. It is a test, and a part of the reference. */
export interface Example {
  readonly name: string;
  readonly plan: string;
  /** The plan after the fix: the first one, or the one that `fix` names. */
  readonly fixed?: string;
  /** The title of the fix, or its beginning, that leads to `fixed`. */
  readonly fix?: string;
  /** The plans that the fix makes, by the names of their files. Its own is `ops.opsplan`. */
  readonly created?: Readonly<Record<string, string>>;
  /** Other plans of the folder, by the names of their files, and what the fix makes of them. */
  readonly others?: Readonly<
    Record<string, { readonly plan: string; readonly fixed?: string; readonly history?: readonly Committed[] }>
  >;
  /** What was committed before, oldest first. Rules that ask for it are silent where there is none. */
  readonly history?: readonly Committed[];
  /** What the fix renames the plan's file to. */
  readonly renamed?: string;
  /** The day on which it is judged; 2026-07-24 unless set. */
  readonly today?: string;
}

/** One version of a plan in an example, as somebody committed it. */
export interface Committed {
  readonly at: string;
  readonly by: string;
  readonly email?: string;
  readonly plan: string;
  /** What the commit names behind `Plan:`. */
  readonly names?: readonly string[];
}

export interface Rule {
  readonly id: string;
  readonly group: Group;
  readonly severity: Severity;
  /** In a draft an error reports as info, a warning or an info as hint. */
  readonly milder?: boolean;
  /** Completes "This rule …", without a full stop. */
  readonly summary: string;
  /** Its thresholds; the plain one has the empty name. */
  readonly settings?: Readonly<
    Record<string, { readonly type: ValueType; readonly default: string; readonly says: string }>
  >;
  /** It judges what is done or dropped too. The Language group always does. */
  readonly closed?: boolean;
  /** Its `chunk` speaks only where reading met trouble: a chunk that is `sound` is not asked. */
  readonly troubled?: boolean;
  /** It asks what was committed, and says nothing, or less, where that is not known. */
  readonly past?: boolean;
  /** Judges the text of one chunk. Run again only when that chunk, or the frame, changes. */
  readonly chunk?: (parsed: Parsed, near: Near, report: Report) => void;
  /** Judges one entry of a kind. Run again only when that entry, what it names, what names it, or the frame changes. */
  readonly entry?: { readonly [K in keyof ValueOf]?: (entry: EntryOf<K>, near: Near, report: Report) => void };
  /** Its `plan` looks at other plans too, and is asked again when they change. */
  readonly around?: boolean;
  /** Its fixes are tried out on all that people have to do: dear to work out, and never safe. */
  readonly tried?: boolean;
  /** Its `plan` takes the forecast, or all work of the folder. In a folder of more than some dozens of names it is asked once typing pauses. */
  readonly late?: boolean;
  /** Judges the plan as a whole. Run again when any fact has changed. */
  readonly plan?: (plan: Plan, frame: Frame, report: PlanReport) => void;
  /** Judges an ignore comment once it is known whether it stands above anything of the kind that it speaks of. */
  readonly ignore?: (ignore: Ignore, used: boolean, near: Near, report: Report) => void;
}
/** Lets the compiler check a rule where it is written. */
export const rule = <R extends Rule>(it: R): R => it;

/** A threshold of a rule, as the house rules set it, else its default. */
export function threshold<V>(rule: Pick<Rule, 'id' | 'settings'>, frame: Frame, name = ''): V {
  const setting = rule.settings![name]!;
  const written = frame.settings.get(rule.id)?.thresholds.get(name);
  return ((written !== undefined ? setting.type.read(written) : undefined) ?? setting.type.read(setting.default)) as V;
}

/** Whether a day lies so far ahead that `date-far` speaks of it; while the house rules have turned that off, none does, and a rule that leaves such days to it has to speak itself. */
export function isFar(day: Day, { rules, frame }: Near): boolean {
  const far = rules.get('date-far');
  if (!far || frame.settings.get(far.id)?.level === 'off') return false;
  return day > addInterval(frame.today, threshold<Interval>(far, frame));
}
