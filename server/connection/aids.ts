import type {
  CallHierarchyItem,
  CodeLens,
  InlayHint,
  InlayHintParams,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from 'vscode-languageserver';
import * as lenses from '../features/code-lens.ts';
import * as hints from '../features/inlay-hint.ts';
import {
  editsBetween,
  type Painting,
  semanticTokens,
  semanticTokensIn,
  wholeOf,
  wordCount,
} from '../features/semantic-tokens.ts';
import type { Day } from '../language/day.ts';
import type { Edit } from '../plan/edit.ts';
import type { Document } from './document.ts';
import type { Session } from './requests.ts';

// Answers that help to read a plan. What they show hangs on settings, so the first of them waits until these are known.

/** The day of a plan, once it is known by which it is judged. */
async function dayOf(session: Session, { uri }: Document): Promise<Day> {
  await session.shown(uri);
  return session.asked(uri).today;
}

/** An editor colours what is in sight by itself where a plan has more words than this. */
const mostWords = 250_000;
/** No two answers of one server have the same id, and none of another life of it. */
const life = crypto.randomUUID().slice(0, 8);
let answers = 0;
/** What an editor was last told of a document. */
const told = new WeakMap<Document, { readonly id: string; readonly painting: Painting }>();

/** What each word is: in full, or what has changed since the answer that the editor knows. */
export async function tokens(
  document: Document,
  session: Session,
  known?: string,
): Promise<SemanticTokens | SemanticTokensDelta | null> {
  const painting = semanticTokens(document.plan, await dayOf(session, document));
  const before = told.get(document);
  told.delete(document);
  if (wordCount(painting) > mostWords) return null;
  const resultId = `${life}-${++answers}`;
  told.set(document, { id: resultId, painting });
  return before && known === before.id
    ? { resultId, edits: editsBetween(before.painting, painting) }
    : { resultId, data: wholeOf(painting) };
}
export const tokensIn = async (document: Document, session: Session, range: Range): Promise<SemanticTokens> => {
  const today = await dayOf(session, document);
  return { data: semanticTokensIn(document.plan, range, today) };
};

type HintOf = hints.About & { readonly uri: string };
export async function inlayHints(
  document: Document,
  session: Session,
  { range }: InlayHintParams,
): Promise<InlayHint[]> {
  const shown = await session.shown(document.uri);
  const today = session.asked(document.uri).today;
  const { plan, uri } = document;
  return hints.inlayHint(plan, range, today, shown.hints).map(it => {
    if (session.client.lazyHints) return { ...it, data: { ...it.data, uri } satisfies HintOf };
    const tooltip = hints.inlayHintTooltip(plan, it.data, today);
    return { ...it, data: undefined, ...(tooltip !== undefined && { tooltip }) };
  });
}
export function resolveHint(hint: InlayHint, session: Session): InlayHint {
  const about = hint.data as HintOf | undefined;
  const plan = about && session.documents.get(about.uri)?.plan;
  const tooltip = plan && hints.inlayHintTooltip(plan, about, session.asked(about.uri).today);
  return tooltip === undefined ? hint : { ...hint, tooltip };
}

type LensOf = { readonly about: lenses.About; readonly uri: string };
export async function codeLenses(document: Document, session: Session): Promise<CodeLens[]> {
  const { uri } = document;
  const shown = await session.shown(uri);
  const found = lenses.codeLens(document.plan, shown.lenses);
  // Asked again while its window is laid out, VS Code can leave what is resolved later blank, or as it was.
  return found.map(({ range, data: about }) => {
    const lens = { range, data: { about, uri } satisfies LensOf };
    return about === 'plan' ? resolveLens(lens, session) : lens;
  });
}
export function resolveLens(lens: CodeLens, session: Session): CodeLens {
  const { about, uri } = (lens.data ?? {}) as Partial<LensOf>;
  const plan = about && uri !== undefined && session.documents.get(uri)?.plan;
  const command =
    plan && lenses.codeLensCommand(plan, about, { today: session.asked(uri).today, uri, trees: session.trees });
  return command ? { ...lens, command } : lens;
}

/** The plan that an item of a hierarchy stands in, open or not, and what it stands for. */
export function answerCalls<T>(
  { item }: { item: CallHierarchyItem },
  { documents, files }: Session,
  answer: (plan: Document['plan'], of: CallHierarchyItem['data'], uri: string) => T,
): T | null {
  const document = documents.get(item.uri) ?? files.get(item.uri);
  return document ? answer(document.plan, item.data, item.uri) : null;
}

/** Edits as the protocol has them. */
export const textEdits = (edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ range, text }) => ({ range, newText: text }));
