import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
/** VS Code's own engine with our grammar, which needs no other. */
export const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
    createOnigString: text => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () =>
    textmate.parseRawGrammar(readFileSync('syntaxes/opsplan.tmLanguage.json', 'utf8'), 'opsplan.tmLanguage.json'),
});
export const grammar = (await registry.loadGrammar('source.opsplan'))!;
/** What the engine knows before the first line. */
export const start = textmate.INITIAL;

/** The scopes of each character of each line, in one string with a blank before each scope. */
export function colour(lines: readonly string[]): string[][] {
  let state = start;
  return lines.map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(it => Array<string>(it.endIndex - it.startIndex).fill(` ${it.scopes.slice(1).join(' ')}`));
  });
}
/** Whether a scope, or one that begins with it, is among them. */
export const has = (scopes: string | undefined, scope: string): boolean => !!scopes?.includes(` ${scope}`);
