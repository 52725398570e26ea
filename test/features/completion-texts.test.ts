import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/features/completion.ts';
import { apply, at, today } from '../fixture.ts';

/** What is offered at a cursor, and the cursor's line once it is taken. */
function offered(fixture: string): {
  labels: string[];
  lines: string[];
  details: (string | undefined)[];
  more: boolean;
} {
  const { plan, position } = at(fixture);
  const list = completion(plan, position, today, { snippets: true });
  const items = list?.items ?? [];
  return {
    labels: items.map(it => it.label),
    lines: items.map(it => {
      const { range, newText } = it.textEdit as TextEdit;
      return apply(plan, [{ range, text: newText }])
        .split('\n')
        [position.line]!.trim();
    }),
    details: items.map(it => it.detail),
    more: list?.isIncomplete ?? false,
  };
}
const people = `people:
  ana: { name: Ana Li, skills: { aws: 4 } }
  bo: { skills: [sql, AWS] }
calendars:
  in: { zone: Asia/Kolkata }
`;

test('what was chosen is one of the options', () => {
  const options = 'options: [stay, "go, now", ""]';
  assert.deepEqual(offered(`decisions:\n  d:\n    ${options}\n    chosen: $0\n`).lines, [
    'chosen: stay',
    'chosen: go, now',
  ]);
  assert.deepEqual(offered(`decisions:\n  d: { ${options}, chosen: g$0 }\n`).lines, [
    `d: { ${options}, chosen: "go, now" }`,
  ]);
  assert.deepEqual(offered('decisions:\n  d:\n    chosen: $0\n').labels, []);
});
test('skills of the people around, with who has them, in lists and maps', () => {
  const work = `${people}activities:\n  old: { skills: [cobol] }\n  a:\n    skills: `;
  assert.deepEqual(offered(`${work}[$0]\n`).details, ['ana 4, bo', 'bo', 'nobody has it']);
  assert.deepEqual(offered(`${work}[aws, s$0]\n`).lines, ['skills: [aws, sql]']);
  assert.deepEqual(offered(`${work}$0\n`).lines, ['skills: [aws]', 'skills: [sql]', 'skills: [cobol]']);
  assert.deepEqual(offered(`${work}{ $0 }\n`).lines.slice(0, 1), ['skills: { aws:  }']);
  assert.deepEqual(offered(`${work}\n      - a$0\n`).lines, ['- aws']);
  assert.deepEqual(offered(`${work}{ aws: $0 }\n`).labels, ['1', '2', '3', '4', '5']);
});
test('time zones by any part of their name, those in use before anything is typed', () => {
  const zones = (typed: string) => offered(`${people}  c:\n    zone: ${typed}$0\n`);
  assert.deepEqual(zones('').labels, ['Asia/Kolkata', 'UTC']);
  assert.ok(zones('').more);
  assert.equal(zones('berl').labels[0], 'Europe/Berlin');
  const europe = zones('Euro').labels;
  assert.ok(europe.length > 50 && europe.slice(0, 50).every(it => it.startsWith('Europe/')));
});
test('a person behind the sign that chats use, which goes', () => {
  assert.deepEqual(offered(`${people}activities:\n  a: { owner: @$0 }\n`).labels, ['ana', 'bo']);
  assert.deepEqual(offered(`${people}activities:\n  a:\n    owner: @an$0\n`).lines, ['owner: ana']);
});
test('what a scenario may assume, step by step, and what fits there', () => {
  const plan = `${people}activities:\n  a.b: { title: X, tasks: { t: {} } }\nscenarios:\n  s:\n    assume:\n      `;
  assert.deepEqual(offered(`${plan}$0\n`).labels, ['activities.', 'calendars.', 'people.']);
  assert.deepEqual(offered(`${plan}people.$0\n`).labels, ['people.ana.', 'people.bo.']);
  assert.deepEqual(offered(`${plan}activities.$0\n`).labels, ['activities.a.b.']);
  assert.equal(offered(`${plan}activities.a.b.du$0\n`).lines[0], 'activities.a.b.due:');
  assert.deepEqual(offered(`${plan}activities.a.b.tasks.$0\n`).labels, ['activities.a.b.tasks.t.']);
  assert.ok(offered(`${plan}activities.a.b.tasks.t.due: $0\n`).labels.includes('2026-07-31'));
  assert.deepEqual(offered(`${plan}activities.a.b.owner: b$0\n`).labels, ['bo']);
  assert.deepEqual(offered(`${plan}activities.gone.due: $0\n`).labels, []);
});
