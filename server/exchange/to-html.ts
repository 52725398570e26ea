import { addMonths, civil, type Day, iso, months } from '../language/day.ts';
import { entriesOf, milestoneDays } from '../plan/query.ts';
import { headValue } from '../plan/strategy.ts';
import { style } from './html-style.ts';
import { nameIn, type Outgoing, standing, titleOf, type Work, workOf } from './work.ts';
import { escaped } from './xml.ts';

/** One page that needs nothing else: work as bars in time, milestones, what is to be decided. No script, and nothing is loaded. */
export function toHtml(all: readonly Outgoing[]): string {
  const title = all.length === 1 ? titleOf(all[0]!) : 'Plans';
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...all.map(section),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function section(it: Outgoing): string {
  const { plan, today } = it;
  const work = workOf(it);
  const goal = headValue(plan, 'goal');
  const owner = headValue(plan, 'owner');
  const facts = [typeof owner === 'string' ? `Owner: ${nameIn(it, owner)}` : '', `As of ${iso(today)}`].filter(Boolean);
  return [
    '<main>',
    `<h1>${escaped(titleOf(it))}</h1>`,
    ...(goal?.outcome
      ? [
          `<p class="goal">${escaped(goal.outcome)}${goal.by === undefined ? '' : ` <time>by ${iso(goal.by)}</time>`}</p>`,
        ]
      : []),
    `<p class="facts">${facts.map(escaped).join(' · ')}</p>`,
    timeline(it, work),
    decisions(it),
    '</main>',
  ].join('\n');
}

interface Scale {
  readonly from: Day;
  readonly to: Day;
  /** Where a day begins, in percent of the whole. */
  at(day: Day): string;
}
/** From the first day that is shown to the end of the month of the last. */
function scaleOf(days: readonly Day[]): Scale {
  const first = days.reduce((a, b) => Math.min(a, b));
  const last = days.reduce((a, b) => Math.max(a, b));
  const from = first - civil(first).date + 1;
  const to = addMonths(last - civil(last).date + 1, 1);
  return { from, to, at: day => `${(((Math.min(Math.max(day, from), to) - from) / (to - from)) * 100).toFixed(2)}%` };
}

function timeline(it: Outgoing, work: readonly Work[]): string {
  const { plan, today } = it;
  const stones = entriesOf(plan, 'milestone').flatMap(({ id, value }) => {
    const days = milestoneDays(value);
    const title = typeof value === 'object' && value && 'at' in value ? (value.title ?? id) : id;
    return days && days.from <= days.to ? [{ title, ...days }] : [];
  });
  const days = [today, ...work.flatMap(it => [it.from, it.to, it.due]), ...stones.flatMap(it => [it.from, it.to])];
  const scale = scaleOf(days.filter(it => it !== undefined));
  const now = `<i class="today" style="left:${scale.at(today)}"></i>`;
  const rows = [
    ...stones.map(({ title, from, to }) => {
      const bar = from === to ? mark('stone', scale, to, title) : span('phase', scale, from, to);
      return row(escaped(title), '', from === to ? iso(to) : `${iso(from)} – ${iso(to)}`, bar + now);
    }),
    ...work.map(each => workRow(each, nameIn(it, each.owner), scale, now)),
  ];
  return [
    '<table>',
    '<thead><tr><th scope="col">Work</th><th scope="col">Owner</th><th scope="col">Finish</th>',
    `<th scope="col" class="time" aria-label="Timeline">${axis(scale)}</th></tr></thead>`,
    `<tbody>\n${rows.join('\n')}\n</tbody>`,
    '</table>',
    '<p class="facts">Bars are the forecast. ◇ due, ◆ milestone, red late; an underlined bar holds the finish.</p>',
  ].join('\n');
}

const row = (name: string, owner: string, finish: string, bar: string, kind = ''): string =>
  `<tr${kind && ` class="${kind}"`}><th scope="row">${name}</th><td>${owner}</td><td>${finish}</td><td class="time"><div>${bar}</div></td></tr>`;

function workRow(it: Work, owner: string, scale: Scale, now: string): string {
  const kind = `${it.status.replace(' ', '-')}${it.late ? ' late' : ''}${it.critical ? ' critical' : ''}`;
  const name = `<span style="padding-left:${it.depth}em">${escaped(it.title)}</span>`;
  const told = [
    it.to === undefined ? '' : iso(it.to),
    it.late && it.due !== undefined ? `due ${iso(it.due)}` : standing(it),
  ];
  const bar = [
    it.from !== undefined && it.to !== undefined && it.from <= it.to ? span('bar', scale, it.from, it.to) : '',
    it.due === undefined ? '' : mark('due', scale, it.due, `due ${iso(it.due)}`),
    now,
  ];
  return row(name, escaped(owner), told.filter(Boolean).map(escaped).join('<br>'), bar.join(''), kind);
}

const span = (kind: string, scale: Scale, from: Day, to: Day): string =>
  `<b class="${kind}" style="left:${scale.at(from)};right:calc(100% - ${scale.at(to + 1)})" title="${iso(from)} – ${iso(to)}"></b>`;
const mark = (kind: string, scale: Scale, day: Day, title: string): string =>
  `<b class="${kind}" style="left:${scale.at(day + 1)}" title="${escaped(title)}"></b>`;

/** The months, thinned out where there are many. */
function axis(scale: Scale): string {
  const all: Day[] = [];
  for (let day = scale.from; day < scale.to; day = addMonths(day, 1)) all.push(day);
  const step = Math.ceil(all.length / 8);
  const labels = all
    .filter((_, i) => i % step === 0)
    .map(it => {
      const { year, month } = civil(it);
      return `<span style="left:${scale.at(it)}">${months[month - 1]!.slice(0, 3)} ${`${year}`.slice(-2)}</span>`;
    });
  return `<div class="axis">${labels.join('')}</div>`;
}

function decisions(it: Outgoing): string {
  const open = entriesOf(it.plan, 'decision').filter(
    ({ value }) => value.chosen === undefined && value.decided === undefined,
  );
  if (!open.length) return '';
  const items = open.map(({ id, value: { question, owner, by } }) => {
    const told = [nameIn(it, owner), by === undefined ? '' : `by ${iso(by)}`].filter(Boolean).join(', ');
    return `<li>${escaped(question ?? id)}${told && ` <small>${escaped(told)}</small>`}</li>`;
  });
  return `<h2>To decide</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
}
