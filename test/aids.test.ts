import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type {
  CallHierarchyItem,
  CodeLens,
  DocumentLink,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from 'vscode-languageserver';
import { legend, semanticTokens, wholeOf } from '../server/features/semantic-tokens.ts';
import { iso } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import { today } from './fixture.ts';
import { inFull } from './runs.ts';
import { able, type Editor, inMemory, overStdio, spliced, uri } from './talk.ts';

// Answers that help to read and to write, over the real connection.

/** An editor that can do all of it, as VS Code tells. */
const helped = {
  workspace: {
    ...able.workspace,
    semanticTokens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
  textDocument: {
    ...able.textDocument,
    semanticTokens: {
      requests: { range: true, full: { delta: true } },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ['relative'],
    },
    inlayHint: { resolveSupport: { properties: ['tooltip', 'textEdits'] } },
    codeLens: {},
    callHierarchy: {},
    selectionRange: {},
    documentLink: {},
    formatting: {},
    rangeFormatting: {},
    onTypeFormatting: {},
  },
};
const text = `plan:  Onboard faster
goal: { from: 14 days, to: -20% }
activities:
  audit:
    title: Audit, see https://example.com/7
    due: 2026-07-20
  form:
    due: 2026-08-21
    after: [audit]
`;
const at = (line: number, character: number) => ({ line, character });
const document = { textDocument: { uri } };
const all = { ...document, range: { start: at(0, 0), end: at(100, 0) } };
const options = { tabSize: 2, insertSpaces: true };
async function talk(
  editor: Editor,
  what: (editor: Editor) => Promise<void>,
  capabilities: unknown = helped,
  more?: unknown,
) {
  try {
    await editor.initialize(capabilities, more);
    editor.open(text);
    await what(editor);
  } finally {
    await editor.end();
  }
}
const edited = (it: string, edits: readonly TextEdit[]): string =>
  [...edits].reverse().reduce((now, { range, newText }) => spliced(now, range, newText), it);
const tokensOf = (it: string, on = today): number[] => wholeOf(semanticTokens(readPlan(it), on));

describe('what an editor is offered', () => {
  const offered = async (capabilities: unknown) => {
    const editor = inMemory();
    const { capabilities: found } = await editor.initialize(capabilities);
    await editor.end();
    return found;
  };
  const aids = [
    'semanticTokensProvider',
    'inlayHintProvider',
    'codeLensProvider',
    'callHierarchyProvider',
    'selectionRangeProvider',
    'documentLinkProvider',
    'documentFormattingProvider',
    'documentRangeFormattingProvider',
    'documentOnTypeFormattingProvider',
  ];
  test('is what it can do', async () => {
    const found = await offered(helped);
    assert.deepEqual(
      aids.filter(it => found[it] === undefined),
      [],
    );
    assert.deepEqual(found.semanticTokensProvider, { legend, full: { delta: true }, range: true });
    assert.equal(found.typeHierarchyProvider, undefined);
    assert.equal(found.linkedEditingRangeProvider, undefined);
  });
  test('and nothing else', async () => {
    const found = await offered(able);
    assert.deepEqual(
      aids.filter(it => found[it] !== undefined),
      [],
    );
    const whole = await offered({ textDocument: { semanticTokens: { requests: { full: true } } } });
    assert.deepEqual(whole.semanticTokensProvider, { legend, full: true });
  });
});

test('as a process over stdio: colours, hints, lenses, layout', inFull, async () => {
  const editor = overStdio();
  await editor.initialize(helped, { today: iso(today), views: true });
  editor.open(text);
  assert.deepEqual(
    (await editor.ask<SemanticTokens>('textDocument/semanticTokens/full', document)).data,
    tokensOf(text),
  );
  const labels = (await editor.ask<InlayHint[]>('textDocument/inlayHint', all)).map(it => it.label);
  assert.deepEqual(labels, ['= 11.2 days', 'rank 1', 'Mon, 4 workdays late', 'rank 2', 'Fri, in 20 workdays']);
  await editor.end();
  assert.equal(await editor.exited, 0);
});

describe('colours', () => {
  const full = (editor: Editor) => editor.ask<SemanticTokens>('textDocument/semanticTokens/full', document);
  const delta = (editor: Editor, previousResultId: string) =>
    editor.ask<SemanticTokensDelta & SemanticTokens>('textDocument/semanticTokens/full/delta', {
      ...document,
      previousResultId,
    });
  test('follow what is typed by their changes', () =>
    talk(inMemory(), async editor => {
      const first = await full(editor);
      editor.edit([{ range: { start: at(5, 4), end: at(5, 4) }, text: 'owner: ines\n    ' }], 2);
      const now = text.replace('    due: 2026-07-20', '    owner: ines\n    due: 2026-07-20');
      const { edits, resultId } = await delta(editor, first.resultId!);
      const data = [...first.data];
      for (const it of edits) data.splice(it.start, it.deleteCount, ...(it.data ?? []));
      assert.deepEqual(data, tokensOf(now));
      assert.ok(edits[0]!.data!.length <= 15, JSON.stringify(edits));
      assert.deepEqual((await delta(editor, resultId!)).edits, []);
      assert.deepEqual(
        (await delta(editor, first.resultId!)).data,
        tokensOf(now),
        'an answer that is forgotten is given anew',
      );
    }));
  test('of a part are those of the whole there', () =>
    talk(inMemory(), async editor => {
      const range = { start: at(3, 0), end: at(3, 9) };
      const { data } = await editor.ask<SemanticTokens>('textDocument/semanticTokens/range', { ...document, range });
      assert.deepEqual(data.slice(0, 3), [3, 2, 5]);
      assert.equal(data.length, 5);
    }));
  test('of a plan with too many words are left to what is in sight', inFull, () =>
    talk(inMemory(), async editor => {
      editor.open(`activities:\n${'  a: { due: 2026-08-01, owner: x, status: todo }\n'.repeat(50_000)}`, uri);
      assert.equal(await full(editor), null);
      const { data } = await editor.ask<SemanticTokens>('textDocument/semanticTokens/range', all);
      assert.equal(data.length, 5 + 100 * 35);
    }),
  );
});

describe('hints', () => {
  test('are explained when somebody asks', () =>
    talk(inMemory(), async editor => {
      const hints = await editor.ask<InlayHint[]>('textDocument/inlayHint', all);
      assert.ok(hints.every(it => it.tooltip === undefined));
      const resolved = await editor.ask<InlayHint>(
        'inlayHint/resolve',
        hints.find(it => /Fri/.test(it.label as string)),
      );
      assert.equal(resolved.tooltip, 'In 20 working days. Today is Friday 2026-07-24.');
      assert.deepEqual(await editor.ask('inlayHint/resolve', { position: at(0, 0), label: 'x' }), {
        position: at(0, 0),
        label: 'x',
      });
    }));
  test('come with their explanation where an editor cannot ask', () =>
    talk(
      inMemory(),
      async editor => {
        const hints = await editor.ask<InlayHint[]>('textDocument/inlayHint', all);
        assert.equal(hints.length, 5);
        for (const it of hints) assert.ok(it.tooltip && it.data === undefined, JSON.stringify(it));
      },
      { textDocument: { inlayHint: {} } },
    ));
});

describe('lenses', () => {
  const titles = async (editor: Editor) => {
    const found = await editor.ask<CodeLens[]>('textDocument/codeLens', document);
    const whole = await Promise.all(found.map(it => editor.ask<CodeLens>('codeLens/resolve', it)));
    return whole.map(it => [it.command!.title, it.command!.command]);
  };
  test('lead into the trees of our own client', () =>
    talk(
      inMemory(),
      async editor => assert.deepEqual(await titles(editor), [['2 activities · 1 late', 'opsplan.blockers.focus']]),
      helped,
      { views: true },
    ));
  test('are only read in another', () =>
    talk(inMemory(), async editor => assert.deepEqual(await titles(editor), [['2 activities · 1 late', '']])));
});

describe('settings', () => {
  const asks = { ...helped, workspace: { ...helped.workspace, configuration: true } };
  const labels = async (editor: Editor) =>
    (await editor.ask<InlayHint[]>('textDocument/inlayHint', all)).map(it => it.label);
  test('switch hints and lenses, and are known before the first answer', () => {
    const settings = () => ({
      inlayHints: { dates: false, ranks: false },
      codeLens: { plan: false, activities: true },
      today: '2026-08-21',
    });
    return talk(
      inMemory({ settings }),
      async editor => {
        assert.deepEqual(await labels(editor), ['= 11.2 days']);
        const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', document);
        assert.deepEqual(
          lenses.map(it => it.range.start),
          [at(3, 2)],
        );
        assert.deepEqual(
          (await editor.ask<SemanticTokens>('textDocument/semanticTokens/full', document)).data,
          tokensOf(text, today + 28),
        );
      },
      asks,
    );
  });
  test('that change make the editor ask again', () =>
    talk(inMemory(), async editor => {
      assert.equal((await labels(editor)).length, 5);
      const asked = ['semanticTokens', 'inlayHint', 'codeLens'].map(it => editor.next(`workspace/${it}/refresh`));
      editor.tell('workspace/didChangeConfiguration', { settings: { opsplan: { inlayHints: { dates: false } } } });
      await Promise.all(asked);
      assert.equal((await labels(editor)).length, 3);
    }));
  test('of any shape leave them as they are', () =>
    talk(inMemory(), async editor => {
      for (const inlayHints of [null, 7, 'off', [], { dates: 'no', ranks: 0 }]) {
        const refreshed = editor.next('workspace/inlayHint/refresh');
        editor.tell('workspace/didChangeConfiguration', {
          settings: { opsplan: { inlayHints, codeLens: inlayHints } },
        });
        await refreshed;
        assert.equal((await labels(editor)).length, 5);
      }
    }));
});

test('a hierarchy, steps of selection, links, layout', () =>
  talk(inMemory(), async editor => {
    const [form] = await editor.ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', {
      ...document,
      position: at(6, 4),
    });
    const waits = await editor.ask<{ to: CallHierarchyItem }[]>('callHierarchy/outgoingCalls', { item: form });
    assert.deepEqual(
      waits.map(it => it.to.data),
      [{ kind: 'activity', id: 'audit' }],
    );
    const back = await editor.ask<{ from: CallHierarchyItem }[]>('callHierarchy/incomingCalls', { item: waits[0]!.to });
    assert.deepEqual(
      back.map(it => it.from.name),
      ['form'],
    );
    const [steps] = await editor.ask<SelectionRange[]>('textDocument/selectionRange', {
      ...document,
      positions: [at(8, 13)],
    });
    assert.deepEqual(steps!.range, { start: at(8, 12), end: at(8, 17) });
    const links = await editor.ask<DocumentLink[]>('textDocument/documentLink', document);
    assert.deepEqual(
      links.map(it => it.target),
      ['https://example.com/7'],
    );
    const layout = await editor.ask<TextEdit[]>('textDocument/formatting', { ...document, options });
    assert.equal(edited(text, layout), text.replace('plan:  ', 'plan: '));
    const range = { start: at(3, 0), end: at(5, 0) };
    assert.deepEqual(await editor.ask('textDocument/rangeFormatting', { ...document, range, options }), []);
    editor.edit([{ text: 'consulted:\n  - \n  ' }], 2);
    const typed = { ...document, position: at(2, 2), ch: '\n', options };
    assert.deepEqual(await editor.ask('textDocument/onTypeFormatting', typed), [
      { range: { start: at(1, 0), end: at(2, 2) }, newText: '' },
    ]);
  }));

test('places outside the text are answered', () =>
  talk(inMemory(), async editor => {
    for (const place of [at(1e9, 1e9), at(-1, -1), at(0, -5), at(2, 1e9), at(9, 0)]) {
      const range = { start: place, end: place };
      for (const method of ['inlayHint', 'semanticTokens/range', 'rangeFormatting'])
        assert.notEqual(await editor.ask(`textDocument/${method}`, { ...document, range, options }), null, method);
      assert.ok(await editor.ask('textDocument/selectionRange', { ...document, positions: [place] }));
      assert.deepEqual(
        await editor.ask('textDocument/onTypeFormatting', { ...document, position: place, ch: '\n', options }),
        [],
      );
    }
  }));

test('package.json says what the colours of words mean', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const scopes: Record<string, string[]> = contributes.semanticTokenScopes[0].scopes;
  const known = contributes.semanticTokenModifiers.map((it: { id: string }) => it.id);
  const standard = ['declaration', 'deprecated'];
  assert.deepEqual([...standard, ...known].sort(), [...legend.tokenModifiers].sort());
  for (const selector of Object.keys(scopes)) {
    const [type, ...modifiers] = selector.split('.');
    assert.ok(type === '*' || legend.tokenTypes.includes(type!), selector);
    for (const it of modifiers) assert.ok(legend.tokenModifiers.includes(it), selector);
  }
  // What is neither late nor blocked nor over looks as the grammar has it, so that nothing flickers when the server answers.
  const grammar = readFileSync('syntaxes/opsplan.tmLanguage.json', 'utf8');
  const plain = Object.entries(scopes).filter(([selector]) => !/^\*|^comment/.test(selector));
  assert.ok(plain.length > 8);
  for (const [selector, [scope]] of plain) assert.ok(grammar.includes(scope!), selector);
});
