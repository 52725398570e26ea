import {
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyOutgoingCallsParams,
  type CancellationToken,
  type CodeActionParams,
  type CompletionParams,
  type DocumentDiagnosticParams,
  type DocumentOnTypeFormattingParams,
  type DocumentRangeFormattingParams,
  type InlayHintParams,
  LSPErrorCodes,
  type ReferenceParams,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  type SelectionRangeParams,
  type SemanticTokensDeltaParams,
  type SemanticTokensRangeParams,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Asked } from '../check.ts';
import { act, said } from '../features/act.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../features/call-hierarchy.ts';
import { codeAction } from '../features/code-action.ts';
import { completion } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { documentHighlight } from '../features/document-highlight.ts';
import { documentLink } from '../features/document-link.ts';
import { documentSymbol } from '../features/document-symbol.ts';
import { foldingRange } from '../features/folding-range.ts';
import { formatting, rangeFormatting } from '../features/formatting.ts';
import { activityText, hover } from '../features/hover.ts';
import { locate } from '../features/locate.ts';
import { newPlan } from '../features/new-plan.ts';
import { onTypeFormatting } from '../features/on-type-formatting.ts';
import { questions } from '../features/questions.ts';
import { references } from '../features/references.ts';
import { prepareRename, type Refused, rename } from '../features/rename.ts';
import { sampleOn } from '../features/sample.ts';
import { selectionRange } from '../features/selection-range.ts';
import { whyRanked } from '../features/why.ts';
import { whyDate } from '../features/why-date.ts';
import { willRenameFiles } from '../features/will-rename-files.ts';
import { canDo, type EditAbilities, nameAt, workspaceEdit } from '../features/workspace-edit.ts';
import { workspaceSymbol } from '../features/workspace-symbol.ts';
import { fixAll } from '../fix.ts';
import type { Staged } from '../gate/versions.ts';
import type { Kind } from '../language/kinds.ts';
import type { Told } from '../plan/past.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { entryAt } from '../plan/query.ts';
import * as protocol from '../protocol.ts';
import { reprioritize } from '../reckon/reprioritize.ts';
import { choicesOf } from '../scenario/ask.ts';
import { blockers } from '../views/blockers.ts';
import { decisions } from '../views/decisions.ts';
import { people } from '../views/people.ts';
import { priorities } from '../views/priorities.ts';
import { strategy } from '../views/strategy.ts';
import { summary } from '../views/summary.ts';
import * as aids from './aids.ts';
import { hoverAsOf } from './as-of.ts';
import type { Abilities } from './capabilities.ts';
import { checkingIn } from './checkin.ts';
import { differing, versionsIn } from './difference.ts';
import { type Document, found } from './document.ts';
import { moving } from './move.ts';
import { namesIn } from './names.ts';
import { pasting } from './paste.ts';
import type { Shown } from './settings.ts';
import { beforeCommit } from './staged.ts';
import type { Committed, Tag, Untold } from './state.ts';
import * as views from './views.ts';
import { about, known, named } from './views.ts';
import { asking, fittingIn, showing } from './what-if.ts';
import { day, folderOf, written } from './written.ts';

/** What a request may ask of the connection that it came over. */
export interface Session {
  readonly documents: ReadonlyMap<string, Document>;
  /** The plans known from their files, open or not. */
  readonly files: ReadonlyMap<string, Document>;
  /** The day and the house rules to judge a plan by; the same object as long as they are the same. Without a plan, what holds for new ones. */
  asked(uri?: string): Asked;
  /** Whether there is a file at an address that no editor told of. */
  isTaken(uri: string): boolean;
  /** The folder whose plans see each other, of a plan at an address. */
  rootOf(uri: string): string;
  /** The opened folders, each with a slash at its end. */
  readonly roots: readonly string[];
  /** What is known of what was committed of a plan, or why nothing is. */
  told(uri: string): Told | undefined;
  /** What to tell of a document, once the settings are known. */
  diagnose(document: Document, known: string | undefined): unknown;
  /** What is shown between the words of a plan, once the settings are known. */
  shown(uri: string): Promise<Shown>;
  /** The plan as of the scenario that is shown, and which that is: nothing for today. */
  readonly scenario: string | undefined;
  shownAs(plan: Plan): Plan;
  show(scenario: string | undefined): void;
  /** What is staged in the repository of an address. */
  staged(uri: string): Promise<Staged>;
  /** The plans of a commit, the tags, and as whom the user commits (an address, a name), in the repository that a plan stands in; as far as the user trusts it. */
  committed(uri: string, name: string): Promise<Committed | Untold>;
  tags(uri: string): Promise<readonly Tag[]>;
  identity(uri: string): Promise<readonly string[]>;
  /** The editor has our trees. */
  readonly trees: boolean;
  readonly client: Pick<Abilities, 'markdown' | 'snippets' | 'remarks' | 'lazyHints' | keyof EditAbilities>;
}
/** One request: its name, what is answered where there is nothing to say, and the answer, for as long as the token says that it is waited for. */
export interface Request {
  readonly method: string;
  readonly empty: unknown;
  answer(params: never, session: Session, token: CancellationToken): unknown;
}

type InDocument = { readonly textDocument: { readonly uri: string } };
/** A request about one document; about one that is not open there is nothing to say. */
const on = <P extends InDocument>(
  method: string,
  empty: unknown,
  answer: (params: P, document: Document, session: Session) => unknown,
): Request => ({
  method,
  empty,
  answer(params: P, session) {
    const document = session.documents.get(params.textDocument.uri);
    return document ? answer(params, document, session) : empty;
  },
});
type At = TextDocumentPositionParams;

/** Every request that the server answers, a line each. */
// biome-ignore format: a line each
export const requests: readonly Request[] = [
  on('textDocument/diagnostic', { kind: 'full', items: [] }, (it: DocumentDiagnosticParams, doc, session) => session.diagnose(doc, it.previousResultId)),
  on('textDocument/hover', null, (it: At, doc, session) => hoverAsOf(doc, session.shownAs(doc.plan), session.scenario, it.position, (plan, at) => hover(plan, at, day(session, doc), session.client.markdown))),
  on('textDocument/completion', null, (it: CompletionParams, doc, session) => completion(doc.plan, it.position, day(session, doc), { ...session.client, again: it.context?.triggerKind === 3 })),
  on('textDocument/definition', null, (it: At, doc) => definition(doc.plan, it.position, doc.uri)),
  on('textDocument/references', null, (it: ReferenceParams, doc) => references(doc.plan, it.position, doc.uri, it.context.includeDeclaration)),
  on('textDocument/documentHighlight', null, (it: At, doc) => documentHighlight(doc.plan, it.position)),
  on('textDocument/prepareRename', null, (it: At, doc) => orRefused(prepareRename(doc.plan, it.position))),
  on('textDocument/rename', null, (it: RenameParams, doc, session) => written(session, doc, orRefused(rename(doc.plan, it.position, it.newName)))),
  on('textDocument/documentSymbol', null, (_, doc) => documentSymbol(doc.plan)),
  on('textDocument/foldingRange', null, (_, doc) => foldingRange(doc.plan)),
  on('textDocument/codeAction', null, codeActions),
  on('textDocument/selectionRange', null, (it: SelectionRangeParams, doc) => selectionRange(doc.plan, it.positions)),
  on('textDocument/documentLink', null, (_, doc) => documentLink(doc.plan, doc.uri)),
  on('textDocument/formatting', null, (_, doc) => aids.textEdits(formatting(doc.plan))),
  on('textDocument/rangeFormatting', null, (it: DocumentRangeFormattingParams, doc) => aids.textEdits(rangeFormatting(doc.plan, it.range))),
  on('textDocument/onTypeFormatting', null, (it: DocumentOnTypeFormattingParams, doc) => aids.textEdits(onTypeFormatting(doc.plan, it.position, it.ch))),
  on('textDocument/semanticTokens/full', null, (_, doc, session) => aids.tokens(doc, session)),
  on('textDocument/semanticTokens/full/delta', null, (it: SemanticTokensDeltaParams, doc, session) => aids.tokens(doc, session, it.previousResultId)),
  on('textDocument/semanticTokens/range', null, (it: SemanticTokensRangeParams, doc, session) => aids.tokensIn(doc, session, it.range)),
  on('textDocument/inlayHint', null, (it: InlayHintParams, doc, session) => aids.inlayHints(doc, session, it)),
  { method: 'inlayHint/resolve', empty: null, answer: aids.resolveHint },
  on('textDocument/codeLens', null, (_, doc, session) => aids.codeLenses(doc, session)),
  { method: 'codeLens/resolve', empty: null, answer: aids.resolveLens },
  on('textDocument/prepareCallHierarchy', null, (it: At, doc) => prepareCallHierarchy(doc.plan, it.position, doc.uri)),
  { method: 'callHierarchy/incomingCalls', empty: null, answer: (it: CallHierarchyIncomingCallsParams, session) => aids.answerCalls(it, session, incomingCalls) },
  { method: 'callHierarchy/outgoingCalls', empty: null, answer: (it: CallHierarchyOutgoingCallsParams, session) => aids.answerCalls(it, session, outgoingCalls) },
  { method: 'workspace/symbol', empty: null, answer: ({ query }: { query: string }, session) => workspaceSymbol(query, named(session)) },
  { method: 'workspace/willRenameFiles', empty: null, answer: renaming },
  { method: protocol.priorities, empty: [], answer: (it: protocol.ViewParams, session) => views.rows(it, session, priorities) },
  { method: protocol.blockers, empty: [], answer: (it: protocol.ViewParams, session) => views.rows(it, session, blockers) },
  { method: protocol.decisions, empty: [], answer: (it: protocol.ViewParams, session) => views.rows(it, session, decisions) },
  { method: protocol.strategy, empty: [], answer: (it: protocol.ViewParams, session) => views.rows(it, session, strategy) },
  { method: protocol.people, empty: [], answer: (it: protocol.ViewParams, session) => views.folders(it, session, people) },
  { method: protocol.timeline, empty: [], answer: views.timelines },
  { method: protocol.capacity, empty: [], answer: views.capacities },
  { method: protocol.whyDate, empty: null, answer: (it: { uri: string; kind: Kind; id: string }, session) => about(it, session, plan => whyDate(plan, it.kind, it.id, day(session, it))) },
  { method: protocol.moveDate, empty: null, answer: moving },
  { method: protocol.names, empty: [], answer: namesIn },
  { method: protocol.counts, empty: [], answer: views.count },
  { method: protocol.questions, empty: [], answer: (it: { uri: string; of?: string | Position }, session) => about(it, session, plan => questions(plan, it.of)) },
  { method: protocol.locate, empty: null, answer: ({ link }: { link: string }, session) => locate(link, named(session)) },
  { method: protocol.why, empty: null, answer: (it: protocol.WhyParams, session) => about(it, session, plan => whyRanked(plan, it.of, day(session, it))) },
  { method: protocol.summary, empty: null, answer: (it: { uri: string }, session) => about(it, session, plan => summary(plan, day(session, it))) },
  { method: protocol.newPlan, empty: null, answer: (it: protocol.Answers, session) => newPlan(it, day(session)) },
  { method: protocol.sample, empty: null, answer: ({ text }: { text: string }, session) => ({ text: sampleOn(text, day(session)) }) },
  { method: protocol.choices, empty: null, answer: (it: { uri: string }, session) => about(it, session, plan => choicesOf(plan, day(session, it))) },
  { method: protocol.whatIf, empty: null, answer: asking },
  { method: protocol.fit, empty: [], answer: fittingIn },
  { method: protocol.asOf, empty: null, answer: showing },
  { method: protocol.versions, empty: { refused: 'What was committed could not be read.' }, answer: versionsIn },
  { method: protocol.difference, empty: { refused: 'What was committed could not be read.' }, answer: differing },
  { method: protocol.checkin, empty: null, answer: checkingIn },
  { method: protocol.explain, empty: null, answer: (it: { uri: string; activity: string }, session) => about(it, session, plan => activityText(plan, it.activity, day(session, it)) ?? undefined) },
  { method: protocol.reprioritize, empty: null, answer: reordering },
  { method: protocol.staged, empty: { refused: 'What is staged could not be judged; the output of Ops Plan says why.' }, answer: beforeCommit },
  { method: protocol.act, empty: null, answer: acting },
  { method: protocol.pasteTable, empty: null, answer: pasting },
];

/** A refusal reaches the user in its own words. */
function orRefused<T extends object>(answer: T | Refused): T {
  if ('refused' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
  return answer;
}

function codeActions({ range, context }: CodeActionParams, document: Document, session: Session): unknown {
  const { plan } = document;
  const asked = session.asked(document.uri);
  return codeAction(range, {
    plan,
    findings: found(document, asked, true),
    today: asked.today,
    only: context.only,
    shown: context.diagnostics,
    fixAll: () => fixAll(plan, asked).edits(),
    folder: folderOf(session, document),
    asks: session.trees,
    wrap: change => (canDo(change, session.client) ? written(session, document, change) : undefined),
  });
}

function reordering({ uri }: { uri: string }, session: Session): protocol.Reordering | null {
  const document = session.documents.get(uri);
  if (!document) return null;
  const { edits, moves, loss } = reprioritize(document.plan, day(session, document));
  return { moves, loss, edit: edits.length ? written(session, document, { edits }) : null };
}

function acting({ uri, of, act: asked }: protocol.ActParams, session: Session): protocol.ActResult {
  const document = session.documents.get(uri);
  if (!document) return { refused: 'This plan is not open.' };
  const id = typeof of === 'string' ? of : entryAt(document.plan, of)?.id;
  const change = act(document.plan, id ?? '', asked, day(session, document));
  if ('refused' in change) return change;
  const { at, moved } = change;
  const edit = written(session, document, change);
  return { edit, says: said(document.plan, id ?? '', asked), ...(at && { at }), ...(moved !== undefined && { moved }) };
}

/** Files that are about to get other names: what plans have to say otherwise then. A plan that leaves its folder takes no name with it. */
function renaming({ files }: RenameFilesParams, session: Session): WorkspaceEdit | null {
  const isPlan = (uri: string): boolean => /\.opsplan$/i.test(uri);
  const others = files.flatMap(({ oldUri, newUri }) => {
    const [plan] = isPlan(oldUri) && isPlan(newUri) ? known(session, oldUri).map(it => it[1]) : [];
    const to = nameAt(newUri);
    return plan && to && session.rootOf(oldUri) === session.rootOf(newUri) ? willRenameFiles(plan, to) : [];
  });
  const nowhere = { uri: '', version: null };
  const versionOf = (uri: string) => session.documents.get(uri)?.version;
  return others.length ? workspaceEdit({ edits: [], others }, nowhere, versionOf, session.client) : null;
}
