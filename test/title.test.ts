import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasNumber, intentOf, isPlaceholder, recurrenceOf } from '../server/words/title.ts';
import { anyText, fc, runs } from './runs.ts';

test('a leading verb of intent, with where it stands', () => {
  const rows: Record<string, string> = {
    'Improve support': 'Improve',
    'improving support': 'improving',
    'Optimise the build': 'Optimise',
    'Work on backups': 'Work on',
    'Working on backups': 'Working on',
    'Help with the audit': 'Help with',
    'To look into the VPN': 'look into',
    'Support client onboarding': 'Support',
    'Drive adoption': 'Drive',
    'Make sure that doors lock': 'Make sure',
    '1. Ensure uptime': 'Ensure',
    '[ops] Ensure uptime': 'Ensure',
    '😀 Streamline intake': 'Streamline',
  };
  for (const [title, word] of Object.entries(rows))
    assert.deepEqual(intentOf(title), { word, offset: title.indexOf(word) }, title);
});

test('a verb of work, or a noun that is spelt like a verb of intent, is none', () => {
  const rows =
    'Rebuild the form; Audit suppliers; Support portal migration; Support desk; Drive encryption on all laptops; ' +
    'Help text for the form; Improvement board set up; Ensured delivery; 12; ';
  for (const title of rows.split('; ')) assert.equal(intentOf(title), undefined, title);
});

test('a number measures; a label, a year or a date only names', () => {
  for (const text of [
    'to 2',
    '95%',
    '-20%',
    '3.5 days',
    '10k',
    '€5',
    'halve it',
    'two days',
    'in 2026, 3 hosts',
    '2,000',
  ])
    assert.ok(hasNumber(text), text);
  for (const text of ['', 'Q3', 'v2', 'M365', 'by 2026', 'by 2026-09-30', 'phase 2', 'none', 'often'])
    assert.ok(!hasNumber(text), text);
});

test('words of recurrence and the interval that they name', () => {
  const rows: Record<string, readonly [string, string | undefined]> = {
    'Weekly report': ['Weekly', '1w'],
    'Send the monthly invoice run': ['monthly', '1m'],
    'Quarterly access review': ['Quarterly', '1q'],
    'Yearly fire drill': ['Yearly', '1y'],
    'Annual audit': ['Annual', '1y'],
    'Bi-weekly sync': ['Bi-weekly', '2w'],
    'Check backups daily': ['daily', '1d'],
    'Patch servers every two weeks': ['every two weeks', '2w'],
    'Review access each quarter': ['each quarter', '1q'],
    'Call the bank every other Friday': ['every other Friday', '2w'],
    'Every 3 months: rotate keys': ['Every 3 months', '1q'],
    'Test the generator every 6 months': ['every 6 months', '6m'],
    'Routine check of the UPS': ['Routine', undefined],
    'Regular cleaning of racks': ['Regular', undefined],
    'Bimonthly tape swap': ['Bimonthly', undefined],
  };
  for (const [title, [word, interval]] of Object.entries(rows))
    assert.deepEqual(recurrenceOf(title), { word, offset: title.indexOf(word), interval }, title);
});

test('work that is done once, and "every" without a time, do not recur', () => {
  const rows =
    'Audit every server; Encrypt everything; Everyday carry policy; Automate the weekly report; Set up nightly backups; ' +
    'Clean up regular expressions; Patch servers; Answer 5 tickets per week; Improve the daily stand-up; ';
  for (const title of rows.split('; ')) assert.equal(recurrenceOf(title), undefined, title);
});

test('a placeholder is one and nothing else', () => {
  for (const text of [
    'TBD',
    'tbd?',
    'TODO',
    '[TBD]',
    'xxx',
    'XXXX',
    '?',
    '???',
    '…',
    '...',
    '<…>',
    '<owner>',
    '-',
    'To be decided',
  ])
    assert.ok(isPlaceholder(text), text);
  for (const text of ['', 'TODO: call the bank', 'TBD list', 'x', '1', '<a> and <b>', 'xx', 'Todos', 'Audit?'])
    assert.ok(!isPlaceholder(text), text);
});

test('property: any text is read, and every word stands where it is said to stand', () => {
  const piece = fc.constantFrom(
    'Improve ',
    'every ',
    '3 ',
    'weeks ',
    'daily ',
    'work ',
    'on ',
    '[x] ',
    '1. ',
    '…',
    'é',
  );
  const text = fc.oneof(
    anyText(60),
    fc.array(piece, { maxLength: 12 }).map(it => it.join('')),
  );
  fc.assert(
    fc.property(text, title => {
      for (const found of [intentOf(title), recurrenceOf(title)])
        if (found) assert.equal(title.slice(found.offset, found.offset + found.word.length), found.word);
      const every = recurrenceOf(title)?.interval;
      assert.ok(every === undefined || /^[1-9]\d{0,3}[dwmqy]$/.test(every), every);
      hasNumber(title);
      isPlaceholder(title);
    }),
    { numRuns: runs(500) },
  );
});

test('a title of 100 kB is read by its first 200 characters', () => {
  for (const unit of ['a', '-', '@', ' ', '1', 'and ', '(', '[', '?', '…', '<', 'every ', '1.', 'work ', "a'", '-1']) {
    const long = unit.repeat(Math.ceil(100_000 / unit.length));
    const cut = long.slice(0, 200);
    assert.deepEqual(
      [intentOf(long), hasNumber(long), recurrenceOf(long)],
      [intentOf(cut), hasNumber(cut), recurrenceOf(cut)],
      unit,
    );
    assert.equal(isPlaceholder(long), false);
  }
});
