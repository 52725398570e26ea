import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import { type Day, readDay } from '../language/day.ts';
import { types } from '../language/values.ts';
import { type Ink, markdown, paragraphs, plaintext } from '../plan/ink.ts';
import { nameAt } from '../plan/names.ts';
import type { Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Position } from '../plan/position.ts';
import { type EntryOf, find, isOpen, rangeOf, tokenAt } from '../plan/query.ts';
import { dayName, distance } from '../plan/wording.ts';
import { companyDays, daysFor } from '../plan/workdays.ts';
import { activityHover } from './hover-activity.ts';
import { courseHover } from './hover-course.ts';
import { nameHover } from './hover-entry.ts';
import { forecastHover } from './hover-forecast.ts';
import { rankHover } from './hover-rank.ts';

/** What the word under the cursor means: a thing by its name, a day, a word, or a key of the language. */
export function hover(plan: Plan, position: Position, today: Day, draws = true): Hover | null {
  const found = tokenAt(plan, position);
  if (!found) return null;
  const ink = draws ? markdown : plaintext;
  const name = nameAt(plan, position);
  const value =
    rankOf(plan, found.token, today, ink) ??
    dueOf(plan, found.token, today, ink) ??
    (name && nameHover(plan, name.kind, name.id, today, ink)) ??
    (found.token.role === 'key' ? keyHover(found.token, ink) : withCourse(plan, found.token, today, ink));
  if (!value) return null;
  const range = rangeOf(plan, { parsed: found.parsed, range: found.token.range });
  return { contents: { kind: draws ? MarkupKind.Markdown : MarkupKind.PlainText, value }, range };
}

/** The same of an activity by its name, for whoever asks away from the text. */
export function activityText(plan: Plan, id: string, today: Day): string | null {
  const entry = find(plan, 'activity', id);
  return entry ? activityHover(plan, entry, today, markdown) : null;
}

/** On the value of `priority`: the rank worked out, with the arithmetic. */
const rankOf = (plan: Plan, { key, entry, role }: Token, today: Day, ink: Ink): string | undefined =>
  role === 'value' && entry?.kind === 'activity' && key === 'priority'
    ? rankHover(plan, entry as EntryOf<'activity'>, today, ink)
    : undefined;

/** On the value of `due`: how far away it is, then the forecast with all that holds it. */
function dueOf(plan: Plan, token: Token, today: Day, ink: Ink): string | undefined {
  const { key, entry, role } = token;
  if (role !== 'value' || entry?.kind !== 'activity' || key !== 'due') return undefined;
  const forecast = forecastHover(plan, entry as EntryOf<'activity'>, today, ink);
  return forecast && paragraphs(valueHover(plan, token, today, ink), forecast);
}

/** On the title of a plan and on its review also how the plan goes. */
function withCourse(plan: Plan, token: Token, today: Day, ink: Ink): string | undefined {
  const value = valueHover(plan, token, today, ink);
  const course = courseHover(plan, token, today, ink);
  return course ? paragraphs(value, course) : value;
}

/** A key of the language: what it is for, what it takes, an example. */
function keyHover({ text, shape, path, meaning }: Token, ink: Ink): string | undefined {
  if (!shape?.description && !meaning?.description) return undefined;
  const words = Object.entries(shape?.scalar?.words ?? {});
  return paragraphs(
    `${ink.strong(text)}${path.length > 1 ? ` in ${ink.code(path[0]!)}` : ''}`,
    ink.says(shape?.description ?? meaning!.description!),
    forms(shape, ink),
    words.map(([word, says]) => `- ${ink.code(word)}${says && `: ${ink.says(says)}`}`).join('\n'),
    shape?.example && `Example: ${ink.code(shape.example.replaceAll('$0', '…'))}`,
  );
}

/** `Takes a date such as 2026-08-21.` */
function forms(shape: Token['shape'], ink: Ink): string | undefined {
  const takes = (shape?.scalar?.types ?? [])
    .filter(it => it !== 'word' && it !== 'anything')
    .map(it => types[it].expects);
  const items = (shape?.item?.scalar?.types ?? []).filter(it => it !== 'word').map(it => types[it].expects);
  const keys = [...(shape?.keys?.keys() ?? [])];
  const forms = [
    ...takes,
    ...(items.length ? [`a list, each item ${items.join(' or ')}`] : []),
    ...(keys.length && keys.length <= 8 ? [`the keys ${keys.map(it => ink.code(it)).join(', ')}`] : []),
  ];
  return forms.length ? `Takes ${[...new Set(forms)].join('; or ')}.` : undefined;
}

function valueHover(plan: Plan, { text, meaning, entry }: Token, today: Day, ink: Ink): string | undefined {
  const words = meaning?.words;
  if (words && Object.hasOwn(words, text) && words[text]) return `${ink.strong(text)}: ${ink.says(words[text])}`;
  const days = text.length > 30 ? [] : text.split('..').map(readDay);
  const workdays = entry ? daysFor(plan, entry) : companyDays(plan);
  const closed = entry?.kind === 'activity' && !isOpen((entry as EntryOf<'activity'>).value);
  if (days.length <= 2 && days.every(it => it !== undefined))
    return days.map(it => `${dayName(it)}${closed ? '' : `, ${distance(it, today, workdays)}`}`).join('; to ');
  if (meaning?.types?.includes('period')) {
    const period = types.period.read(text);
    return period && `${dayName(period.from)} to ${dayName(period.to)}`;
  }
  return undefined;
}
