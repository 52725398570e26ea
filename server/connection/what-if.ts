import { fitting } from '../features/fit.ts';
import { whatIf } from '../features/what-if.ts';
import { canDo } from '../features/workspace-edit.ts';
import type * as protocol from '../protocol.ts';
import { scenarioOf } from '../scenario/scenario.ts';
import type { Session } from './requests.ts';
import { known } from './views.ts';
import { day, folderOf, written } from './written.ts';

/** Answers a question about what is not so yet. */
export function asking({ uri, ask }: protocol.WhatIfParams, session: Session): protocol.WhatIfResult {
  const document = session.documents.get(uri);
  if (!document) return { refused: 'This plan is not open.' };
  const found = whatIf(document.plan, ask, day(session, document));
  if ('refused' in found) return found;
  const { title, text, change } = found;
  return { title, text, edit: change ? written(session, document, change) : null };
}

/** What would make a deadline fit. */
export function fittingIn({ uri, of }: protocol.WhyParams, session: Session): protocol.FitRow[] {
  const document = session.documents.get(uri);
  if (!document) return [];
  return fitting(document.plan, of, day(session, document), !!folderOf(session, document)).flatMap(it =>
    canDo(it.change, session.client)
      ? [{ deadline: it.deadline, title: it.title, says: it.says, edit: written(session, document, it.change) }]
      : [],
  );
}

/** Shows all as of a scenario, or as of today again. */
export function showing({ uri, scenario }: protocol.AsOfParams, session: Session): { shown: string | null } {
  const [found] = known(session, uri).map(([, plan]) => (scenario === null ? undefined : scenarioOf(plan, scenario)));
  const name = found?.home.others?.name ?? '';
  const shown = found && (name ? `${name}/${found.scenario.id}` : found.scenario.id);
  session.show(shown);
  return { shown: shown ?? null };
}
