import { CompletionItemKind } from 'vscode-languageserver-types';
import { addMonths, type Day, iso } from '../language/day.ts';
import { spanAround, writePeriod } from '../language/period.ts';
import type { Workdays } from '../language/workdays.ts';
import type { Offer } from './completion-offer.ts';

/** A whole plan to fill in, for an empty file: the first page of a draft. */
export function skeleton(today: Day, workdays: Workdays): Offer {
  const soon = iso(workdays.upTo(addMonths(today, 1)));
  const insert = `plan: \${1:Title of the plan}
owner: \${2:name}
status: draft
period: \${3:${writePeriod(spanAround(today, 3))}}

goal:
  outcome: \${4:The one business outcome}
  metric: \${5:metric-id}
  from: \${6:14 days}
  to: \${7:7 days}
  by: \${8:${iso(workdays.upTo(addMonths(today, 3)))}}

metrics:
  \${5:metric-id}:
    owner: \${2:name}
    unit: \${9:days}
    target: \${7:7 days}
    every: 1w

activities:
  \${10:activity-id}:
    title: \${11:What is done, beginning with a verb}
    owner: \${2:name}
    due: \${12:${soon}}
    effort: \${13:3d}
    impact: \${14:3}
    metric: \${5:metric-id}
    done: $0
`;
  const detail = 'A whole plan to fill in: goal, metric, first activity';
  return {
    label: 'plan: a new plan',
    kind: CompletionItemKind.Struct,
    detail,
    insert,
    snippet: true,
    words: 'skeleton new',
  };
}
