import { inWords } from '../diff/words.ts';
import { hosted, paragraphs } from '../plan/ink.ts';
import { counted } from '../plan/wording.ts';
import { bySeverity, severities } from './counts.ts';
import type { Changed } from './differences.ts';
import type { Gate, Gated } from './gate.ts';
import { byPath } from './versions.ts';

/** How many lines of a chapter are told. */
const most = 20;

/** `1 new error, 2 new warnings`; empty where nothing is new. */
const news = ({ plans }: Gate): string =>
  bySeverity(
    plans.flatMap(it => [...it.fresh]),
    'new ',
  );

/** What a commit would bring, as Markdown: of each plan what comes of it and what is newly found first, then what was changed. */
export function brief(gate: Gate, changes: readonly Changed[], title: string): string {
  const stood = gate.plans.reduce((sum, it) => sum + it.findings.length - it.fresh.size, 0);
  const known = new Map(gate.plans.map(it => [it.path, it]));
  const isGone = (it: Changed): boolean => it.difference.state === 'gone';
  const told = new Set(changes.filter(it => !isGone(it)).map(it => it.path));
  const others = gate.plans.filter(it => it.fresh.size && !told.has(it.path));
  const sum = [
    `${news(gate) || 'Nothing new to report'}.`,
    ...(gate.gone.length ? [`${counted(gate.gone.length, 'finding')} gone.`] : []),
    ...(stood ? [`${counted(stood, 'finding')} stood before, and ${stood === 1 ? 'is' : 'are'} not told here.`] : []),
  ];
  const chapters = [
    ...changes.map(it => ({ path: it.path, gated: isGone(it) ? undefined : known.get(it.path), changed: it })),
    ...others.map(it => ({ path: it.path, gated: it, changed: undefined })),
  ].sort(byPath);
  const plans = chapters.map(it => chapter(it.path, it.gated, it.changed));
  return `${paragraphs(`# ${title}`, sum.join(' '), ...plans)}\n`;
}

const states: Partial<Record<Changed['difference']['state'], string>> = {
  new: 'A new plan.',
  unread: 'It could not be read at the last commit, so all of it is judged.',
  gone: 'The plan is gone.',
};
function chapter(path: string, gated: Gated | undefined, changed: Changed | undefined): string {
  const { outcomes, causes } = changed ? inWords(changed.difference, hosted) : { outcomes: [], causes: [] };
  const { title = '', state = gated?.isLost ? 'unread' : undefined } = changed?.difference ?? {};
  const was = gated?.was === undefined ? '' : `, before ${hosted.code(gated.was)}`;
  const found = [...(gated?.fresh ?? [])]
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .map(({ severity, range, message }) => `${severity}, line ${range.start.line + 1}: ${hosted.text(message, 300)}`);
  const list = (heading: string, lines: readonly string[]): string =>
    [
      `### ${heading}\n`,
      ...lines.slice(0, most).map(it => `- ${it}`),
      ...(lines.length > most ? [`- and ${lines.length - most} more`] : []),
    ].join('\n');
  return paragraphs(
    `## ${title ? `${hosted.text(title)} (${hosted.code(path)}${was})` : `${hosted.code(path)}${was}`}`,
    state && states[state],
    gated?.isMended
      ? 'Part of it could not be read at the last commit: what is written there is judged as new.'
      : undefined,
    ...outcomes.map(it => list(it.heading, it.lines)),
    found.length ? list('Newly found', found) : undefined,
    ...(state && states[state] ? [] : causes.map(it => list(it.heading, it.lines))),
  );
}
