import { types } from '../language/values.ts';
import { drop } from '../plan/drop.ts';
import { replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { cited, listed } from '../plan/suggest.ts';
import { respell } from '../words/respell.ts';
import { currencyOf } from './currency.ts';
import { samples } from './sample.ts';
import type { Way } from './way.ts';

/** What the key takes, in words. */
const expected = ({ meaning }: Token): string =>
  (meaning?.types ?? [])
    .flatMap(it => (it === 'word' ? Object.keys(meaning!.words ?? {}) : types[it].expects))
    .join(' or ');

/** A text that cannot be read. Says how to write it where that is sure. */
export function textMessage(token: Token, { today }: Frame): string {
  const { node, meaning, path } = token;
  const [first] = respell(node.text, meaning!.types!, { today });
  const fact = `${cited(node.text)} cannot be read: ${cited(path.at(-1)!)} takes ${expected(token).replace(/ …$/, '')}.`;
  return first?.safe ? `${fact} Write ${first.text}.` : fact;
}

/** A list, a map or a single value where another form belongs. */
export function formMessage({ node, shape, path }: Token): string {
  const key = cited(path.at(-1)!);
  const here =
    node.kind === 'list' ? `a list of ${node.items.length}` : node.kind === 'map' ? 'a map' : cited(node.text);
  if (shape?.entry?.key.defines)
    return `${key} holds named entries, and here is ${here}. Give each entry a name with a colon behind it.`;
  if (shape?.item)
    return node.kind === 'scalar'
      ? `${key} takes a list. Put ${here} in brackets.`
      : `${key} takes a list, and here is ${here}. Write the items in brackets.`;
  if (shape?.scalar) {
    const single = node.kind === 'list' && node.items.length === 1;
    return single
      ? `${key} takes one value, not a list. Leave the brackets or the dash out.`
      : `${key} takes one value, and here is ${here}. Keep one.`;
  }
  const keys = listed([...(shape?.keys?.keys() ?? [])].slice(0, 3).map(it => cited(it)));
  return `${key} takes ${keys ? `keys such as ${keys}` : 'a map of names and values'}, and here is ${here}.`;
}

/** Other spellings of a text that cannot be read; without one, values of the right type. The last way takes it out. */
export function respelt(plan: Plan, parsed: Parsed, { node, meaning, shape, path, entry }: Token, frame: Frame): Way[] {
  const write = (text: string, safe = false): Way => ({
    title: `Write ${text}`,
    edits: [replace(plan, { parsed, range: node.range }, text)],
    safe,
  });
  const found = respell(node.text, meaning!.types!, { today: frame.today, currency: currencyOf(plan) || undefined });
  const key = path.at(-1)!;
  const isWorkingTime = meaning!.types!.some(it => it === 'estimate' || it === 'duration' || it === 'interval');
  const others = found.length
    ? []
    : samples(shape?.scalar ? { scalar: shape.scalar } : undefined, { plan, frame, key, entry })
        .slice(0, 3)
        .filter(it => it !== node.text);
  return [
    ...found.map(it => write(it.text, it.safe)),
    // What nobody has said is no reading of what stands there.
    ...others.map(it => ({ ...write(it), title: `Write ${it}${isWorkingTime ? ', to change' : ''}` })),
    { title: `Remove ${cited(key)}`, edits: [drop(plan, parsed, node)] },
  ];
}
