import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { asksApproval, type CriterionText, readCriterion } from '../server/words/criterion.ts';
import { anyText, fc, runs } from './runs.ts';

type Row = readonly [text: string, why: CriterionText['why'], title?: string];
const table = (name: string, kind: CriterionText['kind'], rows: readonly Row[]) =>
  test(name, () => {
    for (const [text, why, title] of rows) {
      const read = readCriterion(text, { title });
      assert.equal(`${read.kind}: ${read.why}`, `${kind}: ${why}`, text);
      for (const word of read.words ?? []) assert.ok(text.includes(word), `${word} in ${text}`);
    }
  });

table('step 1: something can be checked', 'good', [
  ['New form live for 3 pilot clients, median fill time under 10 min', 'number'],
  ['All 12 account managers pass the handoff quiz', 'number'],
  ['Cost falls by 15%', 'number'],
  ['Better answer times: less than one hour', 'number'],
  ['Saves USD 40k or $40k', 'number'],
  ['Improved at five sites', 'number'],
  ['New version approved', 'approver'],
  ['Layout signed off by Ines Moreau', 'approver'],
  ['A backup restores without help', 'test'],
  ['Smoke test is green', 'test'],
  ['No open tickets from the old tool', 'test'],
  ['Clear desk policy published', 'state'],
  ['New form live', 'state', 'Rebuild the intake form'],
  ['Old form switched off, links crossed out', 'clauses'],
  ['Users better informed, old form removed and links replaced', 'state'],
  ['Checklist reviewed, redundant steps crossed out', 'clauses', 'Audit the checklist'],
  ['Lease signed by both', 'state', 'Sign the lease'],
  ['Contract signed', 'state', 'Get the contract signed'],
  ['Policy signed by all', 'state', 'Sign the policy'],
  ['Tax return filed', 'state', 'File the tax return'],
  ['Invoice paid', 'state', 'Pay the invoice'],
  ['Desks delivered', 'state', 'Deliver the desks'],
  ['Delivered to the customer', 'state'],
  ['Key handed over to the landlord', 'state', 'Hand over the key'],
  ['Budget approved', 'approver', 'Approve the budget'],
]);
table('step 2: the title says it already', 'vague', [
  ['Suppliers audited', 'title', 'Audit suppliers'],
  ['The audit of all suppliers is done', 'title', 'Audit suppliers'],
  ['Migration completed', 'title', 'Migrate the mail'],
  ['Rota planned', 'title', 'Plan the rota'],
  ['Report written', 'title', 'Write the report'],
  ['Done', 'title'],
  ['Everything is complete', 'title'],
  ['Delivered', 'title'],
  ['Results delivered', 'title'],
]);
test('step 2 takes the words of the id too', () => {
  assert.equal(readCriterion('Servers patched', { title: 'Weekend work', id: 'patch-servers' }).why, 'title');
  assert.equal(readCriterion('Servers patched', { title: 'Weekend work', id: 'weekend' }).kind, 'good');
});
table('step 3: wishes and feelings', 'vague', [
  ['Better communication between the sites', 'feeling'],
  ['Everything works as expected', 'intent'],
  ['The portal is secure', 'feeling'],
  ['Work delivered to plan', 'feeling'],
  ['Improvement delivered by the team', 'feeling'],
  ['Users satisfied', 'feeling'],
  ['Visibility of costs', 'feeling'],
  ['Risks addressed', 'feeling'],
  ['Stakeholders informed', 'feeling'],
  ['Improve the quality of tickets', 'intent'],
  ['Staff the desk according to plan', 'intent'],
  ['Meet the goals for Q3', 'intent'],
  ['Define a data strategy', 'intent'],
]);
table('step 3: doing is no result', 'doing', [
  ['Keep working on it', 'doing'],
  ['Look into other vendors', 'doing'],
  ['Explore ways to share desks', 'doing'],
  ['Collect feedback on the pilot', 'doing'],
  ['Feedback was collected and considered', 'doing'],
]);
table('in doubt, silence', 'good', [
  ['Firewall rules reviewed', 'doubt'],
  ['Every system has an owner in the register', 'doubt'],
  ['Satisfaction score shown to the board', 'doubt'],
  ['Security awareness posters on every floor', 'doubt'],
  ['Simple mail relay switched off', 'doubt'],
  ['Happy path covered', 'doubt'],
  ['Alle Rechner sind verschlüsselt', 'doubt'],
  ['', 'doubt'],
]);
test('labels and years are no numbers', () => {
  for (const text of [
    'Better by 2026',
    'Smoother Q3',
    'KR 4.2: Better tickets',
    'Clearly better in phase 2 rooms',
    'O3: Enhance v2',
  ])
    assert.equal(readCriterion(text).kind, 'vague', text);
});

test('who is asked to approve', () => {
  const rows: Record<string, ReturnType<typeof asksApproval>> = {
    'New version approved': { asked: true },
    'Approved by Ines Moreau': { asked: true, person: 'Ines Moreau' },
    'Signed off by @kofi, in writing': { asked: true, person: '@kofi' },
    'Sign-off from Kofi (finance)': { asked: true, person: 'Kofi' },
    'Ines approves the layout': { asked: true, person: 'Ines' },
    'Budget approved by the board': { asked: true },
    'Accepted by Ines and Kofi': { asked: true },
    'Approved by the CTO': { asked: true },
    'Approved by legal': { asked: true },
    'Acceptance tests green': { asked: false },
    'Accept five vendors': { asked: false },
    'Report published': { asked: false },
  };
  for (const [text, expected] of Object.entries(rows)) assert.deepEqual(asksApproval(text), expected, text);
  assert.deepEqual(asksApproval('approved by maya', { people: new Set(['maya']) }), { asked: true, person: 'maya' });
});

test('property: any text is judged, and a number with a unit is never vague', () => {
  fc.assert(
    fc.property(anyText(80), fc.string({ maxLength: 40 }), (text, title) => {
      assert.ok(['good', 'vague', 'doing'].includes(readCriterion(text, { title, id: title }).kind));
      asksApproval(text);
    }),
    { numRuns: runs(500) },
  );
  const vague = fc.constantFrom('Better tickets', 'Improve support', 'Keep working on it', 'Users are happy', 'Done');
  const measure = fc.constantFrom('at least 3', '95%', '12 sites', '≤ 4 h', '$20k', 'no more than two');
  fc.assert(
    fc.property(vague, measure, (text, number) =>
      assert.equal(readCriterion(`${text}, ${number} a month`).why, 'number'),
    ),
  );
});

test('a text of 100 kB is judged by its first 200 characters', () => {
  for (const unit of [
    'a',
    '-',
    '@',
    ' ',
    '1',
    'and ',
    '(',
    'at least ',
    'better ',
    'approved by ',
    ',',
    '1 ',
    'from a to ',
    'meet ',
    '.',
    '[',
  ]) {
    const long = unit.repeat(Math.ceil(100_000 / unit.length));
    const context = { title: long, id: long };
    assert.deepEqual(readCriterion(long, context), readCriterion(long.slice(0, 200), context), unit);
    assert.deepEqual(asksApproval(long), asksApproval(long.slice(0, 200)), unit);
  }
});

const data = '../shared/data/done-criteria.json';
test('rates on real criteria', { skip: existsSync(data) ? false : 'no ../shared/data/done-criteria.json' }, t => {
  const { items } = JSON.parse(readFileSync(data, 'utf8')) as { items: { text: string; binary: string }[] };
  const called = items.filter(it => readCriterion(it.text).kind !== 'good');
  const right = called.filter(it => it.binary === 'vague').length;
  const vague = items.filter(it => it.binary === 'vague').length;
  t.diagnostic(`precision ${right}/${called.length}, recall ${right}/${vague}`);
  assert.ok(right / called.length >= 0.9);
  assert.ok(right / vague >= 0.7);
});
