import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Target, targets } from '../server/exchange/export.ts';
import { inMarkdown } from '../server/exchange/markdown.ts';
import { readPlan } from '../server/plan/plan.ts';
import { titles } from './exchange-plans.ts';
import { today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const out = (to: Target, text: string): string => targets[to]([{ file: 'drawn.opsplan', plan: readPlan(text), today }]);
const quoted = (it: string): string => JSON.stringify(it);

/** What would be a tag, an attribute or a link, if a page took it as it stands. */
const hostile = fc.oneof(
  fc.constantFrom('<img src=evil onerror=evil()>', '"><script>evil()</script>', "' onclick='evil()", '</title><evil>', '[evil](http://evil.example)', '![evil](//evil.example)', 'https://evil.example', 'www.evil.example', 'WWW.evil.example', 'evil@evil.example', 'evil@_evil.example', '@evil', '#1', '<http://evil.example>', '`evil`', '**evil**', '| evil |', '[evil]: http://evil.example', '&lt;evil&gt;', 'Q1\n\n<evil>', 'evil -->'),
  titles,
); // biome-ignore format: a list
/** A plan that holds texts wherever it may hold something, also where the language would have something else. */
const plan = fc.array(hostile, { minLength: 4, maxLength: 12 }).map(all => {
  let next = 0;
  const any = (): string => quoted(all[next++ % all.length]!);
  const keys = (indent: string, names: readonly string[]): string[] => names.map(it => `${indent}${it}: ${any()}`);
  const names = ['title', 'owner', 'every', 'status', 'due', 'start', 'effort', 'load', 'priority', 'impact', 'likelihood', 'question', 'by', 'outcome'];
  const inside = [['title', 'owner', 'every'], ['title', 'load'], ['title', 'owner', 'status', 'priority', 'due'], names];
  return [
    ...keys('', ['plan', 'owner', 'status', 'period', 'review']),
    'goal:', ...keys('  ', ['outcome', 'by']),
    ...['milestones', 'activities', 'decisions', 'risks', 'people'].flatMap(section => [
      `${section}:`,
      ...inside.flatMap((of, i) => [`  ${section}-${i}:`, ...(section === 'milestones' ? ['    at: 2026-09-01'] : []), ...keys('    ', of)]),
      `  ${any()}: { title: ${any()}, question: ${any()}, load: 1h/w }`,
    ]),
    '',
  ].join('\n');
}); // biome-ignore format: section by section

/** Every tag of a page, with its attributes and what they hold. */
const tagsOf = (page: string): { name: string; attributes: string[] }[] =>
  [...page.matchAll(/<([^<>]*)>/g)].map(([, tag]) => {
    const [name] = /^[!/]?[a-z][a-z\d]*/.exec(tag!) ?? [`?${tag}`];
    return { name, attributes: [...tag!.slice(name.length).matchAll(/([^\s="]+)(?:="[^"]*")?/g)].map(it => it[1]!) };
  });

test('people find their names in a page, the goal its number and each metric where it stands', () => {
  const page = out(
    'markdown',
    `plan: ERP
owner: brandt
goal: { outcome: All work in one place, metric: users, from: 0 users, to: 340 users, by: 2027-05-31 }
metrics: { users: { title: People at work in it, owner: brandt, limit: 10 users, readings: { 2026-07-17: 12 users } } }
people: { brandt: { name: Annette Brandt } }
activities: { map: { title: Map it, owner: brandt, effort: 1d } }
`,
  );
  for (const it of [
    'Owner Annette Brandt · ',
    '**Goal:** All work in one place by 2027-05-31: People at work in it from 0 users to 340 users\n',
    '|  | Map it | Annette Brandt |',
    '| People at work in it | Annette Brandt | 12 users on 2026-07-17 | 340 users | 10 users |',
  ])
    assert.ok(page.includes(it), page);
});

describe('no text of a plan brings anything into a page but itself', () => {
  const names = new Set('!doctype html head meta title style body main h1 h2 p time table thead tbody tr th td div span b i br ul li small'.split(' ').flatMap(it => [it, `/${it}`])); // biome-ignore format: a list
  const attributes = new Set(['html', 'lang', 'charset', 'name', 'content', 'http-equiv', 'class', 'style', 'scope', 'aria-label', 'title']); // biome-ignore format: a list
  test('HTML: no tag and no attribute', () =>
    fc.assert(
      fc.property(plan, text => {
        for (const it of tagsOf(out('html', text))) {
          assert.ok(names.has(it.name), it.name);
          assert.deepEqual(
            it.attributes.filter(at => !attributes.has(at)),
            [],
            it.name,
          );
        }
      }),
      { numRuns: runs(150) },
    ));
  /** What is left of Markdown for its reader, once what is said to be text is gone. */
  const signs = (text: string): string => text.replaceAll('<!-- -->', '\0').replace(/\\[\\`*_[\]<>|~&$]/g, '');
  const live = /[[\]<`]|:\/\/|www\.|[\w.+-]@[\w-]/i;
  test('Markdown: no tag and no link', () =>
    fc.assert(
      fc.property(plan, text => assert.doesNotMatch(signs(out('markdown', text)), live)),
      { numRuns: runs(150) },
    ));
  test('Markdown: addresses are kept apart, so that no link comes of them', () => {
    assert.equal(inMarkdown('see www.a.example'), 'see www<!-- -->\\.a.example');
    assert.equal(inMarkdown('ana@a.example'), 'ana\\@<!-- -->a.example');
    assert.equal(inMarkdown('@ana, #4, a#b, 3 @ 4'), '\\@<!-- -->ana, \\#<!-- -->4, a\\#<!-- -->b, 3 \\@ 4');
  });
  test('how often something recurs, as the one or the other shows it', () => {
    const text = `plan: x\nactivities:\n  a: { every: ${quoted('<b> | [x](y)')} }\n`;
    assert.match(out('html', text), /every &#60;b&#62; \| \[x\]\(y\)/);
    assert.ok(out('markdown', text).includes('every \\<b\\> \\| \\[x\\]\\(y\\)'), out('markdown', text));
  });
  test('a calendar and a project: each line is one of their own', () =>
    fc.assert(
      fc.property(plan, text => {
        for (const it of out('ics', text).replace(/\r\n /g, '').trimEnd().split('\r\n'))
          assert.match(it, /^(?:BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-CALNAME|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|RRULE|TRANSP)[:;][^\r\n]*$/);
        for (const it of out('tjp', text).trimEnd().split('\n'))
          assert.match(it.replace(/"(?:[^"\\]|\\.)*"/g, '"'), /^(?:#.*|[\w .,:"{}-]*)$/);
      }),
      { numRuns: runs(150) },
    )); // biome-ignore format: one property
});

describe('a chart for Mermaid', () => {
  const bars = (title: string): string[] =>
    out('mermaid', `plan: x\npeople:\n  ana: {}\nactivities:\n  a: { title: ${quoted(title)}, owner: ana, effort: 2d }\nmilestones:\n  m: { at: 2026-09-01, title: ${quoted(title)} }\n`)
      .split('\n')
      .filter(it => / :(?:crit, |milestone, )?p1t/.test(it)); // biome-ignore format: one plan
  test('no title is an instruction', () => {
    for (const title of ['Section 3 of the form', 'title page', 'CLICK test', 'dateFormat YYYY', 'axisFormat x', 'gantt', 'Excludes all', 'includes all', 'todayMarker off', 'tickInterval 1day', 'weekday monday', 'weekend friday', 'call Ana', 'href "x"', 'accTitle: x', 'accDescr {x', 'accDescription x', 'topAxis', 'inclusiveEndDates', '2026-08-21 launch']) {
      const [first, ...rest] = [...title];
      const found = bars(title);
      assert.equal(found.length, 2, title);
      for (const it of found) assert.ok(it.startsWith(`  #${first!.charCodeAt(0)};${rest.slice(0, 3).join('')}`), it);
    }
  }); // biome-ignore format: a list
  test('a phase is drawn from its first day to its last, a milestone on its day', () => {
    const plan = 'milestones:\n  pilot: 2026-08-03..2026-08-14\n  rollout: { at: 2026-09-01..2026-09-30, title: To all }\n  freeze: 2026-08-21\n';
    assert.deepEqual(out('mermaid', plan).trimEnd().split('\n').slice(-3), [
      '  pilot :p1t1, 2026-08-03, 2026-08-15',
      '  To all :p1t2, 2026-09-01, 2026-10-01',
      '  freeze :milestone, p1t3, 2026-08-21, 0d',
    ]);
  }); // biome-ignore format: one plan
  test('any other title stands as it is', () => {
    for (const it of bars('Install a section')) assert.match(it, /^ {2}Install a section :/);
  });
});
