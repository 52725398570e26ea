import { CompletionItemKind } from 'vscode-languageserver-types';
import { iso } from '../language/day.ts';
import type { Shape } from '../language/shape.ts';
import { type TypeName, types } from '../language/values.ts';
import { follow } from '../plan/path.ts';
import { dateOffers, periodOffers, rangeOffers } from './completion-dates.ts';
import { nameOffers } from './completion-names.ts';
import type { Ask, Offer } from './completion-offer.ts';
import { ruleValueOffers } from './completion-rules.ts';
import { textOffers, zoneOffers } from './completion-texts.ts';

/** What may stand behind a key, or as an item of a list. Nothing for texts: those are the author's own. */
export function valueOffers(ask: Ask): Offer[] {
  const { shape } = ask.place;
  if (ask.cursor.path[0] === 'rules') return ruleValueOffers(ask);
  const offers = [
    ...scalarOffers(ask, shape),
    ...(ask.cursor.at === 'value' && !ask.cursor.typed ? longForm(ask, shape) : []),
  ];
  if (offers.length || !shape.item?.scalar || ask.cursor.at !== 'value') return offers;
  return scalarOffers(ask, shape.item).map(it => {
    const text = it.insert ?? it.label;
    return it.goesOn ? { ...it, insert: `[${text}$0]`, snippet: true } : { ...it, insert: `[${text}]` };
  });
}

function scalarOffers(ask: Ask, { scalar }: Shape): Offer[] {
  if (!scalar || (ask.cursor.typed.includes('+') && scalar.types.includes('lagged'))) return [];
  const { today } = ask;
  if (ask.cursor.path.at(-2) === 'assume') return assumedOffers(ask);
  const names = scalar.refersTo ? nameOffers(ask, scalar.refersTo) : [];
  const words = Object.entries(scalar.words ?? {}).map(([label, says]) => ({
    label,
    detail: says,
    kind: CompletionItemKind.EnumMember,
  }));
  const typed = scalar.types.flatMap(type => {
    if (type === 'date') return dateOffers(ask, scalar);
    if (type === 'range') return rangeOffers(today);
    if (type === 'period') return periodOffers(today);
    if (type === 'zone') return zoneOffers(ask);
    if (type === 'text') return textOffers(ask);
    return (usual[type] ?? []).map(([label, detail]) => ({ label, detail, kind: CompletionItemKind.Value }));
  });
  return [...names, ...words, ...typed, ...(ask.cursor.path.includes('affects') ? resources : [])];
}

/** What may stand in the place that a scenario's path leads to. */
function assumedOffers(ask: Ask): Offer[] {
  const to = follow(ask.plan, String(ask.cursor.path.at(-1)));
  if ('lost' in to) return [];
  const { shape } = to;
  const path = String(ask.cursor.path.at(-1)).split('.');
  return scalarOffers({ ...ask, cursor: { ...ask.cursor, path }, place: { shape, entry: undefined } }, shape);
}

/** Whether what is typed is whole, and no longer the beginning of one of the usual values. */
export const isWhole = ({ cursor, place }: Ask): boolean =>
  !!place.shape.scalar?.types.some(it => usual[it] && types[it].read(cursor.typed) !== undefined);
/** Whether values of this shape may be whole before the list of the usual ones is narrowed down to nothing. */
export const hasUsual = ({ scalar }: Shape): boolean => !!scalar?.types.some(it => usual[it]);

/** The values that are written most, by type, each with what it says. */
const usual: Readonly<Partial<Record<TypeName, readonly (readonly [string, string])[]>>> = {
  interval: [
    ['1d', 'every day'],
    ['1w', 'every week'],
    ['2w', 'every two weeks'],
    ['1m', 'every month'],
    ['1q', 'every quarter'],
    ['1y', 'every year'],
  ],
  duration: [
    ['4h', 'half a working day'],
    ['1d', 'one working day'],
    ['3d', 'three working days'],
    ['1w', 'five working days'],
    ['2w', 'ten working days'],
  ],
  estimate: [
    ['1d', 'one working day'],
    ['3d', 'three working days'],
    ['1w', 'five working days'],
    ['2d..4d', 'two to four working days'],
    ['4d..8d', 'four to eight working days'],
    ['1w..3w', 'one to three working weeks'],
  ],
  share: [
    ['20%', 'a day a week'],
    ['40%', 'two days a week'],
    ['50%', 'half of the time'],
    ['80%', 'four days a week'],
    ['100%', 'all of the time'],
  ],
  level: [
    ['1', 'lowest'],
    ['2', 'low'],
    ['3', 'middle'],
    ['4', 'high'],
    ['5', 'highest'],
  ],
  yesno: [
    ['yes', ''],
    ['no', ''],
  ],
  version: [['1', 'the version of the language']],
  week: [
    ['mon..fri', 'Monday to Friday'],
    ['mon..thu', 'Monday to Thursday'],
  ],
  capacity: [
    ['40h/w', 'full time'],
    ['32h/w', 'four days a week'],
    ['20h/w', 'half time'],
  ],
};
const resources: readonly Offer[] = ['budget', 'headcount', 'tooling'].map(label => ({
  label,
  kind: CompletionItemKind.Value,
  detail: 'resource',
}));

/** A map of keys on one line, where a key takes one: `{ by: …, since: …, need: … }`. */
function longForm({ today, cursor }: Ask, { keys, scalar }: Shape): Offer[] {
  const names = [...(keys ?? [])].filter(([, it]) => it.ring === 1).slice(0, 3);
  if (!names.length || cursor.flow) return [];
  const parts = names.map(
    ([name, it], i) => `${name}: ${it.scalar?.fact ? `\${${i + 1}:${iso(today)}}` : `$${i + 1}`}`,
  );
  const label = `{ ${names.map(([name]) => name).join(', ')} }`;
  const detail = scalar ? 'the long form' : undefined;
  return [
    {
      label,
      kind: CompletionItemKind.Struct,
      ...(detail && { detail }),
      insert: `{ ${parts.join(', ')} }`,
      snippet: true,
    },
  ];
}
