import { CompletionItemKind } from 'vscode-languageserver-types';
import { iso } from '../language/day.ts';
import { language } from '../language/index.ts';
import type { Kind } from '../language/kinds.ts';
import { type Shape, shapeOf } from '../language/shape.ts';
import { chunkAt, type Plan } from '../plan/plan.ts';
import { pathOffers } from './completion-assumed.ts';
import { nameOffers } from './completion-names.ts';
import type { Ask, Offer } from './completion-offer.ts';
import { ruleOffers, settingOffers } from './completion-rules.ts';
import { skillOffers } from './completion-texts.ts';

/** The keys that may stand here and do not yet, those of ring 1 first. `more` when others appear as soon as a letter is typed. */
export function keyOffers(ask: Ask): { offers: Offer[]; more: boolean } {
  const { shape } = ask.place;
  const { path, typed } = ask.cursor;
  const stand = standing(ask);
  const free = [...(shape.keys ?? [])].filter(([name]) => !stand.has(name));
  const shown = free.filter(([, it]) => typed || ringOpen(ask.plan, it.ring ?? 1));
  const offers = shown.map(([name, it]) => keyOffer(name, it, ask));
  if (path[0] === 'rules') return { offers: ruleKeys(ask), more: false };
  return { offers: [...offers, ...nameKeys(ask)], more: shown.length < free.length };
}

/** Rules, and the keys of one; a list of either means nothing. */
function ruleKeys(ask: Ask): Offer[] {
  if (ask.cursor.at === 'item') return [];
  return ask.cursor.path.length === 1 ? ruleOffers(ask) : settingOffers(ask);
}

/** The keys that stand in the map already. At the margin each begins a chunk, so the lines around the cursor show only its own. */
function standing({ plan, cursor }: Ask): ReadonlySet<string> {
  if (cursor.path.length) return cursor.beside;
  const own = plan.chunks[chunkAt(plan, cursor.range.start.line)];
  return new Set([...cursor.beside, ...plan.heads.flatMap(it => (it === own ? [] : it.chunk.section))]);
}

/** Keys of people and capacity (2), and of governance (3), wait until the plan has a section of theirs. */
function ringOpen(plan: Plan, ring: 1 | 2 | 3): boolean {
  const top = shapeOf(language).keys!;
  return ring === 1 || plan.heads.some(it => top.get(it.chunk.section)?.ring === ring);
}

function keyOffer(name: string, shape: Shape, { cursor, today }: Ask): Offer {
  const offer = {
    label: name,
    kind: cursor.path.length ? CompletionItemKind.Property : CompletionItemKind.Module,
    detail: firstSentence(shape.description),
    says: shape.description,
  };
  if (cursor.colon) return { ...offer, insert: name };
  return { ...offer, insert: `${name}:${formOf(shape, cursor.flow, today)}`, snippet: true, goesOn: true };
}
const firstSentence = (text = ''): string => /^.{0,200}?(?=\.(?:\s|$)|$)/s.exec(text)?.[0].replaceAll('`', '') ?? '';

/** The form that a value is most often written in, with the place where typing goes on. */
function formOf(shape: Shape, flow: boolean, today: number): string {
  if (shape.example) return ` ${shape.example}`;
  if (shape.scalar?.fact) return ` \${0:${iso(today)}}`;
  if (shape.scalar) return ' $0';
  if (shape.item?.scalar) return ' [$0]';
  if (flow) return shape.item ? ' [$0]' : ' { $0 }';
  return shape.item ? '\n  - $0' : '\n  $0';
}

/** Keys that the author chooses: a new entry, a person, a day. */
function nameKeys(ask: Ask): Offer[] {
  const { shape, entry } = ask.place;
  const { cursor, today } = ask;
  const key = shape.entry?.key;
  if (!key) return [];
  if (key.defines) return cursor.flow || cursor.colon ? [] : [newEntry(key.defines, entry?.kind === key.defines)];
  const colon = cursor.colon ? '' : ': ';
  const [own, last] = [cursor.path[0], cursor.path.at(-1)];
  if (own === 'scenarios' && last === 'assume') return pathOffers(ask, colon);
  if (last === 'skills') return skillOffers(ask).map(it => ({ ...it, insert: `${it.insert ?? it.label}${colon}` }));
  if (key.types.includes('date'))
    return [
      {
        label: iso(today),
        kind: CompletionItemKind.Constant,
        detail: 'today',
        words: 'today',
        insert: iso(today) + colon,
      },
    ];
  return nameOffers(ask, key.refersTo ?? []).map(it => ({
    ...it,
    insert: `${it.insert ?? it.label}${colon}`,
    goesOn: true,
  }));
}

/** The keys of a new entry, with what stands behind them until it is filled in. */
const bodies: Readonly<Record<Exclude<Kind, 'goal'> | 'task', Readonly<Record<string, string>>>> = {
  activity: { title: 'What is done, beginning with a verb', owner: '', due: '', effort: '3d', impact: '3', done: '' },
  task: { title: 'What is done, beginning with a verb', owner: '', due: '' },
  metric: { owner: '', unit: 'days', target: '', limit: '', every: '1w' },
  milestone: { at: '', owner: '', title: '' },
  decision: { question: '', owner: '', by: '', options: '[]', affects: '[]' },
  workstream: { title: '', owner: '' },
  risk: { title: '', owner: '', likelihood: '3', impact: '3', mitigation: '' },
  person: { name: '', role: '', team: '', capacity: '40h/w' },
  team: { title: '', lead: '' },
  calendar: { week: 'mon..fri', hours: '8', holidays: '[]' },
  scenario: { title: '', assume: '{}' },
};
function newEntry(kind: Kind, task: boolean): Offer {
  const name = task ? 'task' : kind;
  const body = name === 'goal' ? [] : Object.entries(bodies[name]);
  const lines = body.map(([key, text], i) => {
    const stop = i + 1 === body.length ? 0 : i + 2;
    const [open, close] = text === '[]' ? ['[', ']'] : text === '{}' ? ['{ ', ' }'] : ['', ''];
    return `  ${key}: ${open}${open || !text ? `$${stop}` : `\${${stop}:${text}}`}${close}`;
  });
  return {
    label: `new ${name}`,
    // Where the snippets of an editor are not to be offered, it leaves out all that is of their kind.
    kind: CompletionItemKind.Struct,
    detail: `A new ${name} with its most important keys`,
    insert: [`\${1:${name}-id}:`, ...lines].join('\n'),
    snippet: true,
  };
}
