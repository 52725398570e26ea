import type { DocumentLink } from 'vscode-languageserver-types';
import { linesOf } from '../plan/edit.ts';
import { partOf } from '../plan/node.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { lower, type Range } from '../plan/position.ts';
import { planLinks } from './document-link-plans.ts';

/** A link in a chunk: its range counts from the chunk's start. */
interface Link {
  readonly range: Range;
  /** An address, or the path of a file beside the plan. */
  readonly target: string;
  readonly beside: boolean;
}
const known = new WeakMap<Parsed, readonly Link[]>();

/** Addresses in `links`, `source` and in all prose, the file that a metric is read from, and other plans in names such as `crm/api-freeze`. `uri` is the plan's own. */
export const documentLink = (plan: Plan, uri: string): DocumentLink[] => [
  ...plan.chunks.flatMap((parsed, i) =>
    linksOf(parsed)
      .filter(it => !it.beside || uri.includes('/'))
      .map(({ range, target, beside }) => ({
        range: lower(range, plan.lines[i]!),
        target: beside ? besides(uri, target) : target,
      })),
  ),
  ...planLinks(plan),
];

/** Kept with its chunk: only what was edited is looked at again. */
function linksOf(parsed: Parsed): readonly Link[] {
  let links = known.get(parsed);
  if (!links) known.set(parsed, (links = found(parsed)));
  return links;
}
const none: readonly Link[] = [];
function found(parsed: Parsed): readonly Link[] {
  const { text, section } = parsed.chunk;
  if (!text.includes('://') && !(section === 'metrics' && text.includes('source'))) return none;
  return parsed.tokens.flatMap(it => (it.role === 'value' && it.node.kind === 'scalar' ? linksIn(it, parsed) : []));
}

/** Only what a browser opens: a plan may come from anywhere, and other schemes start programs and commands. */
const address = /\bhttps?:\/\/[^\s<>"'`{}|\\^]{1,2000}/gi;

function linksIn({ node, key, meaning, trouble }: Token, parsed: Parsed): Link[] {
  const { start, end } = node.range;
  if (key === 'source' && meaning?.types?.includes('source') && !trouble && isBeside(node.text))
    return [{ range: partOf(node, 0, node.text.length), target: node.text, beside: true }];
  const links: Link[] = [];
  for (let line = start.line; line <= end.line; line++) {
    const text = linesOf(parsed)[line] ?? '';
    const from = line === start.line ? start.character : 0;
    const to = line === end.line ? end.character : text.length;
    for (const match of text.slice(from, to).matchAll(address)) {
      const target = withoutEnd(match[0]);
      if (!/^https?:\/\/[^/]/i.test(target)) continue;
      const character = from + match.index;
      const range = { start: { line, character }, end: { line, character: character + target.length } };
      links.push({ range, target, beside: false });
    }
  }
  return links;
}

/** What ends the sentence, or the brackets around an address, is no part of it. */
function withoutEnd(text: string): string {
  let end = text.length;
  for (; end > 0; end--) {
    const last = text[end - 1]!;
    const open = last === ')' ? '(' : last === ']' ? '[' : undefined;
    const head = text.slice(0, end);
    const closes = open && head.split(open).length < head.split(last).length;
    if (!/[.,;:!?…*_]/.test(last) && !closes) break;
  }
  return text.slice(0, end);
}

/** A path of names, none of which leads up or anywhere else. */
const isBeside = (path: string): boolean =>
  /^[^\s/\\:%?#\p{Cs}][^\\:%?#\p{Cs}]{0,200}\.csv$/iu.test(path) &&
  path.split('/').every(it => it.trim() && !/^\.+$/.test(it));

/** The address of a file by its path from a plan. */
const besides = (uri: string, path: string): string =>
  `${uri.slice(0, uri.lastIndexOf('/') + 1)}${path.split('/').map(encodeURIComponent).join('/')}`;
