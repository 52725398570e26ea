import type { Finding } from '../check.ts';
import { bySeverity, severities } from '../gate/counts.ts';
import type { Gate, Gated } from '../gate/gate.ts';
import { counted } from '../plan/wording.ts';
import { findingJson, inPlaces, type Judgement, paints } from './findings.ts';

/** What is told of a gate: its paths in the words of a person, whether what stood before counts too, and whether only errors are told. */
export interface Telling {
  readonly shown: (path: string) => string;
  readonly all: boolean;
  readonly quiet: boolean;
  /** Something that is staged could not be judged, and is told apart. */
  readonly isPartial?: boolean;
  /** So many findings that stop nobody are told a person; all unless it is said. */
  readonly most?: number;
}

/** The findings that count. */
export const counting = ({ plans }: Gate, { all }: Pick<Telling, 'all'>): readonly Finding[] =>
  plans.flatMap(it => (all ? it.findings : it.findings.filter(finding => it.fresh.has(finding))));

/** Some of the findings in the form in which any report takes them. */
export const judgementsOf = (
  { plans }: Gate,
  { shown, quiet }: Telling,
  isTold: (it: Gated, finding: Finding) => boolean,
): Judgement[] =>
  plans.map(it => ({
    file: shown(it.path),
    text: it.text,
    plan: it.plan,
    folder: it.plan.others,
    findings: it.findings
      .filter(finding => isTold(it, finding) && !(quiet && finding.severity !== 'error'))
      .map(finding => asShown(finding, shown)),
  }));
/** With the paths of other plans as that of its own is shown. */
const asShown = (it: Finding, shown: Telling['shown']): Finding => ({
  ...it,
  related: () => it.related().map(spot => (spot.file === undefined ? spot : { ...spot, file: shown(spot.file) })),
  fixes: folder =>
    it.fixes(folder).map(fix => ({
      ...fix,
      ...(fix.others && { others: fix.others.map(edit => ({ ...edit, file: shown(edit.file) })) }),
    })),
});

const isFresh = (it: Gated, finding: Finding): boolean => it.fresh.has(finding);

/** For a person at a terminal: what the commit brings, its errors first, then how much stood before. */
export function gateText(gate: Gate, telling: Telling, colour: boolean): string {
  // What stops a commit is not searched for among what does not.
  const [stops, others] = [true, false].map(is =>
    judgementsOf(gate, telling, (it, finding) => isFresh(it, finding) && (finding.severity === 'error') === is),
  ) as [Judgement[], Judgement[]];
  const { told, left } = gravest(others, telling.most ?? Infinity);
  const stood = telling.all ? judgementsOf(gate, telling, (it, finding) => !isFresh(it, finding)) : [];
  const before = inPlaces(stood, colour);
  const old = before && `${paints(colour).bold('Stood before:')}\n\n${before}`;
  const more = left
    ? `And ${left} more that ${left === 1 ? 'stops' : 'stop'} nobody: opsplan check tells all.\n\n`
    : '';
  const places = inPlaces([...stops, ...told], colour);
  return `${old}${places}${more}${gateSum(gate, telling, { colour, isHinted: true })}\n`;
}
/** The gravest findings of all plans, each in its place, and how many more there are. */
function gravest(all: readonly Judgement[], most: number): { told: Judgement[]; left: number } {
  const found = all.flatMap(it => it.findings);
  const kept = new Set(
    found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)).slice(0, most),
  );
  const told = all.map(it => ({ ...it, findings: it.findings.filter(finding => kept.has(finding)) }));
  return { told, left: found.length - kept.size };
}

/** The sum of a gate: how much is new, how much is gone, and how much stood before. */
export function gateSum(
  gate: Gate,
  { all, quiet, isPartial }: Telling,
  { colour = false, isHinted = false } = {},
): string {
  const paint = paints(colour);
  const told = (isTold: typeof isFresh): Finding[] =>
    gate.plans.flatMap(it =>
      it.findings.filter(finding => isTold(it, finding) && !(quiet && finding.severity !== 'error')),
    );
  const [brought, before] = [told(isFresh), told((it, finding) => !isFresh(it, finding))];
  const count = gate.plans.filter(it => it.changed).length + gate.dropped.length;
  const news = brought.length
    ? bySeverity(brought, 'new ', (it, text) => paint.of[it](text))
    : paint.green('nothing new to report');
  const parts = [
    count || brought.length
      ? `${count ? `${counted(count, 'plan')} staged` : 'No plan is staged, and yet'}: ${news}.`
      : `Nothing ${isPartial ? 'else ' : ''}that is staged changes a plan.`,
    ...(gate.gone.length ? [`${counted(gate.gone.length, 'finding')} gone.`] : []),
    ...(before.length ? [`${bySeverity(before)} stood before${isHinted && !all ? hintOf(before.length) : ''}.`] : []),
  ];
  return parts.join(' ');
}

/** How to see what a commit does not answer for: a hook does not say which command it runs. */
const hintOf = (count: number): string =>
  ` (opsplan check --staged --all shows ${count === 1 ? 'it, and has it count' : 'them, and has them count'})`;

/** For programs: every finding with the places that belong to it, and whether it is new; what would mend it only when asked for. */
export function gateJson(gate: Gate, { shown, quiet }: Telling, withFixes: boolean): string {
  const findings = gate.plans.flatMap(it => {
    const at = { file: shown(it.path), folder: it.plan.others };
    const told = it.findings.filter(({ severity }) => !quiet || severity === 'error');
    return told.map(finding => ({
      ...findingJson(at, asShown(finding, shown), withFixes),
      new: isFresh(it, finding),
    }));
  });
  const value = {
    staged: [
      ...gate.plans
        .filter(it => it.changed)
        .map(({ path, was, isLost }) => ({
          file: shown(path),
          ...(was !== undefined && { was: shown(was) }),
          ...(isLost && { unreadBefore: true }),
        })),
      ...gate.dropped.map(it => ({ file: shown(it), gone: true })),
    ],
    findings,
    gone: gate.gone.map(({ path, finding: { rule, severity, message, range } }) => ({
      file: shown(path),
      rule,
      severity,
      message,
      range,
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
