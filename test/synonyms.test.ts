import assert from 'node:assert/strict';
import { test } from 'node:test';
import { language } from '../server/language/index.ts';
import { type Shape, shapeOf } from '../server/language/shape.ts';
import { synonyms, wordSynonyms } from '../server/language/synonyms.ts';

const top = shapeOf(language);
const section = (key: string): Shape | undefined => top.keys!.get(key);
const entryOf = (kind: string): Shape | undefined =>
  [...top.keys!.values()].find(it => it.entry?.key.defines === kind)?.entry?.value;
const activity = entryOf('activity')!;

/** As texts are compared: capitals, hyphens and underscores make no difference. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** What may stand at the level that a table of synonyms is for. */
function shapeAt(level: string): Shape | undefined {
  if (level === 'plan') return top;
  if (level === 'done') return activity.keys!.get('done')!.item;
  if (level === 'constraints') return section('constraints')!.item;
  if (level === 'budget') return section('resources')!.keys!.get('budget');
  return entryOf(level) ?? section(level) ?? activity.keys!.get(level);
}

for (const [level, keys] of Object.entries(synonyms))
  test(`the synonyms of ${level} stand for keys that it has, and are none themselves`, () => {
    const known = shapeAt(level)?.keys;
    assert.ok(known, `there is no level ${level}`);
    for (const [key, words] of Object.entries(keys)) {
      assert.ok(known.has(key), `${key} is no key of ${level}`);
      for (const it of words) {
        assert.equal(it, plain(it), 'synonyms are written plainly');
        assert.ok(!known.has(it), `${it} is itself a key of ${level}`);
      }
      assert.equal(new Set(words).size, words.length, `${key} of ${level} has one twice`);
    }
  });

for (const [place, choices] of Object.entries(wordSynonyms))
  test(`the synonyms for the words of ${place} stand for words that it takes`, () => {
    const [level, key] = place.includes('.') ? place.split('.') : ['workstream', place];
    const words = place === 'yesno' ? ['yes', 'no'] : Object.keys(shapeAt(level!)!.keys!.get(key!)!.scalar!.words!);
    for (const [word, others] of Object.entries(choices)) {
      assert.ok(words.includes(word), `${word} is no word of ${place}`);
      for (const it of others) {
        assert.equal(it, plain(it), 'synonyms are written plainly');
        assert.ok(!words.includes(it), `${it} is itself a word of ${place}`);
      }
    }
    const all = Object.values(choices).flat();
    assert.equal(new Set(all).size, all.length, 'one synonym stands for two words');
  });
