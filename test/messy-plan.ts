import { fc } from './runs.ts';

/** Answers "which of so many?" from a list of numbers; when that is used up, always the first. */
type Choose = (count: number) => number;

const words = [
  'x',
  'Rebuild the form',
  '2026-08-21',
  '"a: b"',
  "'it''s #1'",
  '[ana,  dev]',
  '{ a:  1, b :   [c] }',
  '5d',
  'a#b',
  '😀 wide',
];
const keys = ['title', 'owner', 'due', 'done', '"quoted key"', 'after', 'blocked', 'tasks', 'with', 'log'];
const comments = ['# note', '#', '#  - not an item', '# key: no key', '# opsplan-ignore due-missing: why'];

/** A valid plan as nobody should write it: any indentation, blanks, comments and line ends. */
function messy(choose: Choose): string {
  const eol = ['\n', '\r\n'][choose(2)]!;
  const lines: string[] = [];
  const blanks = (most: number, least = 0): string => ' '.repeat(least + choose(most));
  const trail = (): string => (choose(4) ? '' : blanks(3, 1));
  const remark = (): string => (choose(6) ? '' : `${blanks(3, 1)}${comments[choose(3)]}`);
  const between = (column: number): void => {
    for (let n = choose(8) - 5; n > 0; n--) lines.push(blanks(3));
    if (!choose(4))
      lines.push(' '.repeat(choose(3) ? column : choose(8)) + comments[choose(comments.length)] + trail());
  };
  const pick = <T>(list: readonly T[]): T => list[choose(list.length)]!;

  /** What stands behind a colon or a dash in some column, which is `inner` columns in or further where it goes on below. */
  function value(lead: string, inner: number, depth: number): void {
    const kind = choose(depth > 3 ? 4 : 7);
    const gap = blanks(3, 1);
    if (kind === 0) lines.push(`${lead}${gap}${pick(words)}${remark()}${trail()}`);
    else if (kind === 1) {
      const deeper = ' '.repeat(inner + choose(3));
      const style = pick(['|', '>', '|-', '>+', '|+']);
      lines.push(`${lead}${gap}${style}${remark()}${trail()}`);
      for (let n = choose(3); n >= 0; n--)
        lines.push(n && !choose(3) ? '' : `${deeper}${pick(['text', '# no comment', 'key: x', '  more  ', '- y'])}`);
    } else if (kind === 2) {
      const deeper = ' '.repeat(inner + choose(3));
      lines.push(`${lead}${gap}${pick(['[a,', '{ k: v,'])}`);
      lines.push(`${deeper}b${remark()}`, ...(choose(2) ? [''] : []), `${deeper},   c`);
      const open = /\[a,$/.test(lines.findLast(it => /\[a,$|\{ k: v,$/.test(it))!);
      lines.push(`${deeper}${open ? ']' : '}'}${trail()}`);
    } else if (kind === 3) {
      const deeper = ' '.repeat(inner + choose(3));
      const quote = pick(['', '"', "'"]);
      lines.push(`${lead}${gap}${quote}begins  `, ...(choose(2) ? [''] : []), `${deeper}goes on${quote}${trail()}`);
    } else if (kind === 4) list(lead, inner, depth);
    else map(lead, inner, depth);
  }
  function map(lead: string, inner: number, depth: number): void {
    lines.push(`${lead}${remark()}${trail()}`);
    const column = inner + choose(4);
    pairs(column, depth, ' '.repeat(column));
  }
  /** The first line begins as `first` says: behind a dash it stands on the dash's own. */
  function pairs(column: number, depth: number, first: string): void {
    const own = [...keys].slice(choose(6));
    for (let n = choose(3); n >= 0 && own.length; n--) {
      const key = own.shift()!;
      const lead = lines.length && first ? first : ' '.repeat(column);
      if (first.trim() === '') between(column);
      first = '';
      value(`${lead || ' '.repeat(column)}${key}${choose(5) ? '' : ' '}:`, column + 1, depth + 1);
    }
  }
  /** A list may stand in its key's own column, one less than where things inside the key do. */
  function list(lead: string, inner: number, depth: number): void {
    lines.push(`${lead}${remark()}${trail()}`);
    const column = inner - 1 + choose(4);
    for (let n = choose(3); n >= 0; n--) {
      between(column);
      const dash = `${' '.repeat(column)}-`;
      if (choose(3)) value(dash, column + 1, depth + 2);
      else {
        const gap = blanks(3, 1);
        pairs(column + 1 + gap.length, depth + 2, dash + gap);
      }
    }
  }
  for (const section of ['plan', 'goal', 'activities', 'people', 'constraints'].slice(choose(5))) {
    between(0);
    if (section === 'plan') value('plan:', 1, 3);
    else if (section === 'goal') map('goal:', 1, 1);
    else if (section === 'constraints') list('constraints:', 1, 1);
    else {
      lines.push(`${section}:${remark()}${trail()}`);
      const column = 1 + choose(6);
      for (let n = choose(3); n >= 0; n--) {
        between(column);
        map(`${' '.repeat(column)}${section[0]}${n}:`, column + 1, 1);
      }
    }
  }
  for (let n = choose(6) - 3; n > 0; n--) lines.push(blanks(3));
  return lines.join(eol) + (choose(3) ? eol : '');
}

export const messyPlan = fc.array(fc.nat(10_000), { maxLength: 300 }).map(numbers => {
  let at = 0;
  return messy(count => (numbers[at++] ?? 0) % count);
});
