import { assumedIn } from '../plan/assumed.ts';
import type { FarEdit } from '../plan/change.ts';
import { quote } from '../plan/edit.ts';
import { has } from '../plan/everywhere.ts';
import { farOf, splitRef } from '../plan/far-ref.ts';
import { isDefined } from '../plan/names.ts';
import { partOf } from '../plan/node.ts';
import type { Member } from '../plan/others.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import type { Range } from '../plan/position.ts';
import { mentions, rangeOf, spotOf } from '../plan/query.ts';

/** What the plans of a folder have to write otherwise once the file of one of them is called `to`: `crm/api-freeze` becomes `sales/api-freeze`. */
export function willRenameFiles(plan: Plan, to: string): FarEdit[] {
  const { others } = plan;
  // A plan with such a name is named by nobody.
  if (!others || to === others.name || !to.trim() || /[+/\\\p{Cc}]/u.test(to)) return [];
  const renamed: Member = { file: others.file, name: others.name, plan };
  const all = [renamed, ...others.others()];
  const namesakes = all.filter(it => it.name === renamed.name && it !== renamed);
  return all.flatMap(it => {
    const rivals = namesakes.filter(other => other !== it);
    const follows = ({ meaning }: Token, id: string): boolean => {
      if (!rivals.length) return true;
      const defined = (of: Plan): boolean => !!meaning?.refersTo?.some(kind => has(of, kind, id));
      return it !== renamed && defined(plan) && !rivals.some(other => defined(other.plan));
    };
    const edits = [...inWords(it.plan, renamed.name, to, follows), ...inPaths(it.plan, renamed.name, to, rivals)];
    return edits.map(({ parsed, range, text }) => ({
      file: it.file,
      range: rangeOf(it.plan, { parsed, range }),
      text,
    }));
  });
}
interface Put {
  readonly parsed: Parsed;
  readonly range: Range;
  readonly text: string;
}

/** Every word that leads to the plan. */
function inWords(plan: Plan, from: string, to: string, follows: (token: Token, id: string) => boolean): Put[] {
  // A word under `after` may be of three kinds, and is written once.
  const found = new Map<string, Put>();
  for (const [kind, refs] of plan.names.references) {
    for (const ref of refs.keys()) {
      const far = farOf(kind, ref);
      if (far?.plan !== from) continue;
      for (const word of mentions(plan, kind, ref))
        if (follows(word.token, far.id))
          found.set(spotOf(plan, word), { parsed: word.parsed, ...rewritten(word.token, `${to}/${far.id}`) });
    }
  }
  return [...found.values()];
}
/** A wait behind the name, `+ 2d`, stays: within quotes, where the new name needs some. */
function rewritten({ node, text, range }: Token, ref: string): { range: Range; text: string } {
  const lag = node.text.slice(text.length);
  return lag && quote(ref, true) !== ref
    ? { range: node.range, text: quote(ref + lag, true) }
    : { range, text: quote(ref, true) };
}

/** The same in what scenarios assume: `activities.crm/api-freeze.due`. Where two plans have the name, nobody can say which is meant. */
const inPaths = (plan: Plan, from: string, to: string, rivals: readonly Member[]): Put[] =>
  rivals.length
    ? []
    : assumedIn(plan, (kind, ref) => splitRef(ref)?.plan === from || isDefined(plan, kind, ref))
        .filter(it => splitRef(it.ref)?.plan === from)
        .map(({ parsed, range, ref, token: { node } }) => {
          if (quote(`${to}/x`, true) === `${to}/x`)
            return { parsed, range: partOf({ range, text: ref }, 0, from.length), text: to };
          // Within quotes, where the new name needs some.
          const begin = node.text.lastIndexOf(ref);
          return {
            parsed,
            range: node.range,
            text: quote(node.text.slice(0, begin) + to + node.text.slice(begin + from.length), true),
          };
        });
