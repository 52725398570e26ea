import type { Kind } from '../language/kinds.ts';
import { dropWord } from '../plan/drop.ts';
import { quote, replace } from '../plan/edit.ts';
import { mayBeFar, splitRef } from '../plan/far-ref.ts';
import type { Frame } from '../plan/frame.ts';
import { kindName } from '../plan/names.ts';
import type { Others } from '../plan/others.ts';
import { outside } from '../plan/outside.ts';
import type { Entry, Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { entriesOf, find } from '../plan/query.ts';
import { cited, near } from '../plan/suggest.ts';

/** What can be looked up from a plan. */
interface Sight {
  readonly others: Others | undefined;
  readonly frame: Frame;
  find(kind: Kind, id: string): Entry | undefined;
  resolve(kind: Kind, ref: string): unknown;
}

/** What keeps a word such as `crm/api-freeze` from naming anything; nothing where it does, or where no other plans are in sight. */
export function farTrouble({ others, frame, find: own, resolve }: Sight, token: Token): string | undefined {
  const kinds = token.meaning?.refersTo;
  const far = mayBeFar(kinds) ? splitRef(token.text) : undefined;
  if (!others || !kinds || !far || token.node.kind !== 'scalar' || outside(token.text, others)) return undefined;
  const named = others.plans(far.plan);
  const isOwn = far.plan === others.name && !named.length;
  if (isOwn && isOwnServes(token))
    return `${cited(token.text)} stands in this plan itself, and a plan serves what stands in another. Write the plan above it, or remove it here.`;
  if (isOwn)
    return kinds.some(kind => (kind === 'goal' ? far.id === 'goal' && frame.head.goal : own(kind, far.id)))
      ? `${cited(token.text)} names this plan itself. Write ${cited(far.id)} alone.`
      : `This plan has no ${oneOf(kinds)} called ${cited(far.id)}. Correct the name, or remove it here.`;
  if (!named.length && others.alone) return undefined;
  if (!named.length) return `No plan of this folder is called ${cited(far.plan)}. Correct the name, or remove it here.`;
  if (kinds.some(kind => resolve(kind, token.text))) return undefined;
  return `The plan ${cited(far.plan)} has no ${oneOf(kinds)} called ${cited(far.id)}. Correct the name, or remove it here.`;
}
/** What the plan as a whole says it serves. */
const isOwnServes = ({ key, entry }: Token): boolean => key === 'serves' && !entry;
function oneOf(kinds: readonly Kind[]): string {
  const words = kinds.map(it => (it === 'goal' ? 'goal' : kindName(it)));
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words[0]!;
}

const hasOwn = (plan: Plan, kinds: readonly Kind[], id: string): boolean =>
  kinds.some(kind => kind !== 'goal' && !!find(plan, kind, id));

/** The names that it may have been meant to be, the nearest first; else it is taken out. */
export function farFixes(plan: Plan, parsed: Parsed, token: Token) {
  const { others } = plan;
  const kinds = token.meaning!.refersTo!;
  const far = splitRef(token.text)!;
  const write = (text: string) => ({
    title: `Write ${cited(text)}`,
    edits: [replace(plan, { parsed, range: token.range }, quote(text, true))],
  });
  const idsIn = (it: Plan): string[] =>
    kinds.flatMap(kind => (kind === 'goal' ? ['goal'] : entriesOf(it, kind).map(entry => entry.id)));
  const named = others?.plans(far.plan) ?? [];
  const own = far.plan === others?.name && !named.length;
  const strategies = own && isOwnServes(token) ? others!.strategies() : undefined;
  const proposals = strategies
    ? strategies
        .flatMap(it => (idsIn(it.plan).includes(far.id) ? `${it.name}/${far.id}` : `${it.name}/goal`))
        .slice(0, 3)
    : own
      ? hasOwn(plan, kinds, far.id)
        ? [far.id]
        : near(far.id, idsIn(plan))
      : named.length
        ? near(
            far.id,
            named.flatMap(it => idsIn(it.plan)),
          ).map(it => `${far.plan}/${it}`)
        : near(far.plan, others?.others().map(it => it.name) ?? []).map(it => `${it}/${far.id}`);
  // The same id may stand in another plan, whatever that one is called.
  const elsewhere = (own ? [] : (others?.others() ?? []))
    .filter(it => it.name !== far.plan && kinds.some(kind => kind !== 'goal' && find(it.plan, kind, far.id)))
    .map(it => `${it.name}/${far.id}`)
    .slice(0, 3);
  return [...new Set([...proposals, ...elsewhere])].map(write).concat(dropWord(plan, parsed, token));
}
