import type { Diagnostic, Hover, MarkupContent } from 'vscode-languageserver-types';
import type { Asked } from '../check.ts';
import { findings, judge } from '../check.ts';
import { diagnostics } from '../features/diagnostic.ts';
import { lineMap } from '../plan/line-map.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position, Range } from '../plan/position.ts';
import { scenarioOf, seenAsOf } from '../scenario/scenario.ts';
import type { Row } from '../views/row.ts';
import { type Document, isOf, newId, type Report, report, tierOf } from './document.ts';

/** A plan as of the scenario that is shown, `crm/leaver`; as it is where none is, or where it is not there any more. */
export function shownAs(plan: Plan, scenario: string | undefined): Plan {
  const found = scenario === undefined ? undefined : scenarioOf(plan, scenario);
  return found ? seenAsOf(plan, found) : plan;
}

/** What to tell an editor of a document, as of the scenario that is shown: each finding where it would stand today, and marked. */
export function reportAsOf(
  document: Document,
  asked: Asked,
  full: boolean,
  life: string,
  scenario: string | undefined,
): Report {
  const { plan } = document;
  const then = shownAs(plan, scenario);
  if (then === plan) return report(document, asked, full, life);
  const before = document.report;
  if (before && isOf(before, then, document, asked) && (before.full || !full)) return before;
  const without = full ? 'nothing' : tierOf(then);
  const back = lineMap(then, plan);
  const items = diagnostics(then, findings(judge(then, asked), without), document.uri, document.edited).map(it =>
    marked(it, scenario!, document.uri, back),
  );
  document.report = { plan, shown: then, asked, full: without === 'nothing', begun: false, id: newId(life), items };
  return document.report;
}
function marked(it: Diagnostic, scenario: string, uri: string, back: (range: Range) => Range): Diagnostic {
  const { relatedInformation } = it;
  return {
    ...it,
    range: back(it.range),
    source: `${it.source} as of ${scenario}`,
    ...(relatedInformation && {
      relatedInformation: relatedInformation.map(({ location, message }) => ({
        location: location.uri === uri ? { uri, range: back(location.range) } : location,
        message,
      })),
    }),
  };
}

/** A hover as of the scenario that is shown, which it says. */
export function hoverAsOf(
  { plan }: Document,
  then: Plan,
  scenario: string | undefined,
  at: Position,
  answer: (plan: Plan, at: Position) => Hover | null,
): Hover | null {
  if (then === plan || scenario === undefined) return answer(plan, at);
  const found = answer(then, lineMap(plan, then)({ start: at, end: at }).start);
  if (!found) return null;
  const { contents, range } = found;
  const { kind, value } = contents as MarkupContent;
  return {
    contents: { kind, value: `As of the scenario ${kind === 'markdown' ? `\`${scenario}\`` : scenario}:\n\n${value}` },
    ...(range && { range: lineMap(then, plan)(range) }),
  };
}

/** Rows of a plan as of a scenario, each where it leads today. Those that stand in another plan lead near to it. */
export function rowsBack<R extends Row>(rows: readonly R[], then: Plan, now: Plan): readonly R[] {
  if (then === now) return rows;
  const back = lineMap(then, now);
  const of = <T extends Row>(it: T): T =>
    it.uri ? it : { ...it, range: back(it.range), children: it.children.map(child => of(child)) };
  return rows.map(it => of(it));
}
