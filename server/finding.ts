import { addsBesideTabs } from './mend/indent.ts';
import type { Folder } from './plan/change.ts';
import type { Plan } from './plan/plan.ts';
import { lower, type Range } from './plan/position.ts';
import { indexOf, rangeOf } from './plan/query.ts';
import type { Extra, Fix, Related, Rule, Severity } from './rules/rule.ts';

/** What a rule found, in a range of its chunk. */
export interface Found {
  readonly rule: Rule;
  readonly range: Range;
  readonly message: string;
  readonly severity: Severity;
  readonly extra: Extra | undefined;
}
/** With the chunk that it is in. */
export interface Located extends Found {
  readonly chunk: number;
  readonly whole?: true;
}

/** A place that belongs to a finding: in the whole text, or in that of another file. */
export interface Spot {
  readonly range: Range;
  readonly message: string;
  readonly file?: string;
}
/** A finding as it is shown: a range of the whole text. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly faded: boolean;
  /** What would mend it is tried out first, which takes its time, and is never safe. */
  readonly tried: boolean;
  /** Found by looking at the plan as a whole: what a first answer leaves out. */
  readonly whole: boolean;
  readonly fixes: (folder?: Folder) => readonly Fix[];
  readonly related: () => readonly Spot[];
}
/** A finding as it is shown. Its fixes and related places are worked out when somebody asks. */
export function show({ rule, severity, message, range, extra, chunk, whole }: Located, plan: Plan): Finding {
  const { fixes, related, faded } = extra ?? {};
  let spots: readonly Spot[] | undefined;
  return {
    rule: rule.id,
    severity,
    message,
    range: lower(range, plan.lines[chunk]!),
    faded: !!faded,
    tried: !!rule.tried,
    whole: !!whole,
    fixes: folder => (fixes?.(plan, folder) ?? []).filter(it => !addsBesideTabs(plan, it.edits)),
    related: () =>
      (spots ??=
        related?.(plan).map(it => ({
          range: rangeOf(homeOf(it, plan), it.place),
          message: it.message,
          ...(it.home && { file: it.home.file }),
        })) ?? []),
  };
}
/** The plan that a related place stands in, as it is now: lines may have come above it since it was found. */
function homeOf({ home, place }: Related, plan: Plan): Plan {
  const now = home && plan.others?.at(home.file)?.plan;
  return now && indexOf(now, place.parsed) >= 0 ? now : (home?.plan ?? plan);
}
