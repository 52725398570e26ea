import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { laterRules } from '../server/language/later-rules.ts';
import { rules } from '../server/rules/index.ts';

test('no rule that is built is still on the list of later ones', () => {
  assert.deepEqual(
    rules.filter(it => laterRules.has(it.id)).map(it => it.id),
    [],
  );
});

test('each later rule has a reason of its own, in a sentence', () => {
  for (const [id, reason] of laterRules) assert.match(reason, /^[A-Z].{20,}\.$/, id);
  assert.equal(new Set(laterRules.values()).size, laterRules.size);
});

const table = '../shared/rules.md';
test('every later rule is one that is described', {
  skip: !existsSync(table) && 'no table of rules beside the project',
}, () => {
  const described = new Set([...readFileSync(table, 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm)].map(it => it[1]));
  assert.deepEqual(
    [...laterRules.keys()].filter(it => !described.has(it)),
    [],
  );
});
