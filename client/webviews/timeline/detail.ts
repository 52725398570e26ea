import type { Told, WhyDate } from '../../../server/protocol.ts';
import { distance, later, short } from '../page/days.ts';
import { element } from '../page/element.ts';
import { tell } from '../page/host.ts';
import { type App, open } from './app.ts';
import { isAtRisk, type Placed, thingOf, wordOf } from './lanes.ts';

/** The chosen bar in words: its dates, why they are what they are, and who waits for it. */
export interface Detail {
  readonly root: HTMLElement;
  draw(): void;
  told(turn: number, why: WhyDate | null): void;
}

/** `card` takes its place while a date is being moved. */
export function newDetail(app: App, card: HTMLElement): Detail {
  const lines = element('div', { attributes: { class: 'facts' } });
  const root = element(
    'aside',
    { attributes: { class: 'detail', 'aria-label': 'The chosen bar', hidden: true } },
    lines,
    card,
  );
  let turn = 0;
  /** Of which bar, as it then was, the server was asked; and what it said. */
  let asked: Placed | undefined;
  let why: WhyDate | null | undefined;
  /** What stands there, so that nothing that has the focus is made anew without need. */
  let shown = '';

  function ask(it: Placed): void {
    if (asked?.key !== it.key) why = undefined;
    asked = it;
    tell({ is: 'why', turn: ++turn, ...thingOf(it) });
  }
  function draw(): void {
    const it = app.bars.get(app.view.chosen);
    root.hidden = app.view.table || (!it && card.hidden);
    lines.hidden = !card.hidden;
    if (!it) {
      asked = undefined;
      return;
    }
    if (asked?.bar !== it.bar) ask(it);
    const now = JSON.stringify([it, why]);
    if (now === shown) return;
    shown = now;
    lines.replaceChildren(facts(it, app.today), element('div', { attributes: { class: 'lists' } }, ...lists(it, why)));
  }
  return {
    root,
    draw,
    told(of, answer) {
      if (of !== turn) return;
      why = answer;
      draw();
    },
  };
}

function facts(it: Placed, today: number): HTMLElement {
  const { bar, plan } = it;
  const day = (at: number | undefined): string => (at === undefined ? 'never' : short(at, today));
  const isWork = bar.kind === 'work';
  const isOpen = isWork && bar.state !== 'done';
  const rows: [string, string][] = [
    ['Owner', bar.owner ?? 'nobody'],
    ['State', wordOf(bar)],
    ...(isWork
      ? [
          [
            isOpen ? 'Forecast' : 'Worked on',
            bar.start === undefined ? day(bar.finish) : `${day(bar.start)} – ${day(bar.finish)}`,
          ] as [string, string],
        ]
      : [
          ['Day', bar.start === bar.finish ? day(bar.finish) : `${day(bar.start)} – ${day(bar.finish)}`] as [
            string,
            string,
          ],
        ]),
    ...(isOpen && bar.p80 !== undefined ? [['In 4 of 5 cases', `by ${day(bar.p80)}`] as [string, string]] : []),
    ...(isOpen
      ? [
          [
            'Due',
            bar.due === undefined
              ? 'no date'
              : `${day(bar.due)}${bar.early === undefined ? '' : `, ${distance(bar.early)}`}`,
          ] as [string, string],
        ]
      : []),
    ...(bar.was ? [['Baseline', baselineWords(bar, today)] as [string, string]] : []),
    ...(isAtRisk(bar) ? [['At risk', 'due before four of five cases'] as [string, string]] : []),
    ...(bar.critical ? [['Critical', 'it holds the end of the plan'] as [string, string]] : []),
    ['Plan', plan],
  ];
  return element(
    'section',
    {},
    element('h2', {}, bar.label),
    element('dl', {}, ...rows.flatMap(([name, says]) => [element('dt', {}, name), element('dd', {}, says)])),
    element('button', { on: { click: () => open(it) } }, 'Open in the plan'),
  );
}

/** `Fri 14 Aug, 5 days later now`. */
function baselineWords({ was, variance }: Placed['bar'], today: number): string {
  const by = variance === undefined ? '' : variance ? `, ${later(variance)} now` : ', as it is now';
  return `${was?.finish === undefined ? 'never' : short(was.finish, today)}${by}`;
}

function lists(it: Placed, why: WhyDate | null | undefined): HTMLElement[] {
  const { bar, uri } = it;
  const isOpen = bar.kind === 'work' && bar.state !== 'done';
  if (why === undefined) return [element('section', {}, element('p', {}, '…'))];
  const title = bar.finish === undefined ? 'Why it is never finished' : 'Why then';
  return [
    ...(isOpen ? [told(title, why?.steps ?? [], uri, 'The forecast gives no reason.', true)] : []),
    told('Who waits for it', why?.waits ?? [], uri, 'Nobody waits for it.'),
  ];
}
function told(title: string, all: readonly Told[], uri: string, none: string, isChain = false): HTMLElement {
  const line = ({ text, range, uri: other }: Told): HTMLElement =>
    element(
      'li',
      {},
      range
        ? element(
            'button',
            {
              attributes: { class: 'link' },
              on: { click: () => tell({ is: 'open', uri: other ?? uri, ...range.start }) },
            },
            text,
          )
        : text,
    );
  return element(
    'section',
    {},
    element('h3', {}, title),
    all.length ? element(isChain ? 'ol' : 'ul', {}, ...all.map(line)) : element('p', {}, none),
  );
}
