import { iso, readDay } from '../language/day.ts';
import type { Ink } from '../plan/ink.ts';
import { counted } from '../plan/wording.ts';
import type { Fact } from './fact.ts';
import type { Prospect } from './outcome.ts';
import { changed, few, inPart, keyed, quoted, subject } from './phrase.ts';

/** What a line tells of others than its entry. */
export interface Around {
  /** How many tasks came, or went, with an activity. */
  tasks(what: Fact['what'], id: string): number;
  /** When something that came is finished. */
  finish(id: string): Prospect | undefined;
}

/** What one chapter tells of one entry: `"Rebuild the form": due 2026-08-14 → 2026-08-21, 5 working days later`. */
export function lineOf(facts: readonly Fact[], around: Around, ink: Ink): string {
  const [first] = facts as readonly [Fact];
  const { kind, id, what, within } = first;
  const phrases = facts.map(it => phrase(it, ink)).filter(it => it);
  if (what !== 'added' && what !== 'removed')
    return [nameOf(first, ink), phrases.join('; ')].filter(it => it).join(': ');
  const tasks = around.tasks(what, id);
  const finish = what === 'added' && kind === 'activity' && around.finish(id);
  const more = [
    ...brief(first, ink),
    ...(tasks && kind === 'activity' ? [`with ${counted(tasks, 'task')}`] : []),
    ...(finish ? [finish.day === undefined ? 'never finished' : `finished on ${iso(finish.day)}`] : []),
  ];
  const says = `${kind === 'activity' || byName.has(kind) ? '' : `${kind} `}${quoted(first.title, ink)}${more.length ? ` (${more.join(', ')})` : ''}`;
  if (within) return `${quoted(within.title, ink)}: task ${says} ${what === 'added' ? 'added' : 'taken out'}`;
  return what === 'removed' ? `${says}, taken out of the plan` : says;
}
/** Their chapter says what they are. */
const byName: ReadonlySet<string> = new Set(['decision', 'metric', 'risk']);

function nameOf({ kind, title, within }: Fact, ink: Ink): string {
  if (kind === 'plan' || kind === 'goal') return '';
  const lead = {
    milestone: 'Milestone ',
    workstream: 'Workstream ',
    scenario: 'Scenario ',
    team: 'Team ',
    calendar: 'Calendar ',
  };
  return `${(lead as Partial<Record<string, string>>)[kind] ?? ''}${subject(title, ink, within)}`;
}

/** The most that is said of what came: who, by when, how much. */
function brief({ parts, from, to }: Fact, ink: Ink): string[] {
  const value = (key: string): string | undefined => {
    const part = parts.find(it => it.at === key);
    return part && (part.to ?? part.from);
  };
  const whole = to ?? from;
  const told = [
    ['owner', ''],
    ['due', 'due '],
    ['by', 'by '],
    ['at', ''],
    ['effort', ''],
    ['role', ''],
    ['target', 'target '],
  ].flatMap(([key, lead]) => (value(key!) ? [`${lead}${ink.text(value(key!)!, 40)}`] : []));
  return whole ? [ink.text(whole, 40), ...told] : told;
}

/** What became of one key, in a few words; empty where its chapter says it. */
function phrase(it: Fact, ink: Ink): string {
  const { what, key, from, to, parts, size } = it;
  if (key === 'status' && what !== 'field') return what === 'reopened' ? `was ${ink.text(from ?? 'open')}` : '';
  switch (what) {
    case 'blocked':
      return ink.text(to ?? '', 120);
    case 'unblocked':
      return from ? `was blocked: ${ink.text(from, 120)}` : '';
    case 'owner':
      return `${it.kind === 'plan' ? 'The plan: ' : ''}${ownerWords(it, ink)}`;
    case 'renamed':
      return `id ${ink.code(from ?? '')} → ${ink.code(to ?? '')}`;
    case 'scope':
      return `${size ?? 'changed'}: ${key === 'done' ? criteria(it, ink) : keyed(it, ink)}`;
    case 'met':
      return criteria(it, ink);
    case 'reading':
      return readings(it, ink);
    case 'goal':
      return parts.length ? few(parts.map(part => inPart(part, ink))).join('; ') : changed(it, ink);
    case 'decided':
      return to === undefined ? `open again, was ${ink.text(from ?? '')}` : `decided: ${ink.text(to)}`;
    default:
      if (it.kind === 'decision' && to !== undefined && from === undefined) {
        if (key === 'because') return `because ${ink.text(to, 120)}`;
        if (key === 'decided') return `on ${ink.text(to)}`;
      }
      return (key === 'finished' || key === 'started') && to !== undefined && from === undefined
        ? `on ${ink.text(to)}`
        : keyed(it, ink);
  }
}

const ownerWords = ({ from, to }: Fact, ink: Ink): string =>
  to ? (from ? `${ink.text(from)} → ${ink.text(to)}` : `now ${ink.text(to)}`) : `nobody, was ${ink.text(from ?? '')}`;

/** `criterion "Report filed" added`; `"Report filed" met on 2026-07-16`. */
function criteria({ parts }: Fact, ink: Ink): string {
  const all = parts.map(({ at, from, to }) => {
    const key = /: (met|by)$/.exec(at)?.[1];
    if (!key) return `criterion ${quoted(to ?? from ?? '', ink)} ${to === undefined ? 'taken out' : 'added'}`;
    const criterion = quoted(at.slice(0, -key.length - 2), ink);
    if (key === 'by') return `${criterion} approved by ${changed({ from, to }, ink)}`;
    return to === undefined ? `${criterion} no longer met` : `${criterion} met on ${ink.text(to)}`;
  });
  return few(all).join(', ');
}

/** `12 days → 11.5 days on 2026-07-24, target 7 days`. */
function readings({ parts, from, to, target }: Fact, ink: Ink): string {
  const read = parts.filter(it => readDay(it.at) !== undefined && it.from === undefined);
  const newest = read.reduce<(typeof read)[number] | undefined>((a, b) => (a && a.at >= b.at ? a : b), undefined);
  const rest = parts.filter(it => it !== newest).map(it => inPart(it, ink));
  const isNewer = newest !== undefined && newest.to === to;
  const value = [from, to].map(it => (it === undefined ? 'no reading' : ink.text(it)));
  return [
    ...(isNewer ? [`${value.join(' → ')} on ${newest.at}${target ? `, target ${ink.text(target)}` : ''}`] : []),
    ...(isNewer || !newest ? [] : [inPart(newest, ink)]),
    ...few(rest),
  ].join('; ');
}

/** Pins one by one, all else together: where the order changes, most ranks do. */
export function rankLines(facts: readonly Fact[], ink: Ink): string[] {
  const isPlain = ({ from, to, parts }: Fact): boolean => !parts.length && from !== undefined && to !== undefined;
  const plain = facts.filter(isPlain);
  const others = facts.filter(it => !isPlain(it)).map(it => `${quoted(it.title, ink)}: ${keyed(it, ink)}`);
  const steps = plain.map(({ title, from, to }) => `${quoted(title, ink)} ${ink.text(from!)} → ${ink.text(to!)}`);
  return plain.length > 3
    ? [...others, `${counted(plain.length, 'rank')} written anew: ${few(steps, 3).join(', ')}`]
    : [...others, ...steps];
}
