import type { Day } from '../language/day.ts';
import type { Shape } from '../language/shape.ts';
import { quote, replace } from '../plan/edit.ts';
import type { Node, Pair } from '../plan/node.ts';
import type { Parsed } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { readText } from '../plan/read-text.ts';
import { respell } from '../words/respell.ts';
import { asList, shown } from './reform.ts';
import type { Way } from './way.ts';

/** Gives a key another name. Its value takes the form of that key where there is one reading only: half a step would be a new error. */
export function rekey(
  plan: Plan,
  parsed: Parsed,
  { key, value }: Pair,
  to: string,
  shape: Shape | undefined,
  today: Day,
): Way {
  const renamed = replace(plan, { parsed, range: key.range }, to);
  const text = formed(value, shape, today);
  if (text === undefined) return { title: `Write ${to}`, edits: [renamed] };
  return {
    title: `Write ${to}: ${shown(text)}`,
    edits: [renamed, replace(plan, { parsed, range: value.range }, text)],
  };
}

/** A value as a key takes it; nothing where it does so already, or where it is not sure what was meant. */
function formed(value: Node, shape: Shape | undefined, today: Day): string | undefined {
  if (!shape || value.kind !== 'scalar' || value.range.start.line !== value.range.end.line || !value.text.trim())
    return undefined;
  if (shape.scalar) {
    if (!readText(value.text, shape.scalar).trouble) return undefined;
    const [first] = respell(value.text, shape.scalar.types, { today });
    return first?.safe ? quote(first.text, true) : undefined;
  }
  const list = shape.item ? asList(value.text) : undefined;
  return list?.safe ? list.text : undefined;
}
