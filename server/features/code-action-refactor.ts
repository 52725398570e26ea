import type { CodeAction } from 'vscode-languageserver-types';
import { spotAt } from '../mend/refactoring.ts';
import { refactorings } from '../mend/refactorings.ts';
import { frameOf } from '../plan/frame.ts';
import type { Range } from '../plan/position.ts';
import type { Asking } from './code-action.ts';

/** The kinds of what is offered here. */
export const refactorKinds = ['refactor.extract', 'refactor.rewrite', 'refactor.inline', 'refactor.move'];

/** Other forms of what is selected, where nothing is wrong with it. */
export function refactors(
  range: Range,
  { plan, today, folder, wrap }: Pick<Asking, 'plan' | 'today' | 'folder' | 'wrap'>,
  wants: (kind: string) => boolean,
): CodeAction[] {
  if (!refactorKinds.some(wants)) return [];
  const spot = spotAt(plan, range, { today, folder, frame: () => frameOf(plan, today) });
  if (!spot) return [];
  return refactorings
    .flatMap(it => it(spot))
    .filter(it => wants(it.kind))
    .flatMap(({ title, kind, ...change }) => {
      const edit = wrap(change);
      return edit ? [{ title, kind, edit }] : [];
    });
}
