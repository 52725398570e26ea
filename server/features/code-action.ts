import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Finding } from '../check.ts';
import type { Day } from '../language/day.ts';
import type { Edit } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions, type Range } from '../plan/position.ts';
import type { Severity } from '../rules/rule.ts';
import { type Change, ignoreHere, setLevel } from './code-action-house.ts';

export const fixAllKind = 'source.fixAll.opsplan';
/** Findings in a large selection whose fixes are worked out. */
const mostFindings = 30;
const levels: readonly (Severity | 'off')[] = ['off', 'hint', 'info', 'warning', 'error'];

/** What code actions are asked with. */
export interface Asking {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  readonly today: Day;
  /** The kinds that the editor wants; all when it does not say. */
  readonly only: readonly string[] | undefined;
  /** What the editor shows there, so that an action can say what it mends. */
  readonly shown: readonly Diagnostic[];
  /** Every safe fix of the plan at once; asked for only when it is wanted. */
  readonly fixAll: () => readonly Edit[];
  /** Edits as the editor takes them: tied to the version that they were made for. */
  readonly wrap: (edits: readonly Edit[]) => WorkspaceEdit;
}

/** What can be done about the findings in a range: their fixes, first those of the gravest, then silence or another level; or every safe fix at once. */
export function codeAction(range: Range, asking: Asking): CodeAction[] {
  const { only } = asking;
  const wants = (kind: string) => !only || only.some(it => it === '' || it === kind || kind.startsWith(`${it}.`));
  const actions = wants(CodeActionKind.QuickFix) ? quickFixes(range, asking) : [];
  // An editor asks for quick fixes at every move of the cursor: what looks at the whole plan waits until it is asked for by name.
  if (!only || !wants(fixAllKind)) return actions;
  const edits = asking.fixAll();
  if (!edits.length) return actions;
  const title = 'Apply all safe fixes of this plan';
  return [...actions, { title, kind: fixAllKind, edit: asking.wrap(edits) }];
}

function quickFixes(range: Range, { plan, findings, today, shown, wrap }: Asking): CodeAction[] {
  const here = findings.filter(it => meets(it.range, range)).slice(0, mostFindings);
  const rules = new Map(here.map(it => [it.rule, it]));
  const act = ({ title, edits }: Change, { rule, range }: Finding): CodeAction => {
    const diagnostics = shown.filter(it => it.code === rule && !comparePositions(it.range.start, range.start));
    return { title, kind: CodeActionKind.QuickFix, edit: wrap(edits), ...(diagnostics.length && { diagnostics }) };
  };
  const fixes = here.flatMap(finding => {
    const offered = finding.fixes();
    const preferred = offered.find(it => it.safe);
    return offered.map(it => ({ ...act(it, finding), ...(it === preferred && { isPreferred: true }) }));
  });
  const silence = [...rules.values()].flatMap(it => {
    const change = ignoreHere(plan, it.rule, it.range.start, today);
    return change ? [act(change, it)] : [];
  });
  const set = [...rules.values()].flatMap(it =>
    levels
      .filter(level => level !== it.severity)
      .flatMap(level => setLevel(plan, it.rule, level) ?? [])
      .map(change => act(change, it)),
  );
  return [...fixes, ...silence, ...set];
}

/** Ranges that share a place, or touch. */
const meets = (a: Range, b: Range): boolean =>
  comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
