import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { Finding } from '../check.ts';
import type { Day } from '../language/day.ts';
import { levels } from '../language/level.ts';
import type { Change, Folder } from '../plan/change.ts';
import type { Edit } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions, type Range } from '../plan/position.ts';
import type { Fix } from '../rules/rule.ts';
import { ignoreHere, setLevel } from './code-action-house.ts';
import { refactors } from './code-action-refactor.ts';

export const fixAllKind = 'source.fixAll.opsplan';
/** Findings in a large selection whose fixes are worked out. */
const mostFindings = 30;

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
  /** Where the plan stands among others; nothing for one that was never saved. */
  readonly folder: Folder | undefined;
  /** The editor asks its user to choose where it is told of several ways (`setLevel`). */
  readonly asks?: boolean;
  /** A change as the editor takes it: tied to the versions that it was made for. Nothing where it is more than the editor can do. */
  readonly wrap: (change: Change) => WorkspaceEdit | undefined;
}

/** A level that a rule may get, and what writes it. */
export interface LevelChoice {
  readonly level: string;
  readonly edit: WorkspaceEdit;
}

/** What can be done about the findings in a range: their fixes, first those of the gravest, then silence or another level; or every safe fix at once. */
export function codeAction(range: Range, asking: Asking): CodeAction[] {
  const { only } = asking;
  const wants = (kind: string) => !only || only.some(it => it === '' || it === kind || kind.startsWith(`${it}.`));
  const fixes = wants(CodeActionKind.QuickFix) ? quickFixes(range, asking) : [];
  const actions = together([...fixes, ...refactors(range, asking, wants)]);
  // An editor asks for quick fixes at every move of the cursor: what looks at the whole plan waits until it is asked for by name.
  if (!only || !wants(fixAllKind)) return actions;
  const edits = asking.fixAll();
  const edit = edits.length ? asking.wrap({ edits }) : undefined;
  if (!edit) return actions;
  const title = 'Apply all safe fixes of this plan';
  return [...actions, { title, kind: fixAllKind, edit }];
}

/** One change is offered once, as what mends all the findings that ask for it. */
function together(actions: readonly CodeAction[]): CodeAction[] {
  const found = new Map<string, CodeAction>();
  for (const it of actions) {
    const key = JSON.stringify([it.title, it.edit]);
    const { diagnostics = [], ...first } = found.get(key) ?? it;
    const mended = [...new Set([...diagnostics, ...(it.diagnostics ?? [])])];
    const isPreferred = first.isPreferred || it.isPreferred;
    found.set(key, { ...first, ...(mended.length && { diagnostics: mended }), ...(isPreferred && { isPreferred }) });
  }
  return [...found.values()];
}

function quickFixes(range: Range, { plan, findings, today, shown, folder, asks, wrap }: Asking): CodeAction[] {
  const here = findings.filter(it => meets(it.range, range)).slice(0, mostFindings);
  const rules = new Map(here.map(it => [it.rule, it]));
  const act = (fix: Fix, { rule, range }: Finding): CodeAction[] => {
    const edit = wrap(fix);
    return edit ? [{ title: fix.title, kind: CodeActionKind.QuickFix, edit, ...about(rule, range) }] : [];
  };
  const about = (rule: string, { start }: Range): { diagnostics?: Diagnostic[] } => {
    const diagnostics = shown.filter(it => it.code === rule && !comparePositions(it.range.start, start));
    return diagnostics.length ? { diagnostics } : {};
  };
  const fixes = here.flatMap(finding => {
    const offered = finding.fixes(folder);
    const preferred = offered.find(it => it.safe);
    return offered.flatMap(it =>
      act(it, finding).map(action => (it === preferred ? { ...action, isPreferred: true } : action)),
    );
  });
  const silence = [...rules.values()].flatMap(it => {
    const change = ignoreHere(plan, it.rule, it.range.start, today);
    return change ? act(change, it) : [];
  });
  const set = [...rules.values()].flatMap(it => {
    const changes = levels
      .filter(level => level !== it.severity)
      .flatMap(level => {
        const change = setLevel(plan, it.rule, level);
        return change ? [{ level, change }] : [];
      });
    if (!asks) return changes.flatMap(({ change }) => act(change, it));
    const choices = changes.flatMap(({ level, change }) => {
      const edit = wrap(change);
      return edit ? [{ level, edit } satisfies LevelChoice] : [];
    });
    const title = `Change the level of ${it.rule} in this plan…`;
    const command = { title, command: 'opsplan.setLevel', arguments: [it.rule, choices] };
    return choices.length ? [{ title, kind: CodeActionKind.QuickFix, command, ...about(it.rule, it.range) }] : [];
  });
  return [...fixes, ...silence, ...set];
}

/** Ranges that share a place, or touch. */
const meets = (a: Range, b: Range): boolean =>
  comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
