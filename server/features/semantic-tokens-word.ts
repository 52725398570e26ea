import type { SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Day } from '../language/day.ts';
import type { Shape } from '../language/shape.ts';
import type { TypeName } from '../language/values.ts';
import type { Entry, Token } from '../plan/parse.ts';
import { type EntryOf, isOpen, statusOf } from '../plan/query.ts';
import { isOver } from '../plan/standing.ts';

// Standard names where there is one, so that every editor and theme has a look for it.
const types = ['keyword', 'property', 'class', 'namespace', 'variable', 'enumMember', 'number', 'comment'] as const;
const modifiers = [
  'declaration',
  'deprecated',
  'done',
  'dropped',
  'blocked',
  'overdue',
  'active',
  'todo',
  'critical',
] as const;
type Type = (typeof types)[number];
type Modifier = (typeof modifiers)[number];

/**
 * What the numbers of an answer mean. `keyword`: a section; `property`: a key; `class`: the name of a thing, and
 * `variable` that of a person; `namespace`: another plan; `enumMember`: a status and the like; `number`: a date;
 * `comment`: anything of what is over, which steps back with the colour that each theme has for what stands beside the matter.
 */
export const legend: SemanticTokensLegend = { tokenTypes: [...types], tokenModifiers: [...modifiers] };

/** What a word is, in the numbers of the legend. */
export interface Mark {
  readonly type: number;
  /** A bit for each. */
  readonly modifiers: number;
}
const indexOf = Object.fromEntries(types.map((it, i) => [it, i])) as Readonly<Record<Type, number>>;
const bitOf = Object.fromEntries(modifiers.map((it, i) => [it, 1 << i])) as Readonly<Record<Modifier, number>>;
function mark(type: Type, ...list: readonly (Modifier | false | undefined)[]): Mark {
  let bits = 0;
  for (const it of list) if (it) bits |= bitOf[it];
  return { type: indexOf[type], modifiers: bits };
}
/** Another plan, named before the slash. */
export const otherPlan = mark('namespace');
export const isName = ({ type }: Mark): boolean => type === indexOf.class || type === indexOf.variable;
export const isDate = ({ type }: Mark): boolean => type === indexOf.number;

/** What one word of a plan is, `critical` saying that it names what holds the finish; nothing for prose, amounts, and what the language does not know: the grammar colours these. */
export function markOf(token: Token, today: Day, critical = false): Mark | undefined {
  const { role, node, meaning, entry, shape, key, trouble } = token;
  if (node.kind !== 'scalar') return undefined;
  if (role === 'value' && key === 'status' && meaning?.words && !isStray(token)) return statusOfEntry(token);
  if (isOver(entry)) return overMark(token, entry!);
  if (!meaning || isStray(token)) return undefined;
  if (meaning.defines)
    return mark(
      nameType(meaning.defines === 'person'),
      'declaration',
      isBlocked(entry) && 'blocked',
      isOverdue(entry, today) && 'overdue',
      critical && 'critical',
    );
  if (meaning.refersTo) return mark(nameType(meaning.refersTo.includes('person')));
  if (role === 'key' && shape && !meaning.types)
    return token.depth === 1 && isSection(shape)
      ? mark('keyword')
      : mark('property', key === 'blocked' && isBlocked(entry) && 'blocked');
  if (meaning.types?.some(it => dated.includes(it)) && !trouble)
    return mark('number', isDeadline(entry, key) && isOverdue(entry, today) && 'overdue');
  return meaning.words ? mark('enumMember', trouble === 'retired' && 'deprecated') : undefined;
}
const dated: readonly TypeName[] = ['date', 'range', 'period'];

const nameType = (person: boolean): Type => (person ? 'variable' : 'class');
/** A list where one word belongs, or a word that is none of those it takes. */
const isStray = ({ trouble }: Token): boolean => trouble === 'form' || trouble === 'unknown';
/** A key at the margin that has no value of its own: a map of names, or of keys. */
const isSection = ({ scalar, entry, keys }: Shape): boolean => !scalar && (!!entry || !!keys);

/** Each status has a look of its own, in what is over too. */
function statusOfEntry({ text, trouble, meaning }: Token): Mark {
  const status = trouble === 'retired' ? (meaning!.retired?.[text] ?? text) : text;
  const own = { done: 'done', dropped: 'dropped', blocked: 'blocked', 'in progress': 'active', todo: 'todo' } as const;
  const found = Object.hasOwn(own, status) ? own[status as keyof typeof own] : undefined;
  return mark('enumMember', found, trouble === 'retired' && 'deprecated');
}

function overMark({ role, meaning }: Token, entry: Entry): Mark {
  const dropped = entry.kind === 'activity' && droppedAt(entry as EntryOf<'activity'>);
  const names = role === 'key' && !!meaning?.defines;
  return mark('comment', names && 'declaration', names && dropped && 'deprecated', dropped ? 'dropped' : 'done');
}
/** The innermost of what it stands in that is over tells how. */
function droppedAt(entry: EntryOf<'activity'>): boolean {
  for (let at: EntryOf<'activity'> | undefined = entry; at; at = at.parent)
    if (!isOpen(at.value)) return at.value.status === 'dropped';
  return false;
}

const isBlocked = (entry: Entry | undefined): boolean =>
  entry?.kind === 'activity' && statusOf((entry as EntryOf<'activity'>).value) === 'blocked';
const isDeadline = (entry: Entry | undefined, key: string): boolean =>
  (entry?.kind === 'activity' && key === 'due') || (entry?.kind === 'decision' && key === 'by');
/** It says itself by when, and that day has passed. */
function isOverdue(entry: Entry | undefined, today: Day): boolean {
  if (entry?.kind === 'activity') return ((entry as EntryOf<'activity'>).value.due ?? today) < today;
  return entry?.kind === 'decision' && ((entry as EntryOf<'decision'>).value.by ?? today) < today;
}
