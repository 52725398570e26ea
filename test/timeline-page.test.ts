import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html } from '../client/webviews/html.ts';
import { distance, short } from '../client/webviews/page/days.ts';
import { lowerTicks, stepped, upperTicks, wordsOf, type Zoom, zoomOf, zooms } from '../client/webviews/page/scale.ts';
import { readMessage } from '../client/webviews/read.ts';
import { lanesOf, placed } from '../client/webviews/timeline/lanes.ts';
import { boxesInSight, farOf, inSight, layout, loadHeight, reachOf } from '../client/webviews/timeline/layout.ts';
import { pack } from '../client/webviews/timeline/pack.ts';
import { firstIn, stepFrom } from '../client/webviews/timeline/steps.ts';
import { groupings } from '../client/webviews/timeline/view.ts';
import { readDay } from '../server/language/day.ts';
import { readPlan } from '../server/plan/plan.ts';
import type { PlanTimeline } from '../server/protocol.ts';
import { timeline } from '../server/views/timeline.ts';
import { madePlan } from './bench/made.ts';
import { fc, runs } from './runs.ts';

// What the page of the timeline works out before it draws.
const today = readDay('2026-07-24')!;
const shown = (text: string, uri = 'file:///a.opsplan', day = today): PlanTimeline => ({
  uri,
  root: 'file:///',
  title: 'A',
  ...timeline(readPlan(text), day),
});
const scaleOf = (plans: readonly PlanTimeline[], px: number) => {
  const { from, to } = reachOf(plans, placed(plans));
  return { origin: from, end: to, px };
};

const span = fc.tuple(fc.nat(100), fc.nat(20)).map(([from, length]) => ({ from, to: from + length + 1 }));
test('nothing in a row meets, in no more rows than meet at once', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 40 }), list => {
      const spans = list.sort((a, b) => a.from - b.from);
      const rows = pack(spans);
      for (const [i, a] of spans.entries())
        for (const [j, b] of spans.entries())
          if (i < j && rows[i] === rows[j]) assert.ok(a.to <= b.from || b.to <= a.from);
      const most = Math.max(0, ...spans.map(a => spans.filter(b => b.from <= a.from && a.from < b.to).length));
      assert.equal(Math.max(0, ...rows.map(it => it + 1)), most);
    }),
    { numRuns: runs(500) },
  );
});

describe('the head', () => {
  const day = fc.integer({ min: -20_000, max: 60_000 });
  test('tells all days without a gap, however near one looks', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 900 }),
        fc.double({ min: 0.8, max: 60, noNaN: true }),
        (from, length, px) => {
          for (const ticks of [upperTicks({ px }, from, from + length), lowerTicks({ px }, from, from + length)]) {
            assert.ok(ticks[0]!.day <= from && ticks.at(-1)!.end > from + length);
            for (const [i, it] of ticks.entries()) if (i) assert.equal(it.day, ticks[i - 1]!.end);
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });
  test('names months, weeks, days and quarters', () => {
    const texts = (ticks: readonly { text: string }[]) => ticks.map(it => it.text).join(' | ');
    const end = readDay('2026-09-02')!;
    assert.equal(texts(upperTicks({ px: 14 }, today, end)), 'July 2026 | August 2026 | September 2026');
    assert.equal(texts(upperTicks({ px: 3 }, today, end)), 'Jul 26 | Aug 26 | Sep 26');
    assert.equal(texts(lowerTicks({ px: 14 }, today, end)), '20 | 27 | 3 | 10 | 17 | 24 | 31');
    assert.equal(texts(lowerTicks({ px: 36 }, today, today + 2)), 'Fr 24 | Sa 25 | Su 26');
    assert.equal(texts(lowerTicks({ px: 1 }, today, end + 60)), 'Q3 | Q4');
    assert.equal(texts(upperTicks({ px: 1 }, today, end + 200)), '2026 | 2027');
  });
  test('a name that has no room is said shorter, or not at all', () => {
    const [july] = upperTicks({ px: 14 }, today, today);
    assert.deepEqual(
      [200, 60, 20].map(width => wordsOf(july!, width)),
      ['July 2026', 'Jul', ''],
    );
  });
  test('zooms in steps, there and back', () => {
    for (const it of Object.keys(zooms) as Zoom[]) assert.equal(zoomOf(zooms[it]), it);
    assert.equal(stepped(zooms.Week, 1), zooms.Day);
    assert.equal(stepped(zooms.Week, -1), zooms.Month);
    assert.equal(stepped(7, 1), zooms.Week);
    assert.equal(stepped(zooms.Day, 1), zooms.Day);
  });
  test('names days and distances', () => {
    assert.equal(short(today, today), 'Fri 24 Jul');
    assert.equal(short(today + 365, today), 'Sat 24 Jul 2027');
    assert.deepEqual([-1, 0, 2].map(distance), ['1 day late', 'on the day', '2 days early']);
  });
});

const some = `workstreams: { shop: { title: Web shop } }
people: { ana: { name: Zoe }, ben: {} }
milestones: { m: 2026-08-07 }
activities:
  a: { owner: ana, effort: 3d, due: 2026-07-24 }
  b: { owner: ben, effort: 3d, workstream: shop }
  c: { owner: ana, effort: 3d }
  d: { effort: 1d }
  twice: { owner: ben }
  twice: { owner: ben }
`;
describe('lanes', () => {
  const plans = [shown(some), shown('activities: { x: { owner: ana, effort: 1d } }\n', 'file:///b.opsplan')];
  const all = placed(plans);
  test('hold each bar once, whatever they go by', () => {
    for (const by of groupings) {
      const keys = lanesOf(plans, all, by).flatMap(it => it.bars.map(bar => bar.key));
      assert.deepEqual([...keys].sort(), all.map(it => it.key).sort());
      assert.equal(new Set(keys).size, keys.length);
    }
  });
  test('stand in the order of their names, dates above and what belongs to nobody below', () => {
    const names = (by: (typeof groupings)[number]) => lanesOf(plans, all, by).map(it => `${it.name} ${it.bars.length}`);
    assert.deepEqual(names('person'), ['Dates 1', 'Zoe 3', 'ben 3', 'No owner 1']);
    assert.deepEqual(names('workstream'), ['Dates 1', 'Web shop 1', 'No workstream 6']);
    assert.deepEqual(names('plan'), ['Dates 1', 'A 6', 'A 1']);
    assert.equal(lanesOf(plans, all, 'person')[1]!.note, '3 open · 1 late');
  });
  test('of two folders the same id is two people', () => {
    const other = { ...shown('activities: { x: { owner: ana } }\n', 'file:///b/b.opsplan'), root: 'file:///b' };
    assert.equal(
      lanesOf([plans[0]!, other], placed([plans[0]!, other]), 'person').filter(
        it => it.bars.length < 3 && it.key.endsWith(' ana'),
      ).length,
      2,
    );
  });
});

test('what is never finished is drawn up to its day, and says so', () => {
  const plans = [
    shown(
      'people: { ana: { until: 2026-07-24 } }\nactivities: { a: { owner: ana, effort: 5d, due: 2026-08-07 }, b: { owner: ana, effort: 5d } }\n',
    ),
  ];
  const all = placed(plans);
  assert.deepEqual(
    all.map(it => [it.from - today, it.to - today, farOf(it.bar)]),
    [
      [0, 14, 'never finished'],
      [0, 0, 'never finished'],
    ],
  );
  assert.equal(lanesOf(plans, all, 'person')[0]!.note, '2 open · 2 never finished');
});
test('other work of somebody has room of its own below the bars', () => {
  const load = 'activities: { a: { owner: ana, effort: 1d }, desk: { owner: ana, load: 30% } }\n';
  const heights = [load, load.replace(', desk: { owner: ana, load: 30% }', '')].map(text => {
    const plans = [shown(text)];
    return layout(lanesOf(plans, placed(plans), 'person'), scaleOf(plans, 14))[0]!.height;
  });
  assert.equal(heights[0]! - heights[1]!, loadHeight);
});

describe('arrow keys', () => {
  const plans = [shown(some)];
  const drawn = layout(lanesOf(plans, placed(plans), 'person'), scaleOf(plans, 14));
  const walk = (key: string, ...steps: string[]): string =>
    steps.reduce((at, step) => stepFrom(drawn, at, step) ?? at, key);
  const key = (id: string) => `file:///a.opsplan ${id}`;
  test('lead along a lane and to the next', () => {
    const first = stepFrom(drawn, '', 'ArrowDown')!;
    assert.equal(first, key('milestone m'));
    assert.equal(walk(first, 'ArrowDown', 'Home'), key('activity a'));
    assert.equal(walk(first, 'ArrowDown', 'Home', 'ArrowRight'), key('activity c'));
    assert.equal(walk(key('activity c'), 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft'), key('activity a'));
    assert.equal(walk(key('activity a'), 'PageDown'), key('activity d'));
    assert.equal(walk(key('activity d'), 'ArrowDown'), key('activity d'));
  });
  test('begin where somebody looks, at what is still to come', () => {
    const long = [shown(`${some.replace('{ m: 2026-08-07 }', '{ m: 2026-08-07, long: 2026-01-01..2026-12-31 }')}`)];
    const scale = scaleOf(long, 14);
    const lanes = layout(lanesOf(long, placed(long), 'person'), scale);
    const first = (day: number, top = 0): string => {
      const left = (day - scale.origin) * scale.px;
      return firstIn(lanes, { left, right: left + 700, top, bottom: top + 600 }, today);
    };
    assert.equal(first(today - 7), key('milestone m'));
    assert.equal(first(today - 7, lanes[1]!.top), key('activity a'));
    assert.equal(first(today - 150), key('milestone long'));
    assert.equal(stepFrom(lanes, '', 'ArrowDown', first(today - 7)), key('milestone m'));
  });
  test('reach every bar', () => {
    const found = new Set<string>();
    for (let lane = stepFrom(drawn, '', 'Home'); lane && !found.has(lane); lane = walk(lane, 'ArrowDown', 'Home'))
      for (let at = lane; !found.has(at); at = walk(at, 'ArrowRight')) found.add(at);
    assert.equal(found.size, placed(plans).length);
  });
});

test('of 500 activities only what is in sight is drawn', () => {
  const start = readDay('2031-01-06')!;
  const plans = [shown(madePlan(500), 'file:///a.opsplan', start)];
  const all = placed(plans);
  const drawn = layout(lanesOf(plans, all, 'person'), scaleOf(plans, 14));
  assert.ok(all.length > 500);
  const boxes = inSight(drawn, 0, 900, '').flatMap(it => boxesInSight(it, 0, 1400, ''));
  assert.ok(boxes.length < 150, String(boxes.length));
  const far = all.at(-1)!.key;
  assert.ok(inSight(drawn, 0, 900, far).some(it => boxesInSight(it, 0, 1400, far).some(box => box.it.key === far)));
});

describe('what a page says', () => {
  test('is taken only where it is well formed', () => {
    const move = { is: 'try', turn: 1, uri: 'file:///a.opsplan', kind: 'activity', id: 'a', due: today };
    assert.deepEqual(readMessage(move), move);
    for (const bad of [
      null,
      1,
      {},
      { is: 'write' },
      { ...move, due: '2026' },
      { ...move, kind: 'person' },
      { ...move, turn: -1 },
      { is: 'run', command: 'workbench.action.quit' },
      { is: 'filter', what: 'all' },
      { is: '__proto__' },
    ])
      assert.equal(readMessage(bad), undefined, JSON.stringify(bad));
  });
  test('is never trusted, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), it => assert.equal(readMessage(it), undefined)),
      { numRuns: runs(2000) },
    );
  });
});

test('a page can load its own script and style, and nothing else', () => {
  const page = html({ title: 'A', script: 's.js', style: 's.css', source: 'https://window', nonce: 'n0' });
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(page)!;
  assert.equal(policy, "default-src 'none'; style-src https://window; script-src 'nonce-n0'");
  assert.doesNotMatch(page, /unsafe|<style|\son\w+=/);
});
