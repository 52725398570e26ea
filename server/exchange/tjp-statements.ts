import { type Day, dayOf } from '../language/day.ts';
import { clean } from './incoming.ts';
import { type Token, tokensOf } from './tjp-tokens.ts';

/** A word of a project with what stands behind it on its line, and between its braces. */
export interface Statement {
  readonly name: string;
  readonly args: readonly Token[];
  readonly body: readonly Statement[];
  readonly line: number;
}

const deepest = 60;

/**
 * A TaskJuggler file as statements. The language has no sign between two of them; as everybody writes it, each begins on a
 * line of its own or is a word that the language knows. Braces may follow each item of a list, such as that of `depends`.
 */
export function statementsOf(source: string): readonly Statement[] | { refused: string } {
  const tokens = tokensOf(source);
  if ('open' in tokens)
    return { refused: `Line ${tokens.open}: what begins there, a text or a comment, does not end.` };
  const top: Statement[] = [];
  const open: { list: Statement[]; line: number }[] = [{ list: top, line: 1 }];
  for (let i = 0; i < tokens.length; ) {
    const { text, kind, line } = tokens[i]!;
    const { list } = open.at(-1)!;
    if (text === '}' && kind === 'sign') {
      if (open.length === 1) return { refused: `Line ${line}: "}" closes nothing.` };
      open.pop();
      i++;
    } else if (text === '{' && kind === 'sign') {
      if (open.length > deepest) return { refused: `Line ${line}: more than ${deepest} braces within each other.` };
      const last = list.at(-1);
      open.push({ list: (last?.body ?? list) as Statement[], line });
      i++;
      // `depends a { gaplength 2d }, b`
    } else if (text === ',' && kind === 'sign' && list.length) {
      const args = list.at(-1)!.args as Token[];
      args.push(tokens[i]!);
      for (i++; i < tokens.length && isArgument(tokens, i, list.at(-1)!.name); i++) args.push(tokens[i]!);
      const { name } = list.at(-1)!;
      const own = args.splice(args.findLastIndex(it => it.text === ',' && it.kind === 'sign'));
      list.push({ name, args: own.slice(1), body: [], line });
    } else {
      const args: Token[] = [];
      const name = kind === 'word' ? text : `"${text}"`;
      for (i++; i < tokens.length && isArgument(tokens, i, name); i++) args.push(tokens[i]!);
      list.push({ name, args, body: [], line });
    }
  }
  if (open.length > 1) return { refused: `Line ${open.at(-1)!.line}: "{" is left open.` };
  return top;
}

/** Whether a word belongs to the statement before it. */
function isArgument(tokens: readonly Token[], i: number, name: string): boolean {
  const { text, kind, line } = tokens[i]!;
  const before = tokens[i - 1]!;
  if (kind === 'sign' && (text === '{' || text === '}')) return false;
  if (kind === 'sign' && text === ',') return tokens[i - 1]!.text !== '}';
  if (before.kind === 'sign' && before.text !== '}') return true;
  if (kind === 'text' || kind === 'date' || kind === 'sign') return true;
  // A list goes on in the next line behind its comma; a known word begins something new.
  if (line !== before.line) return false;
  return !keywords.has(text) || (before.text === name && naming.has(name));
}

/** Words behind which a name stands, whatever it is. */
const naming: ReadonlySet<string> = new Set([
  ...['account', 'allocate', 'charge', 'depends', 'flags', 'macro', 'managers', 'precedes', 'project', 'resource'],
  ...['resources', 'responsible', 'scenario', 'shift', 'extend', 'task', 'text'],
]);
/** Words that begin a statement wherever they stand. */
const keywords: ReadonlySet<string> = new Set([
  ...[
    'allocate',
    'complete',
    'depends',
    'duration',
    'effort',
    'effortdone',
    'effortleft',
    'end',
    'flags',
    'gapduration',
  ],
  ...[
    'gaplength',
    'journalentry',
    'leaves',
    'length',
    'limits',
    'maxend',
    'maxstart',
    'milestone',
    'minend',
    'minstart',
  ],
  ...['note', 'period', 'precedes', 'priority', 'rate', 'resource', 'responsible', 'scheduled', 'scheduling', 'start'],
  ...['task', 'vacation', 'workinghours', 'email', 'efficiency', 'managers', 'chargeset', 'charge', 'Opsplan', 'now'],
  ...['dailymax', 'weeklymax', 'monthlymax', 'alternative', 'select', 'persistent', 'mandatory', 'dailyworkinghours'],
]);

/** `2026-08-21-17:00` */
export function dayIn(text: string): Day | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text) ?? [];
  return year === undefined ? undefined : dayOf(Number(year), Number(month), Number(date));
}

/** A statement in a comment. */
export const told = ({ name, args }: Pick<Statement, 'name' | 'args'>): string =>
  clean([name, ...args.map(it => it.text)].join(' ')).slice(0, 200);
