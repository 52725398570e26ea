import { short as dayName } from '../page/days.ts';
import { element } from '../page/element.ts';
import { tell } from '../page/host.ts';
import type { App } from './app.ts';
import { type Doing, free, type Line, used } from './rows.ts';
import { bothWays, hours, warnings } from './words.ts';

/** The chosen week in words, with the work in it; each opens its text. */
export function newDetail(app: App): { readonly root: HTMLElement; draw(): void } {
  const root = element('aside', { attributes: { class: 'detail', 'aria-label': 'The chosen week', hidden: true } });
  let shown = '';
  return {
    root,
    draw() {
      const { view, lines, today } = app;
      const line = lines.find(it => it.key === view.line);
      const week = line?.weeks[view.week];
      root.hidden = view.table || !week;
      const now = JSON.stringify([line?.key, week]);
      if (!line || !week || now === shown) return;
      shown = now;
      const left = free(week);
      const rows: [string, string][] = [
        ['Contract', hours(week.contract)],
        ['Leave', hours(week.leave)],
        ['Ceiling', hours(week.limit)],
        ['Support', hours(week.support)],
        ['Recurring', hours(week.recurring)],
        ['Project', hours(week.project)],
        left < 0 ? ['Above the ceiling', hours(-left)] : ['Free', hours(left)],
        ['By due dates', hours(week.asked)],
      ];
      root.replaceChildren(
        element(
          'section',
          {},
          element('h2', {}, `${line.name}, ${dayName(week.from, today)} – ${dayName(week.to, today)}`),
          element('dl', {}, ...rows.flatMap(([name, says]) => [element('dt', {}, name), element('dd', {}, says)])),
        ),
        element(
          'section',
          {},
          element('h3', {}, `Work by the forecast, ${hours(used(week))}`),
          ...warnings(week).map(it => element('p', { attributes: { class: 'broken' } }, `▲ ${it}`)),
          works(line, week.works),
          element('p', { attributes: { class: 'note' } }, bothWays),
        ),
      );
    },
  };
}

function works(line: Line, all: Line['weeks'][number]['works']): HTMLElement {
  if (!all.length) return element('p', {}, 'Nothing is planned.');
  const isShared = new Set(line.works.map(it => it.who)).size > 1;
  const said = ({ title, who, kind }: Doing, part: number): string =>
    `${hours(part)} ${title}${isShared ? ` (${who})` : ''}${kind === 'project' ? '' : `, ${kind}`}`;
  return element(
    'ul',
    {},
    ...[...all]
      .sort((a, b) => b[1] - a[1])
      .map(([i, part]) => {
        const work = line.works[i]!;
        const open = () => tell({ is: 'open', uri: work.uri, ...work.range.start });
        return element(
          'li',
          {},
          element('button', { attributes: { class: 'link' }, on: { click: open } }, said(work, part)),
        );
      }),
  );
}
