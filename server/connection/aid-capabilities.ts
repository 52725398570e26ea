import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { further, trigger } from '../features/on-type-formatting.ts';
import { legend } from '../features/semantic-tokens.ts';

/** What an editor can do with what helps to read and to write: colours, hints, lenses, layout. */
export interface AidAbilities {
  /** It colours words, from a whole text, a part of it, or the change since the last time. */
  readonly tokens: { readonly full: boolean; readonly delta: boolean; readonly range: boolean };
  readonly hints: boolean;
  /** It asks for the tooltip of a hint when somebody wants to see it. */
  readonly lazyHints: boolean;
  readonly lenses: boolean;
  readonly calls: boolean;
  readonly selections: boolean;
  readonly links: boolean;
  readonly layout: { readonly whole: boolean; readonly part: boolean; readonly typing: boolean };
  /** By these requests it is told to ask again. */
  readonly refreshes: readonly string[];
}
export function aidsOf({ workspace, textDocument }: ClientCapabilities): AidAbilities {
  const { full, range } = textDocument?.semanticTokens?.requests ?? {};
  return {
    tokens: { full: !!full, delta: typeof full === 'object' && !!full.delta, range: !!range },
    hints: !!textDocument?.inlayHint,
    lazyHints: !!textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip'),
    lenses: !!textDocument?.codeLens,
    calls: !!textDocument?.callHierarchy,
    selections: !!textDocument?.selectionRange,
    links: !!textDocument?.documentLink,
    layout: {
      whole: !!textDocument?.formatting,
      part: !!textDocument?.rangeFormatting,
      typing: !!textDocument?.onTypeFormatting,
    },
    refreshes: [
      ...(workspace?.semanticTokens?.refreshSupport ? ['workspace/semanticTokens/refresh'] : []),
      ...(workspace?.inlayHint?.refreshSupport ? ['workspace/inlayHint/refresh'] : []),
      ...(workspace?.codeLens?.refreshSupport ? ['workspace/codeLens/refresh'] : []),
    ],
  };
}

/** What this server does for such an editor. */
export const aidsFor = (aids: AidAbilities): Partial<ServerCapabilities> => ({
  ...((aids.tokens.full || aids.tokens.range) && {
    semanticTokensProvider: {
      legend,
      ...(aids.tokens.full && { full: aids.tokens.delta ? { delta: true } : true }),
      ...(aids.tokens.range && { range: true }),
    },
  }),
  ...(aids.hints && { inlayHintProvider: { resolveProvider: aids.lazyHints } }),
  ...(aids.lenses && { codeLensProvider: { resolveProvider: true } }),
  ...(aids.calls && { callHierarchyProvider: true }),
  ...(aids.selections && { selectionRangeProvider: true }),
  ...(aids.links && { documentLinkProvider: { resolveProvider: false } }),
  ...(aids.layout.whole && { documentFormattingProvider: true }),
  ...(aids.layout.part && { documentRangeFormattingProvider: true }),
  ...(aids.layout.typing && {
    documentOnTypeFormattingProvider: { firstTriggerCharacter: trigger, moreTriggerCharacter: further },
  }),
});
