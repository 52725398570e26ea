import type { Day } from '../language/day.ts';
import type { Assumption } from '../plan/assume.ts';
import type { Change } from '../plan/change.ts';
import { quote } from '../plan/edit.ts';
import { isDefined } from '../plan/names.ts';
import type { Plan } from '../plan/plan.ts';
import { headOf } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { cited, unused } from '../plan/suggest.ts';
import { type Ask, suppose } from '../scenario/ask.ts';
import { outlook } from '../scenario/scenario.ts';

/** What would become of the plans, as Markdown, and the change that keeps the question as a scenario. */
export interface WhatIf {
  readonly title: string;
  readonly text: string;
  /** Nothing where it is one already. */
  readonly change: Change | undefined;
}

/** Answers a question about what is not so yet, or says why it cannot be asked. */
export function whatIf(plan: Plan, ask: Ask, today: Day): WhatIf | { readonly refused: string } {
  const found = suppose(plan, ask, today);
  if ('refused' in found) return found;
  const { title, assumed, home = plan } = found;
  const { chapters, lost } = outlook(home, assumed, today);
  const text = [
    `# ${title}`,
    'Against today, for all plans of the folder.',
    ...(assumed.length ? [assumed.map(([path, value]) => `- \`${path}: ${value}\``).join('\n')] : []),
    ...lost.map(it => `${cited(it, 80)} leads nowhere, and changes nothing.`),
    ...chapters.map(it => `## ${it.heading}\n\n${it.lines.map(line => `- ${line}`).join('\n')}`),
  ].join('\n\n');
  if (ask.what === 'scenario') return { title, text: `${text}\n`, change: undefined };
  const id = unused(found.id, it => isDefined(plan, 'scenario', it));
  const body = [`title: ${quote(title, true)}`, ...assumeLines(plan, assumed)];
  return { title, text: `${text}\n`, change: { edits: [insertEntry(plan, 'scenarios', id, body)] } };
}

/** A line longer than this is no longer read, but searched. */
const longest = 100;
/** What is assumed on one line, or a line for each where that would be a long one; within braces there are no lines to begin. */
function assumeLines(plan: Plan, assumed: readonly Assumption[]): string[] {
  const pairs = (flow: boolean) => assumed.map(([path, value]) => `${quote(path, flow)}: ${quote(value, flow)}`);
  const line = `assume: { ${pairs(true).join(', ')} }`;
  const isFlow = headOf(plan, 'scenarios')?.pair.value.style === 'flow';
  return isFlow || line.length + 4 <= longest ? [line] : ['assume:', ...pairs(false).map(it => `  ${it}`)];
}
