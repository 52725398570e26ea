import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { types } from '../server/language/values.ts';
import { idOf, type OwnerText, readOwner } from '../server/words/owner.ts';
import { anyText, fc, runs } from './runs.ts';

const said = (it: OwnerText): string => {
  if (it.kind === 'person') return it.name;
  if (it.kind === 'not-plain')
    return `${it.owner}${it.helpers.length ? ` + ${it.helpers.join(' + ')}` : ''}${it.note ? ` (${it.note})` : ''}`;
  if (it.kind === 'shared') return `${it.names.join(' | ')}${it.others.length ? ` | ~${it.others.join(' | ~')}` : ''}`;
  if (it.kind === 'team') return it.candidate ?? '';
  return it.kind === 'missing' ? (it.candidate ?? '') : '';
};
const table = (name: string, kind: OwnerText['kind'], rows: Record<string, string>) =>
  test(name, () => {
    for (const [text, expected] of Object.entries(rows)) {
      const read = readOwner(text);
      assert.equal(`${read.kind}: ${said(read)}`, `${kind}: ${expected}`, text);
    }
  });
const bare = (text: string) => Object.fromEntries(text.split('; ').map(it => [it, '']));
const self = (text: string) => Object.fromEntries(text.split('; ').map(it => [it, it]));

table(
  'a name alone is a person',
  'person',
  self(
    'Ines Moreau; maya; kofi adeyemi; @maya; maya@; maya@example.org; i.moreau; Lotte van der Veen; Ana Lima do Carmo; ' +
      "D'Arcy Holm; Jean-Luc Petit; Nguyễn Thị Mai; An Tran; My Pham; See Wei Lin; Or Katz; Will Stone; will stone; " +
      'per holm; can demir; Bo Xi; 山田太郎; Мария Орлова; Sam Doss Jr.; Sam Doss, PhD; I. Moreau; Dev Rao; dev; Tamsin Crews',
  ),
);
table('step 2: descriptions are set aside', 'not-plain', {
  'Priya, in her role as release lead': 'Priya (in her role as release lead)',
  'Kofi, head of design': 'Kofi (head of design)',
  'Priya - finance': 'Priya (finance)',
  'Kofi Adeyemi: Director, Data and Analytics': 'Kofi Adeyemi (Director, Data and Analytics)',
  'Ines Moreau (Payments)': 'Ines Moreau (Payments)',
  'Ines (Nia) Moreau': 'Ines Moreau (Nia)',
  'Ines Moreau @ines': 'Ines Moreau (@ines)',
  'Ines <ines@example.org>': 'Ines (ines@example.org)',
  'Ines Moreau, ines@example.org': 'Ines Moreau (ines@example.org)',
  'Release lead (Ines)': 'Ines (Release lead)',
  'Release lead: Ines': 'Ines (Release lead)',
  'CTO Ines Moreau': 'Ines Moreau (CTO)',
  '@ines will own and lead the effort.': '@ines (will own, lead the effort)',
  '@ines, though somebody else may take it': '@ines (though somebody else may take it)',
  'Ines?': 'Ines (?)',
  'probably Ines': 'Ines (probably)',
  'Ines (TBC)': 'Ines (TBC)',
  'Ines 50%': 'Ines (50%)',
});
table('step 3: a placeholder names nobody', 'missing', {
  ...bare(
    'TBD; tbc; n/a; N/A; none; ?; -; ???; <name>; {{owner}}; open; vacant; unassigned; to be hired; No owner yet',
  ),
  ...bare(
    'someone from finance; whoever is on call; a volunteer; owner; not yet known; New hire; Automated by the runner',
  ),
  'wanted, ask Ines': 'Ines',
  'TBD (Ines Moreau)': 'Ines Moreau',
  'TBD, maybe Kofi': 'Kofi',
  'nobody (yet)': '',
  'TBD (Payroll)': '',
});
table('step 4: a helper does not own', 'not-plain', {
  'Ines with help from Kofi': 'Ines + Kofi',
  'Ines, supported by Kofi and Lu': 'Ines + Kofi + Lu',
  'Ines with Kofi': 'Ines + Kofi',
  'Ines (deputy: Kofi)': 'Ines + Kofi',
  'Ines, backup Kofi': 'Ines + Kofi',
  'Ines; cc: Kofi, Lu': 'Ines + Kofi + Lu',
  'Ines, Kofi (backup)': 'Ines + Kofi',
  'Ines owns, Kofi contributes': 'Ines + Kofi (owns, contributes)',
  'Ines + Kofi as backup': 'Ines + Kofi (as backup)',
  'Owner: Ines; backup: Kofi': 'Ines + Kofi',
});
table('step 5: two names own nothing', 'shared', {
  'Ines and Kofi': 'Ines | Kofi',
  'Ines or Kofi': 'Ines | Kofi',
  'Ines and/or Kofi': 'Ines | Kofi',
  'Ines & Kofi': 'Ines | Kofi',
  'Ines/Kofi': 'Ines | Kofi',
  'Ines + Kofi': 'Ines | Kofi',
  'Ines, Kofi; Lu': 'Ines | Kofi | Lu',
  '@ines @kofi': '@ines | @kofi',
  'ines@example.org, kofi@example.org': 'ines@example.org | kofi@example.org',
  'Ines (or Tomas)': 'Ines | Tomas',
  'Ines (and friends)': 'Ines | ~friends',
  'Ines and others': 'Ines | ~others',
  'Ines, Platform Team': 'Ines | ~Platform Team',
  'Platform Team, Ines': 'Ines | ~Platform Team',
  'Ines & the release manager': 'Ines | ~the release manager',
  'Ines will draft and Kofi will review': 'Ines | Kofi',
  'Payroll - Ines; Audit - Kofi': 'Ines | Kofi | ~Payroll | ~Audit',
  'Payroll: Ines; Kofi': 'Ines | Kofi | ~Payroll',
  'Ines\nKofi': 'Ines | Kofi',
  '1. Ines 2. Kofi': 'Ines | Kofi',
});
table('step 6: a group owns nothing', 'team', {
  ...bare('Backend team; the admins; everyone; all; we; on call; Support rota; in turn; OPS; HR; R&D; Finance; Legal'),
  ...bare('Research and Development; Legal & Compliance; IT/Ops; Steering Committee; dev-squad; @acme/platform; #ops'),
  ...bare(
    'team leads; Board of Directors; two engineers; some crew; Service Desk; Acme Ltd; half of the team; SIG Docs',
  ),
  'Backend team (Ines)': 'Ines',
  'Payroll: Ines': 'Ines',
  'Backend team (Ines, Kofi)': '',
});
table(
  'step 7: a seat is no name',
  'role',
  bare(
    'Release manager; product owner; Head of Design; CTO; VP Engineering; the shift lead; an engineer; web dev; ' +
      'Head of Sales and Marketing; IT manager or delegate; tech-lead; Chief of Staff; Product Manager and Designer; my boss',
  ),
);

test('"Okafor, Kofi" is offered both ways', () => {
  assert.deepEqual(readOwner('Okafor, Kofi'), {
    kind: 'shared',
    names: ['Okafor', 'Kofi'],
    others: [],
    surnameFirst: 'Kofi Okafor',
  });
  assert.equal('surnameFirst' in readOwner('Ines Moreau, Kofi'), false);
});

test('what the workspace knows decides before words do', () => {
  const people = new Set(['rob-head', 'ops', 'anna', 'backend-team', '__proto__']);
  assert.equal(readOwner('ops', { people }).kind, 'person');
  assert.equal(readOwner('Rob Head', { people }).kind, 'person');
  assert.equal(readOwner('Rob Head').kind, 'role');
  assert.equal(readOwner('__proto__', { people }).kind, 'person');
  assert.equal(readOwner('backend-team', { people }).kind, 'team', 'a team stays one under people');
  assert.deepEqual(readOwner('Anna release lead', { people }), {
    kind: 'not-plain',
    owner: 'Anna',
    helpers: [],
    note: 'release lead',
  });
  assert.equal(readOwner('Harbour', { teams: new Set(['harbour']) }).kind, 'team');
  assert.equal(readOwner('Quay and Dock', { teams: new Set(['quay and dock']) }).kind, 'team');
  assert.equal(readOwner('Ines and Harbour', { teams: new Set(['harbour']) }).kind, 'shared');
  assert.equal(readOwner('Night watch', { roles: new Set(['night watch']) }).kind, 'role');
  assert.equal(readOwner('Harbour', { people }).kind, 'person', 'for person-unknown to judge');
});

test('the id that a name would get', () => {
  const rows = {
    'Ines Moreau': 'ines-moreau',
    '@maya': 'maya',
    '@MayaL': 'MayaL',
    'maya@': 'maya',
    'Ines.Moreau@example.org': 'ines.moreau',
    'Tomás Ó Briain': 'tomas-o-briain',
    'Łukasz Straße': 'lukasz-strasse',
    "D'Arcy Holm": 'darcy-holm',
    'Sam Doss, Jr.': 'sam-doss-jr',
    'Иван Петров': 'иван-петров',
    山田太郎: '山田太郎',
  };
  for (const [name, id] of Object.entries(rows)) assert.equal(idOf(name), id, name);
  assert.equal(idOf('???'), undefined);
});

const given = fc.constantFrom('Ines', 'Kofi', 'Tomas', 'Lotte', 'Yara', 'Anouk', 'Bram', 'Noor', 'Émile', 'Şirin');
const surname = fc.constantFrom(
  'Moreau',
  'Adeyemi',
  'Lindqvist',
  'Okafor',
  'Van Dam',
  'Novák',
  'Petit-Roux',
  "O'Dwyer",
);
const name = fc.tuple(given, surname).map(it => it.join(' '));

test('property: a lone name is a person, two that are joined are shared', () => {
  fc.assert(
    fc.property(name, it => assert.deepEqual(readOwner(it), { kind: 'person', name: it })),
    { numRuns: runs(200) },
  );
  const sign = fc.constantFrom(' and ', '/', ', ', ' & ', ' or ', '; ', ' + ', ' / ', ', and ', ' AND ');
  fc.assert(
    fc.property(name, sign, name, (a, by, b) => {
      const read = readOwner(`${a}${by}${b}`);
      assert.deepEqual(read.kind === 'shared' && read.names, [a, b]);
    }),
    { numRuns: runs(300) },
  );
});

test('property: any text is read, and names come from it', () => {
  const piece = fc.constantFrom(
    ' and ',
    ', ',
    '(',
    ')',
    '@',
    ' - ',
    'Ines',
    'team',
    'TBD',
    ' with ',
    ':',
    '[',
    '/',
    '<',
    'cc',
    '?',
  );
  const text = fc.oneof(
    anyText(60),
    fc.array(piece, { maxLength: 20 }).map(it => it.join('')),
  );
  fc.assert(
    fc.property(text, it => {
      const read = readOwner(it, { people: new Set(['ines']) });
      const names = read.kind === 'shared' ? read.names : read.kind === 'person' ? [read.name] : [];
      for (const one of names)
        for (const word of one.split(/[ ,]+/)) assert.ok(it.includes(word), JSON.stringify([it, one]));
      const id = idOf(it);
      assert.ok(id === undefined || types.id.read(id) !== undefined, id);
    }),
    { numRuns: runs(500) },
  );
});

test('a text of 100 kB says what its first 200 characters say', () => {
  for (const unit of ['a', '-', '@', ' ', '1', 'and ', '(', '()', ', ', '<a@', "'", 'A', '/', '.', 'é', 'a-', '@a ']) {
    const long = unit.repeat(Math.ceil(100_000 / unit.length));
    assert.deepEqual(readOwner(long), readOwner(long.slice(0, 200)), unit);
    assert.equal(idOf(long), idOf(long.slice(0, 200)));
  }
});

const data = '../shared/data/owners.json';
test('rates on real owner texts', { skip: existsSync(data) ? false : 'no ../shared/data/owners.json' }, t => {
  const { items } = JSON.parse(readFileSync(data, 'utf8')) as { items: { text: string; label: string }[] };
  const good = items.filter(it => it.label === 'single').map(it => it.text);
  const bad = items.filter(it => it.label !== 'single').map(it => it.text);
  // Who is meant, found without the code under test: the text without its description, else its handle.
  const meant = (text: string) => {
    const head = text
      .replace(/\s*\([^)]*\)\s*/g, ' ')
      .split(/, | - |: | @/)[0]!
      .trim();
    return /^[^@]/.test(head) && !/manager$/i.test(head) ? head : /@[\w.-]+/.exec(text)![0];
  };
  const people = new Set(good.map(it => idOf(meant(it).split(' will ')[0]!)!));
  const passes = (text: string, known: boolean) => {
    const read = readOwner(text, known ? { people } : {});
    const owner = read.kind === 'person' ? read.name : read.kind === 'not-plain' ? read.owner : undefined;
    return owner !== undefined && (!known || people.has(idOf(owner) ?? ''));
  };
  const share = (count: number, all: readonly string[]) => (100 * count) / all.length;
  for (const [known, most] of [
    [true, { passing: 3, refused: 1 }],
    [false, { passing: 12, refused: 3 }],
  ] as const) {
    const passing = share(bad.filter(it => passes(it, known)).length, bad);
    const refused = share(good.filter(it => !passes(it, known)).length, good);
    t.diagnostic(
      `${known ? 'with people' : 'text alone'}: ${passing.toFixed(1)} % of ${bad.length} bad owners pass, ` +
        `${refused.toFixed(1)} % of ${good.length} good ones are refused`,
    );
    assert.ok(passing <= most.passing && refused <= most.refused);
  }
});
