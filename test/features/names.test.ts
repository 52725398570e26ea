import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { definition } from '../../server/features/definition.ts';
import { documentHighlight } from '../../server/features/document-highlight.ts';
import { references } from '../../server/features/references.ts';
import { prepareRename, rename } from '../../server/features/rename.ts';
import { linesOf } from '../../server/plan/edit.ts';
import { chunkAt, type Plan, readPlan, textOf } from '../../server/plan/plan.ts';
import type { Position, Range } from '../../server/plan/position.ts';
import { apply, at, findingsOf } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

const uri = 'file:///plan.opsplan';
const text = `
people:
  ines: { name: Ines Moreau }
  tom: {}
metrics:
  days: { owner: ines }
goal: { metric: days }
milestones:
  freeze: 2026-08-07
activities:
  audit:
    owner: ines
    metric: days
    done: { criterion: Checklist signed, by: tom }
  form:
    owner: tom
    with: { ines: 50% }
    after: [audit + 2d, freeze, "audit"]
    tasks:
      draft: { owner: ines, after: [audit] }
      test: { after: [draft] }
`;
/** The text with the cursor in front of the n-th occurrence of some words. */
function atWords(words: string, nth = 1): ReturnType<typeof at> {
  let found = -1;
  for (let i = 0; i < nth; i++) found = text.indexOf(words, found + 1);
  assert.ok(found >= 0, words);
  return at(`${text.slice(0, found)}$0${text.slice(found)}`);
}
/** The words in a range, with the line that they are on. */
function words(plan: Plan, { start, end }: Range): string {
  const chunk = chunkAt(plan, start.line);
  const line = linesOf(plan.chunks[chunk]!)[start.line - plan.lines[chunk]!]!;
  return `${start.line + 1}: ${line.slice(start.character, end.character)}`;
}
function renamed({ plan, position }: { plan: Plan; position: Position }, to: string): string {
  const change = rename(plan, position, to);
  assert.ok(!('refused' in change), JSON.stringify(change));
  return apply(plan, change.edits);
}
function refusal(text: string, to: string): string {
  const { plan, position } = at(text);
  const answer = rename(plan, position, to);
  return 'refused' in answer ? answer.refused : 'not refused';
}

describe('definition', () => {
  test('of what a word refers to', () => {
    const found = (it: ReturnType<typeof at>) =>
      definition(it.plan, it.position, uri)?.map(one => words(it.plan, one.range));
    assert.deepEqual(found(atWords('audit + 2d')), ['10: audit']);
    assert.deepEqual(found(atWords('freeze, ')), ['8: freeze']);
    assert.deepEqual(found(atWords('draft]')), ['19: draft']);
    assert.deepEqual(found(atWords('ines: 50%')), ['2: ines']);
    assert.deepEqual(found(atWords('days }')), ['5: days']);
  });
  test('of nothing is nothing', () => {
    for (const it of ['activities:\n  a: { after: [$0b] }\n', 'plan: $0x\n', '$0', '# $0x\n']) {
      const { plan, position } = at(it);
      assert.equal(definition(plan, position, uri), null, it);
    }
  });
});

test('references are all mentions, with the definition when asked', () => {
  const { plan, position } = atWords('audit + 2d');
  const found = (declaration: boolean) =>
    references(plan, position, uri, declaration)!.map(it => words(plan, it.range));
  assert.deepEqual(found(false), ['17: audit', '17: "audit"', '19: audit']);
  assert.deepEqual(found(true), ['10: audit', '17: audit', '17: "audit"', '19: audit']);
});
test('highlights tell the definition from its mentions', () => {
  const { plan, position } = atWords('ines }');
  assert.deepEqual(
    documentHighlight(plan, position)!.map(it => `${words(plan, it.range)} ${it.kind}`),
    ['2: ines 3', '5: ines 2', '11: ines 2', '16: ines 2', '19: ines 2'],
  );
});
test('a goal that stands twice is marked twice, from either', () => {
  for (const text of ['$0goal:\n  outcome: x\ngoal:\n  outcome: y\n', 'goal:\n  outcome: x\n$0goal:\n  outcome: y\n']) {
    const { plan, position } = at(text);
    assert.deepEqual(
      documentHighlight(plan, position)!.map(it => it.range.start.line),
      [0, 2],
    );
  }
});

describe('rename', () => {
  test('changes every mention and nothing else', () => {
    assert.equal(
      renamed(atWords('audit + 2d'), 'audit-list'),
      text.replace(/^\n/, '').replaceAll('audit', 'audit-list').replace('"audit-list"', 'audit-list'),
    );
    assert.equal(renamed(atWords('ines:'), 'ines.m'), text.replace(/^\n/, '').replaceAll('ines', 'ines.m'));
    assert.equal(renamed(atWords('draft]'), 'sketch'), text.replace(/^\n/, '').replaceAll('draft', 'sketch'));
    assert.equal(renamed(atWords('days', 2), 'time'), text.replace(/^\n/, '').replaceAll('days', 'time'));
    assert.equal(
      renamed(atWords('freeze:'), 'code-freeze'),
      text.replace(/^\n/, '').replaceAll('freeze', 'code-freeze'),
    );
    assert.equal(
      renamed(atWords('freeze:'), 'überprüfung'),
      text.replace(/^\n/, '').replaceAll('freeze', 'überprüfung'),
    );
  });
  test('a person who is only named takes any name', () =>
    assert.equal(
      renamed(at('owner: $0Ines\nactivities:\n  a: { owner: Ines }\n  b: { owner: Tom }\n'), 'Ines, Moreau'),
      'owner: "Ines, Moreau"\nactivities:\n  a: { owner: "Ines, Moreau" }\n  b: { owner: Tom }\n',
    ));
  test('is offered with the word it would change', () => {
    const { plan, position } = atWords('audit + 2d');
    const answer = prepareRename(plan, position);
    assert.ok('range' in answer);
    assert.equal(answer.placeholder, 'audit');
    assert.equal(words(plan, answer.range), '17: audit');
  });
  test('is refused in plain words', () => {
    const two = 'milestones:\n  go: 2026-08-01\nactivities:\n  $0a: {}\n  b: { after: [a] }\n';
    assert.equal(refusal(two, 'b'), 'There is already an activity called "b". Choose another name.');
    assert.equal(refusal(two, 'go'), 'There is already a milestone called "go". Choose another name.');
    assert.match(refusal(two, 'x y'), /^"x y" cannot be a name: use letters, digits/);
    assert.match(refusal(two, '  '), /empty/);
    assert.match(refusal('activities:\n  a: { after: [$0crm/x] }\n', 'y'), /another plan/);
    assert.match(refusal('activities:\n  a: { after: [$0x] }\n', 'y'), /Nothing in this plan is called "x"/);
    assert.match(refusal('activities:\n  a: { $0title: x }\n', 'y'), /no name here/);
    assert.match(refusal('people: { a: {} }\nactivities:\n  x: { owner: $0b }\n', 'y'), /Nothing in this plan/);
  });
  test('is refused where the name is what every plan calls its goal or its means', () => {
    const metric = 'metrics:\n  $0nps: {}\nactivities:\n  goal: {}\n';
    assert.match(refusal(metric, 'goal'), /^"goal" is what every plan calls its own goal/);
    assert.match(refusal(metric, 'budget'), /^"budget" is what every plan calls its own budget/);
    assert.match(refusal('decisions:\n  $0pick: {}\n', 'budget'), /not refused/);
    assert.match(refusal('activities:\n  $0form: {}\n', 'goal'), /not refused/);
  });
  test('is refused where an owner of the name would be nobody, or more than one person', () => {
    const person = 'people:\n  $0ana: {}\nactivities:\n  a: { owner: ana }\n';
    assert.equal(refusal(person, 'null'), 'As an owner "null" would be nobody. Choose another name.');
    assert.match(refusal(person, 'tbd'), /^As an owner "tbd" would be nobody/);
    assert.match(refusal(person, 'everyone'), /^As an owner "everyone" would not be one person/);
    assert.match(refusal(person, 'dev'), /not refused/);
    const loose = 'activities:\n  a: { owner: $0Ana }\n';
    assert.match(refusal(loose, 'TBD'), /^As an owner "TBD" would be nobody/);
    assert.match(refusal(loose, 'Ana, Lu'), /not refused/);
  });
  test('is refused where a calendar would begin or cease to be everybody’s', () => {
    const plan = 'calendars:\n  default: { hours: 7 }\n  nz: {}\nteams:\n  it: { calendar: nz }\n';
    assert.match(refusal(plan.replace('default', '$0default'), 'uk'), /^"default" is the calendar of everybody/);
    assert.match(refusal(plan.replace('nz:', '$0nz:'), 'default'), /^"default" would be the calendar of everybody/);
    assert.match(refusal(plan.replace('nz:', '$0nz:'), 'uk'), /not refused/);
    assert.match(refusal('activities:\n  $0default: {}\n', 'a'), /not refused/);
  });
  test('of a task goes along in what is assumed', () => {
    const plan = (task: string, lead = '') =>
      `activities:\n  a: { tasks: { ${lead}${task}: {} } }\nscenarios:\n  s: { assume: { activities.a.tasks.${task}.due: 2026-09-01, activities.${task}.due: 2026-09-01 } }\n`;
    assert.equal(renamed(at(plan('t', '$0')), 'u.v'), plan('u.v'));
  });
  test('to the same name changes nothing', () => {
    const it = atWords('audit + 2d');
    assert.equal(renamed(it, 'audit'), textOf(it.plan));
  });
  test('of an id that looks like code or like a number works as any other', () => {
    for (const id of ['__proto__', 'constructor', 'toString', '007', '1.5', '-x', 'null', 'true', 'a.b_c-d'])
      assert.equal(
        renamed(at(`activities:\n  $0a: {}\n  b: { after: [a] }\n`), id),
        `activities:\n  ${id}: {}\n  b: { after: [${id}] }\n`,
      );
  });
  const unnamed = (it: string) =>
    findingsOf(it).filter(it => /^(?:ref|id|person)-(?:un|dup|inv|amb)/.test(it.rule)).length;
  const id = fc.stringMatching(/^[A-Za-z0-9_.-]{1,8}$/);
  test('there and back gives the text back, byte for byte, with the same findings', () =>
    fc.assert(
      fc.property(id, fc.constantFrom('audit:', 'tom:', 'draft:', 'days:', 'freeze:'), (to, words) => {
        const first = atWords(words);
        const answer = rename(first.plan, first.position, to);
        if ('refused' in answer) return;
        const there = readPlan(apply(first.plan, answer.edits));
        const back = rename(there, first.position, words.slice(0, -1));
        assert.ok(!('refused' in back), JSON.stringify(back));
        // Quotes that no name needs are not put back: only they may differ.
        assert.equal(
          apply(there, back.edits),
          textOf(first.plan).replace('"audit"', words === 'audit:' ? 'audit' : '"audit"'),
        );
        assert.equal(unnamed(textOf(there)), unnamed(textOf(first.plan)));
      }),
      { numRuns: runs(100) },
    ));
});
