import * as words from './criterion-words.ts';
import { type OwnerContext, readOwner } from './owner.ts';
import { isKnown } from './owner-part.ts';

/** How well a criterion can be checked. `doing` names work in place of a result. */
export interface CriterionText {
  readonly kind: 'good' | 'vague' | 'doing';
  /** What decided: for a good one what can be checked, `doubt` where nothing speaks against it. */
  readonly why:
    | 'number'
    | 'approver'
    | 'test'
    | 'state'
    | 'clauses'
    | 'doubt'
    | 'title'
    | 'feeling'
    | 'intent'
    | 'doing';
  /** The words that say nothing checkable, as written. */
  readonly words?: readonly string[];
}
/** What the criterion belongs to: words that it only repeats prove nothing. */
export interface CriterionContext {
  readonly title?: string;
  readonly id?: string;
}

/** Judges one criterion of up to 200 characters: vague only where it surely cannot be checked. */
export function readCriterion(text: string, context: CriterionContext = {}): CriterionText {
  const plain = text.slice(0, 200).trim().replace(label, '');
  const all = wordsOf(plain);
  const lower = all.map(it => it.toLowerCase());
  if (hasMeasure(plain, lower)) return { kind: 'good', why: 'number' };
  if (asksApproval(plain).asked) return { kind: 'good', why: 'approver' };
  const left = contentOf(lower, context);
  if (lower[0] === 'no' || left.some(it => words.testWords.has(it))) return { kind: 'good', why: 'test' };
  if (isOnRecord(lower)) return { kind: 'good', why: 'state' };
  if (!left.length && all.length) return { kind: 'vague', why: 'title', words: all };
  if (lower.includes('feedback')) {
    const verbs = all.filter(it => starts(it.toLowerCase(), words.feedbackVerbs));
    if (verbs.length) return { kind: 'doing', why: 'doing', words: verbs };
  }
  if (left.some(it => words.outwardStates.has(it)) && left.some(it => !words.outwardStates.has(it)))
    return { kind: 'good', why: 'state' };
  const [first = '', second = ''] = lower;
  if (words.doings.has(first) || words.doingPairs.has(`${first} ${second}`))
    return { kind: 'doing', why: 'doing', words: [all[0]!] };
  if (clausesOf(plain) > 1) return { kind: 'good', why: 'clauses' };
  return judgeWords(all, left);
}

/** Says whether a criterion waits for somebody's approval, and whose when it names one person. */
export function asksApproval(text: string, context: OwnerContext = {}): { asked: boolean; person?: string } {
  const plain = text.slice(0, 200);
  const match = approval.exec(plain);
  if (!match) return { asked: false };
  const by = /^\s*(?:by|from)\s+([^,;:.()]{1,80})/i.exec(plain.slice(match.index + match[0].length));
  const subject = /^(?:approves|accepts|signs)/i.test(match[0]) ? plain.slice(0, match.index) : undefined;
  const named = readOwner(by?.[1] ?? subject ?? '', context);
  const person = named.kind === 'person' ? named.name : named.kind === 'not-plain' ? named.owner : undefined;
  // "approved by legal review" names no one: outside a list of people only capitals and handles are names here.
  return person !== undefined && (/^[\p{Lu}@]/u.test(person) || isKnown(person, context))
    ? { asked: true, person }
    : { asked: true };
}
const approval =
  /\b(?:approved|approves|approval|accepted|accepts|acceptance(?=\s(?:by|from))|sign(?:ed|s)?[ -]?off|countersigned)\b/i;

/** `KR 4.2:`, `O3:`, `P1 -`, `[ops]`: labels of other systems in front of the criterion. */
const label = /^(?:\[[^\]]{0,40}\]\s*|\p{Lu}{1,3}\s?\d[\d.]{0,6}\s*[:–—-]\s+)/u;
const wordsOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}'’_./-]*/gu)?.map(it => it.replace(/[._/’'-]+$/, '')) ?? [];
const starts = (word: string, stems: ReadonlySet<string>) => [...stems].some(it => word.startsWith(it));

/** A number that measures: with a unit, a currency or a comparison. `Q3`, `phase 2` and years only label. */
function hasMeasure(text: string, lower: readonly string[]): boolean {
  // "100% done" says no more than "done".
  const counted = text.replace(/\b100\s?%\s(?:complete|done|finished|ready)/i, '');
  if (/[≥≤<>]\s?\d|\d\s?(?:%|percent\b)|[$€£]\s?\d|\d\s?[+~]/u.test(counted)) return true;
  return lower.some((_, i) => isCount(lower, i) || isComparison(lower, i));
}
const isYear = (word: string) => /^(?:19|20)\d\d$/.test(word);

/** "12 sites", "four hours"; not "phase 2 sites". */
function isCount(lower: readonly string[], i: number): boolean {
  const [word = '', next = ''] = lower.slice(i, i + 2);
  const number = words.numberWords.has(word) || (/^\d[\d.,]*[km]?$/.test(word) && !isYear(word));
  const unit = /^\p{L}{2}/u.test(next) && !words.stopWords.has(next);
  return number && unit && !words.numberLabels.has(lower[i - 1] ?? '');
}

/** "at least 3", "under one hour", "from weeks to single days". */
function isComparison(lower: readonly string[], i: number): boolean {
  const [word = '', next = ''] = lower.slice(i, i + 2);
  const pair = words.comparisons.has(`${word} ${next}`);
  if (!pair && !words.comparisons.has(word)) return false;
  const from = pair ? i + 2 : i + 1;
  return lower
    .slice(from, from + (word === 'to' ? 1 : 2))
    .some(it => (/^\d/.test(it) && !isYear(it)) || words.numberWords.has(it) || /^(?:one|single|double)$/.test(it));
}

/** "Lease signed by both", "invoice paid", "filed with the city": done is what the record shows, even where the title says the same. */
function isOnRecord(lower: readonly string[]): boolean {
  const named = (word: string) => !words.stopWords.has(word) && !isSoft(word);
  return lower.some((act, i) => {
    const received = words.receivedActs.has(act);
    if (!received && !words.givenActs.has(act)) return false;
    if (lower.slice(0, i).some(named)) return true;
    const [word = '', ...others] = lower.slice(i + 1).filter(it => it !== 'over');
    const other = word === 'to' || word === 'with' || (received && (word === 'by' || word === 'from'));
    return other && others.length > 0 && !others.some(it => words.aims.has(it));
  });
}

/** The words that are left without those of title and id, bare states and words without content. */
function contentOf(lower: readonly string[], { title = '', id = '' }: CriterionContext): string[] {
  const named = [...wordsOf(title.slice(0, 200)), ...id.slice(0, 200).split(/[-_.]/)]
    .map(it => it.toLowerCase())
    .filter(Boolean);
  return lower.filter(
    word =>
      /\p{L}/u.test(word) &&
      !words.stopWords.has(word) &&
      !words.stateWords.has(word) &&
      !named.some(it => isSameWord(word, it)),
  );
}

const ending = /^(?:|s|es|e|d|ed|ing|ion|ions|ation|ations|ment|ments|er|ers|or|ors|y|ies|ied|al)$/;
/** "audited" and "audit", "migration" and "migrate": the same word but for its ending. */
function isSameWord(a: string, b: string): boolean {
  const [x, y] = [words.irregular.get(a) ?? a, words.irregular.get(b) ?? b];
  let same = 0;
  while (same < x.length && x[same] === y[same]) same++;
  if (same < Math.min(3, x.length, y.length)) return false;
  // A consonant may double before an ending: "planned".
  return [x, y].every(
    it => ending.test(it.slice(same)) || (it[same] === it[same - 1] && ending.test(it.slice(same + 1))),
  );
}

/** How many clauses have a verb of their own: "form live, old form removed". */
function clausesOf(text: string): number {
  const verbs = text
    .toLowerCase()
    .split(/[,;]|\band\b/)
    .map(clause =>
      wordsOf(clause).find(
        it => (words.outwardStates.has(it) || words.irregular.has(it) || /\p{L}{3}ed$/u.test(it)) && !isSoft(it),
      ),
    );
  return new Set(verbs.filter(it => it !== undefined)).size;
}

const isSoft = (word: string) =>
  words.feelings.has(word) ||
  words.feelingNouns.has(word) ||
  words.mildFeelings.has(word) ||
  words.wideNouns.has(word) ||
  words.handling.has(word) ||
  words.stateWords.has(word);

function judgeWords(all: readonly string[], left: readonly string[]): CriterionText {
  const lower = all.map(it => it.toLowerCase());
  const [first = ''] = lower;
  if (words.intents.has(first)) return { kind: 'vague', why: 'intent', words: [all[0]!] };
  const open = openIn(all, lower);
  if (open.length) return { kind: 'vague', why: 'intent', words: open };
  if (words.planning.has(first) && lower.some(it => words.planned.has(it)))
    return { kind: 'vague', why: 'intent', words: all.filter(it => words.planned.has(it.toLowerCase())) };
  const strong = all.filter((it, i) => isFeeling(it.toLowerCase(), lower.slice(Math.max(0, i - 2), i), lower[i + 1]));
  if (strong.length) return { kind: 'vague', why: 'feeling', words: strong };
  if (left.length && left.every(isSoft))
    return { kind: 'vague', why: 'feeling', words: all.filter(it => left.includes(it.toLowerCase())) };
  return { kind: 'good', why: 'doubt' };
}
/** The words of a phrase that leaves the test open, or of a goal to be met that nobody names here. */
function openIn(all: readonly string[], lower: readonly string[]): readonly string[] {
  for (const phrase of words.openPhrases) {
    const parts = phrase.split(' ');
    const at = lower.findIndex((_, i) => parts.every((part, k) => lower[i + k] === part));
    if (at >= 0) return all.slice(at, at + parts.length);
  }
  const aim = words.meeting.has(lower[0] ?? '') ? lower.findIndex(it => words.aims.has(it)) : -1;
  if (aim > 0) return [all[0]!, all[aim]!];
  const praise = lower.indexOf('positive');
  return lower.slice(praise + 1, praise + 3).some(it => praise >= 0 && words.praised.has(it)) ? [all[praise]!] : [];
}

/**
 * A feeling. A mild one only as what is said of something ("the portal is secure"), a noun only as what the sentence is
 * about ("visibility of costs", not "visibility report").
 */
function isFeeling(word: string, before: readonly string[], next: string | undefined): boolean {
  if (words.feelingNouns.has(word)) return next === undefined || words.stopWords.has(next);
  if (words.mildFeelings.has(word)) return next === undefined || before.some(it => /^(?:is|are|be|remains?)$/.test(it));
  return words.feelings.has(word);
}
