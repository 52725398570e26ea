import { wordList } from './word-list.ts';

/** Verbs that say what is wished for and not what is done; each also with its ending in -ing. */
const intents = wordList(`improve, enhance, optimise, optimize, streamline, support, drive, ensure, strengthen,
  boost, foster, promote, leverage, facilitate, oversee, explore, strive, address, maximise, maximize, minimise,
  minimize, increase, reduce, decrease, accelerate, simplify, modernise, modernize, elevate, empower, encourage,
  handle, advance, pursue, assist, help, continue, keep`);
/** Such verbs of two words or three; the first list that fits from the left wins. */
const intentPhrases = Array.from(
  wordList(`work on, work towards, work toward, work with, help with, help to, assist with, look into, look at,
  make sure, focus on, deal with, take care of, follow up on, think about, aim to, aim for, try to, keep improving`),
  it => it.split(' '),
);
/** Nouns that make the word before them a noun too: "Support portal migration" begins with no verb. */
const compounds = wordList(`desk, portal, contract, contracts, ticket, tickets, team, teams, page, pages, hours,
  tool, tools, process, rota, level, levels, tier, system, queue, mailbox, agreement, agreements, plan, staff, case,
  cases, centre, center, site, handover, documentation, engineer, line, package, packages, model, services, service,
  bay, bays, encryption, failure, failures, letter, letters, mapping, mappings, share, shares, space, replacement,
  text, texts, button, index, lines, bar, backlog, hotline, chat, catalogue, catalog, wiki, article, articles,
  channel, channels, book, books`);
/** Words in front of a verb that leave it the leading one. */
const leadIns = wordList('to, further, please, also, we, continuously, jointly, actively, proactively, and, then');

/** A word of a title, and where it begins. */
export interface Found {
  /** As written. */
  readonly word: string;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
}

/** The leading verb of intent of a title ("Improve support", "Work on backups"): it names a wish, not the work. */
export function intentOf(title: string): Found | undefined {
  // `[ops]` and `1.` in front of the title are labels.
  const label = /^\s{0,9}\[[^\]]{0,40}\]/.exec(title)?.[0].length ?? 0;
  const all = wordsOf(title).filter(it => it.offset >= label);
  const start = all.findIndex(it => !leadIns.has(it.word.toLowerCase()) && !/^\d+$/.test(it.word));
  const lead = all.slice(Math.max(0, start));
  const lower = lead.map(it => it.word.toLowerCase());
  const [first] = lead;
  if (!first) return undefined;
  const verb = verbOf(lower[0]!);
  const phrase = intentPhrases.find(it => it.every((word, i) => word === lower[i] || (i === 0 && word === verb)));
  if (phrase) {
    const last = lead[phrase.length - 1]!;
    return { word: title.slice(first.offset, last.offset + last.word.length), offset: first.offset };
  }
  return intents.has(verb) && !compounds.has(lower[1] ?? '') ? first : undefined;
}

/** `improving` → `improve`, `supporting` → `support`: the listed verb, else the word itself. */
function verbOf(word: string): string {
  const stem = word.endsWith('ing') ? word.slice(0, -3) : word;
  return [word, stem, `${stem}e`].find(it => intents.has(it) || intentPhrases.some(([first]) => first === it)) ?? word;
}

const numbers = wordList(`zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve,
  fifteen, twenty, thirty, forty, fifty, hundred, thousand, dozen, half, halve, double, triple`);
/** Says whether a text holds a number that measures: not `Q3`, `v2`, `2026` or a date, which only name something. */
export function hasNumber(text: string): boolean {
  const undated = text
    .slice(0, 200)
    .replace(/\b\d{4}-\d\d-\d\d\b|\b(?:phase|step|stage|sprint|week|level|tier|part|version|release)\s\d+\b/gi, ' ');
  if (
    /(?:^|[^\p{L}\d.,_-])-?\d[\d.,]*(?!\d)/u.test(undated.replace(/(?:^|[^\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)/g, ' '))
  )
    return true;
  return wordsOf(undated).some(it => numbers.has(it.word.toLowerCase()));
}

/** How often something recurs, as the language writes it. */
export type Every = `${number}${'d' | 'w' | 'm' | 'q' | 'y'}`;
const rhythms: ReadonlyMap<string, Every | undefined> = new Map<string, Every | undefined>([
  ['daily', '1d'],
  ['nightly', '1d'],
  ['weekly', '1w'],
  ['biweekly', '2w'],
  ['bi-weekly', '2w'],
  ['fortnightly', '2w'],
  ['monthly', '1m'],
  ['bimonthly', undefined],
  ['bi-monthly', undefined],
  ['quarterly', '1q'],
  ['half-yearly', '6m'],
  ['semiannual', '6m'],
  ['semi-annual', '6m'],
  ['biannual', '6m'],
  ['yearly', '1y'],
  ['annual', '1y'],
  ['annually', '1y'],
  ['hourly', undefined],
  ['regular', undefined],
  ['regularly', undefined],
  ['routine', undefined],
  ['routinely', undefined],
  ['recurring', undefined],
  ['periodic', undefined],
  ['periodically', undefined],
]);
const units: ReadonlyMap<string, Every> = new Map<string, Every>([
  ['day', '1d'],
  ['night', '1d'],
  ['morning', '1d'],
  ['evening', '1d'],
  ['week', '1w'],
  ['fortnight', '2w'],
  ['month', '1m'],
  ['quarter', '1q'],
  ['year', '1y'],
  ['monday', '1w'],
  ['tuesday', '1w'],
  ['wednesday', '1w'],
  ['thursday', '1w'],
  ['friday', '1w'],
  ['saturday', '1w'],
  ['sunday', '1w'],
]);
const counts: ReadonlyMap<string, number> = new Map([
  ['other', 2],
  ['second', 2],
  ['two', 2],
  ['third', 3],
  ['three', 3],
  ['four', 4],
  ['six', 6],
]);
/** Verbs of work that is done once, even on what recurs: "Automate the weekly report". */
const once = wordList(`automate, build, rebuild, set, setup, replace, migrate, design, redesign, introduce,
  remove, retire, stop, launch, start, fix, implement, develop, move, cut, shorten, merge, switch, cancel, abolish,
  establish, kick, roll, digitise, digitize, define, improve, enhance, optimise, optimize, simplify, streamline,
  reduce, document, agree, adopt`);

/** A word of recurrence in a title and the interval that it names, if it names one. */
export function recurrenceOf(title: string): (Found & { interval: Every | undefined }) | undefined {
  const all = wordsOf(title);
  const lower = all.map(it => it.word.toLowerCase());
  if (once.has(lower[0] ?? '')) return undefined;
  for (const [i, { word, offset }] of all.entries()) {
    if (rhythms.has(lower[i]!) && !/^(?:expression|expressions|users?|hours|session)$/.test(lower[i + 1] ?? ''))
      return { word, offset, interval: rhythms.get(lower[i]!) };
    const span = lower[i] === 'every' || lower[i] === 'each' ? everyOf(lower.slice(i + 1, i + 3)) : undefined;
    if (!span) continue;
    const last = all[i + span.length]!;
    return { word: title.slice(offset, last.offset + last.word.length), offset, interval: span.interval };
  }
  return undefined;
}

/** "day", "other week", "3 months": what follows "every", and how many words of it. */
function everyOf([first = '', second = '']: readonly string[]): { interval: Every; length: number } | undefined {
  const single = (word: string) => units.get(word) ?? units.get(word.replace(/s$/, ''));
  const one = single(first);
  if (one) return { interval: one, length: 1 };
  const count = counts.get(first) ?? (/^\d{1,3}$/.test(first) ? Number(first) : 0);
  const unit = single(second);
  return count > 0 && unit ? { interval: times(unit, count), length: 2 } : undefined;
}
const times = (unit: Every, count: number): Every =>
  unit === '1m' && count === 12
    ? '1y'
    : unit === '1m' && count % 3 === 0 && count < 12 && count !== 6
      ? `${count / 3}q`
      : (`${Number.parseInt(unit, 10) * count}${unit.slice(-1)}` as Every);

/** What stands where a text is still to be written. */
const placeholders = wordList(`tbd, tbc, tba, todo, to do, fixme, placeholder, lorem ipsum, fill in, fill me in,
  to be decided, to be defined, to be determined, to be confirmed, to be announced, to be added, to be written, to
  be done, to be filled in`);
/** Says whether a text only keeps a place: `TBD`, `TODO`, `xxx`, `?`, `…`, `<owner>`. */
export function isPlaceholder(text: string): boolean {
  if (text.length > 200) return false;
  const bare = text.trim();
  if (/^<[^<>]*>$/.test(bare) || /^[?!.…_*–—-]+$/.test(bare)) return true;
  const word = (/^\W{0,3}([a-z ]+?)\W{0,3}$/i.exec(bare)?.[1] ?? '').toLowerCase();
  return placeholders.has(word) || /^x{3,}$/.test(word);
}

/** The words of the first 200 characters, with where they begin. The last answer is kept: several judges read one title in a row. */
function wordsOf(text: string): readonly Found[] {
  if (text !== last.text) {
    const words = text.slice(0, 200).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu);
    last = { text, words: Array.from(words, it => ({ word: it[0], offset: it.index })) };
  }
  return last.words;
}
let last: { text: string; words: readonly Found[] } = { text: '', words: [] };
