import { CompletionItemKind } from 'vscode-languageserver-types';
import { addMonths, iso } from '../language/day.ts';
import { rules } from '../rules/index.ts';
import type { Ask, Offer } from './completion-offer.ts';

const levels: readonly (readonly [string, string])[] = [
  ['off', 'Not judged at all.'],
  ['hint', 'Shown inline, not in the list of problems.'],
  ['info', 'A better way exists.'],
  ['warning', 'The plan can be followed, but likely not as meant.'],
  ['error', 'The plan cannot be followed as written.'],
];

/** Every rule that is not set yet. */
export const ruleOffers = ({ cursor }: Ask): Offer[] =>
  rules
    .filter(it => !cursor.beside.has(it.id))
    .map(it => ({
      label: it.id,
      kind: CompletionItemKind.EnumMember,
      detail: it.group,
      says: `This rule ${it.summary}.`,
      insert: cursor.colon ? it.id : `${it.id}: `,
      goesOn: true,
    }));

const ruleOf = ({ cursor }: Ask) => rules.find(it => it.id === cursor.path[1]);

/** The keys of a rule's long form: its severity and its named thresholds. */
export const settingOffers = (ask: Ask): Offer[] =>
  [['severity', 'How strictly it is taken here.'] as const, ...thresholds(ask)]
    .filter(([name]) => name && !ask.cursor.beside.has(name))
    .map(([name, says]) => ({
      label: name,
      kind: CompletionItemKind.Property,
      says,
      insert: `${name}: `,
      goesOn: true,
    }));
const thresholds = (ask: Ask): (readonly [string, string])[] =>
  Object.entries(ruleOf(ask)?.settings ?? {}).map(([name, it]) => [name, it.says] as const);

/** What a rule may be set to: a level, or the default of its threshold. None of it is a list. */
export function ruleValueOffers(ask: Ask): Offer[] {
  if (ask.cursor.at === 'item') return [];
  const name = ask.cursor.path.length > 2 ? String(ask.cursor.path[2]) : '';
  const setting = name === 'severity' ? undefined : ruleOf(ask)?.settings?.[name];
  const words = setting
    ? [
        {
          label: setting.default,
          kind: CompletionItemKind.Value,
          detail: 'as it is without this line',
          says: setting.says,
        },
      ]
    : [];
  if (name && name !== 'severity') return words;
  return [...words, ...levels.map(([label, says]) => ({ label, kind: CompletionItemKind.EnumMember, says }))];
}

/** Inside a comment: the word that silences a rule, the rule, and until when. */
export function commentOffers({ cursor, today }: Pick<Ask, 'cursor' | 'today'>): { offers: Offer[]; from: number } {
  const { typed } = cursor;
  const month = iso(addMonths(today, 1));
  const until = /^#\s*opsplan-ignore\s+[^\s:]+\s+(?:until\s+)?/.exec(typed);
  if (until) {
    const offer = { label: month, kind: CompletionItemKind.Constant, detail: 'in a month', words: 'until month' };
    const date = { ...offer, insert: `${until[0].trimEnd().endsWith(' until') ? '' : 'until '}${month}: ` };
    return { offers: typed.includes(':') ? [] : [date], from: until[0].length };
  }
  const ignore = /^#\s*opsplan-ignore\s+/.exec(typed);
  const kind = CompletionItemKind.EnumMember;
  if (ignore)
    return {
      offers: rules.map(it => ({ label: it.id, kind, says: `This rule ${it.summary}.` })),
      from: ignore[0].length,
    };
  const start = /^#\s*/.exec(typed)![0].length;
  const insert = `opsplan-ignore \${1:rule} until \${2:${month}}: \${0:why}`;
  const says = 'Silences a rule for the entry or the key below, until a day, for a reason.';
  return {
    offers: /\s/.test(typed.slice(start))
      ? []
      : [{ label: 'opsplan-ignore', kind: CompletionItemKind.Keyword, says, insert, snippet: true }],
    from: start,
  };
}
