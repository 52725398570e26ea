import { iso } from '../language/day.ts';
import { types } from '../language/values.ts';
import { type DeadlineContext, readDeadline } from './deadline.ts';

/** Verbs that say which way a number is to move, and how far where they say that too. */
const changes = new Map<string, { sign: string; share?: string }>([
  ...'reduce cut lower decrease shorten shrink lessen drop minimise minimize speed'
    .split(' ')
    .map((it): [string, { sign: string }] => [it, { sign: '-' }]),
  ...'increase raise grow lift boost extend expand improve'
    .split(' ')
    .map((it): [string, { sign: string }] => [it, { sign: '+' }]),
  ['halve', { sign: '-', share: '-50%' }],
  ['double', { sign: '+', share: '+100%' }],
  ['triple', { sign: '+', share: '+200%' }],
]);
const amount = String.raw`(?:[A-Z]{3} ?)?\d[\d,]{0,12}(?:\.\d{1,3})?(?![\d-])[kKmM]?(?: ?%| (?!by|in|per|to|and|or|from|until|before|within|for|on|at|of|the|with)[a-z]{1,20})?`;
const fromTo = new RegExp(String.raw`\bfrom (${amount}) to (${amount})`);
const upTo = new RegExp(String.raw`\b(?:to|under|below|above|over|than|within|at least|at most) (${amount})`);
const byShare = /\bby (\d{1,3}(?:\.\d{1,2})? ?%)/;
const cut = /\s(?:from|to|by|under|below|above|over|within|at least|at most|until|before|in) .*$/;

/** What the sentence of an outcome says in numbers and dates, as the values of the goal's keys. */
export interface OutcomeText {
  /** What is measured: the sentence without its verb and its numbers. */
  readonly measure: string;
  readonly from?: string;
  readonly to?: string;
  readonly by?: string;
}

/** Reads `Reduce onboarding time from 14 to 7 days by 30 September 2026`; takes only what stands there in full. */
export function readOutcome(text: string, context: DeadlineContext): OutcomeText {
  const sentence = text.slice(0, 200).replace(/\s+/g, ' ').trim().replace(/[.!]$/, '');
  const [verb = ''] = sentence.split(' ', 1);
  const change = changes.get(verb.toLowerCase());
  const measure = (change ? sentence.slice(verb.length) : sentence).replace(cut, '').trim();
  const both = fromTo.exec(sentence);
  const share = byShare.exec(sentence)?.[1]?.replace(' ', '');
  const to = quantity(both?.[2] ?? upTo.exec(sentence)?.[1]) ?? (share && change ? change.sign + share : change?.share);
  const from = quantity(both?.[1]);
  const unit = /^[\d.,]+$/.test(from ?? '') && to ? types.quantity.read(to)?.unit : undefined;
  const by = dayIn(sentence, context);
  return {
    measure: measure || sentence,
    ...(from && { from: unit ? `${from} ${unit}` : from }),
    ...(to && { to }),
    ...(by && { by }),
  };
}

const quantity = (text: string | undefined): string | undefined =>
  text !== undefined && types.quantity.read(text) ? text : undefined;

/** The day at the end of the sentence, where it is one full day. */
function dayIn(sentence: string, context: DeadlineContext): string | undefined {
  const at = Math.max(sentence.lastIndexOf(' by '), sentence.lastIndexOf(' until '));
  const read = at < 0 ? undefined : readDeadline(sentence.slice(sentence.indexOf(' ', at + 1) + 1), context);
  return read?.kind === 'iso' || read?.kind === 'hard' ? iso(read.day) : undefined;
}
