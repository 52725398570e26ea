import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Finding } from '../check.ts';
import { linesOf } from '../plan/edit.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import { comparePositions, type Position, type Range } from '../plan/position.ts';
import { sizeOf } from '../plan/size.ts';
import type { Severity } from '../rules/rule.ts';

/** How many findings of one plan an editor is shown: each is sent again with every keystroke, and nobody reads more. The command line shows all. */
export const mostDiagnostics = (plan: Plan): number => (sizeOf(plan) === 'large' ? 100 : 250);
/** Where a rule is explained. */
export const reference = 'https://github.com/opsplan/opsplan/blob/main/server/rules/README.md';
const source = 'opsplan';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Findings as an editor shows them. Of too many, the gravest are kept, among these those near the last edit, and one line says that there are more. */
export function diagnostics(plan: Plan, findings: readonly Finding[], uri: string, edited?: Position): Diagnostic[] {
  const most = mostDiagnostics(plan);
  const shown = findings.length > most ? nearest(findings, edited?.line ?? 0, most) : findings;
  const found = shown.map(it => diagnostic(plan, it, uri));
  const hidden = findings.length - shown.length;
  return hidden ? [...found, more(hidden)] : found;
}

function nearest(findings: readonly Finding[], line: number, most: number): Finding[] {
  const distance = (it: Finding) => Math.abs(it.range.start.line - line);
  return [...findings]
    .sort((a, b) => severities[a.severity] - severities[b.severity] || distance(a) - distance(b))
    .slice(0, most)
    .sort((a, b) => comparePositions(a.range.start, b.range.start));
}

const more = (hidden: number): Diagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: DiagnosticSeverity.Information,
  source,
  message: `There ${hidden === 1 ? 'is 1 more finding' : `are ${hidden} more findings`} in this plan. "opsplan check" on the command line shows all of them.`,
});

/** What stands while somebody types is the same finding at each keystroke. */
const known = new WeakMap<Finding, Diagnostic>();
function diagnostic(plan: Plan, finding: Finding, uri: string): Diagnostic {
  const before = known.get(finding);
  if (before) return before;
  const now = newDiagnostic(plan, finding, uri);
  // A place that may be cut to its line depends on the text around it.
  const isFixed = ({ end }: Range): boolean => end.character < longLine;
  if (isFixed(finding.range) && finding.related().every(it => isFixed(it.range))) known.set(finding, now);
  return now;
}
function newDiagnostic(plan: Plan, finding: Finding, uri: string): Diagnostic {
  const { rule, severity, message, range, faded } = finding;
  // Each keystroke sends all that stands: of a long chain the first places tell enough, the hover has the rest.
  const related = finding.tried ? finding.related().slice(0, 3) : finding.related();
  return {
    range: inside(plan, range),
    severity: severities[severity],
    code: rule,
    codeDescription: descriptionOf(rule),
    source,
    message,
    ...(faded && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length && {
      relatedInformation: related.map(it => ({
        location: it.file ? { uri: it.file, range: it.range } : { uri, range: inside(plan, it.range) },
        message: it.message,
      })),
    }),
  };
}

/** Where a rule is explained: one object for all that it finds. */
function descriptionOf(rule: string): { readonly href: string } {
  let it = descriptions.get(rule);
  if (!it) descriptions.set(rule, (it = { href: `${reference}#${rule}` }));
  return it;
}
const descriptions = new Map<string, { readonly href: string }>();

/** From here on a place may mean the end of its line, wherever that is. */
const longLine = 1000;
/** What reaches to the end of a line, or beyond it, ends there. */
function inside(plan: Plan, range: Range): Range {
  const [start, end] = [clamp(plan, range.start), clamp(plan, range.end)];
  // A thousand plans have ten thousand findings: what is the same is not kept twice.
  return start === range.start && end === range.end ? range : { start, end };
}
function clamp(plan: Plan, position: Position): Position {
  const { line, character } = position;
  if (character < longLine) return position;
  const chunk = chunkAt(plan, line);
  const parsed = plan.chunks[chunk];
  const length = parsed ? (linesOf(parsed)[line - plan.lines[chunk]!] ?? '').length : 0;
  return { line, character: Math.min(character, length) };
}
