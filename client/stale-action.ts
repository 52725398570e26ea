import { CodeAction, CodeActionKind, type Disposable, languages } from 'vscode';

/** Rules that speak of the order of ranks. */
const rules = ['priority-stale', 'priority-inverted', 'priority-missing'];

/** Beside the server's own fixes of the ranks, a look at what would move and why. */
export const offerReview = (): Disposable =>
  languages.registerCodeActionsProvider(
    { language: 'opsplan' },
    {
      provideCodeActions(document, _range, { diagnostics }) {
        const found = diagnostics.filter(it => it.source === 'opsplan' && rules.includes(ruleOf(it.code)));
        if (!found.length) return [];
        const title = 'Reprioritize: show first what moves, and why';
        const action = new CodeAction(title, CodeActionKind.QuickFix);
        action.diagnostics = found;
        action.command = { title, command: 'opsplan.reprioritize', arguments: [document.uri] };
        return [action];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );

const ruleOf = (code: unknown): string =>
  String(typeof code === 'object' && code && 'value' in code ? code.value : code);
