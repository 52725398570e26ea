import type { Node } from '../server/plan/node.ts';
import { readPlan } from '../server/plan/plan.ts';
import { fc } from './runs.ts';

/** A plan as data: what it says, and how each entry is written. */
export interface Model {
  readonly head: Map<string, string>;
  /** Entries by section and id. */
  readonly sections: Map<string, Map<string, Entry>>;
}
interface Entry {
  readonly keys: Map<string, string>;
  readonly notes: Map<string, string>;
  readonly flow: boolean;
}

const keys = ['title', 'owner', 'due', 'impact', 'done', 'priority'];
const values: Record<string, readonly string[]> = {
  title: ['Rebuild the form', 'Train the team', '"a: b # c"', "'it''s'", 'é 😀'],
  owner: ['maya', 'dev', 'lu'],
  due: ['2026-08-21', '2026-09-01', '2026-09-30'],
  impact: ['1', '3', '5'],
  done: ['[one, two]', '[one]', '{ a: b, c: [d] }', 'All pass'],
  priority: ['1', '2', '3'],
};
const ids = ['form', 'train', 'api', 'docs', '"quoted id"', '__proto__'];
const sections = ['activities', 'metrics', 'workstreams'];
const heads: Record<string, readonly string[]> = {
  plan: ['Halve it', 'Double it'],
  owner: ['maya', 'lu'],
  status: ['draft', 'live'],
};

const entry: fc.Arbitrary<Entry> = fc
  .record({
    keys: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 4 }),
    pick: fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }),
    notes: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 1 }),
    flow: fc.boolean(),
  })
  .map(({ keys, pick, notes, flow }) => ({
    keys: new Map(keys.map((key, i) => [key, values[key]![pick[i]! % values[key]!.length]!])),
    notes: new Map(flow ? [] : notes.map(key => [key, `# ${key}: why`])),
    flow,
  }));
export const model: fc.Arbitrary<Model> = fc
  .record({
    head: fc.uniqueArray(fc.constantFrom(...Object.keys(heads)), { maxLength: 3 }),
    sections: fc.uniqueArray(fc.constantFrom(...sections), { minLength: 1, maxLength: 3 }),
    entries: fc.array(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), entry), { selector: ([id]) => id, maxLength: 5 }),
      {
        minLength: 3,
        maxLength: 3,
      },
    ),
  })
  .map(({ head, sections, entries }) => ({
    head: new Map(head.map(it => [it, heads[it]![0]!])),
    sections: new Map(sections.map((it, i) => [it, new Map(entries[i]!)])),
  }));

/** One thing that somebody does to a plan. Numbers choose among what is there. */
export interface Act {
  readonly what: 'set' | 'unset' | 'add' | 'drop' | 'note' | 'head' | 'section' | 'turn';
  readonly at: readonly [number, number, number, number];
  readonly entry: Entry;
}
const what = fc.constantFrom<Act['what']>(
  'set',
  'set',
  'set',
  'unset',
  'add',
  'add',
  'drop',
  'note',
  'head',
  'section',
  'turn',
);
const at = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99));
export const acts = fc.array(fc.record({ what, at, entry }), { maxLength: 5 });

const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % (list.length || 1)];
/** The plan after some acts; the one before stays as it is. */
export function after(before: Model, acts: readonly Act[]): Model {
  const it: Model = {
    head: new Map(before.head),
    sections: new Map([...before.sections].map(([name, all]) => [name, new Map(all)])),
  };
  for (const { what, at, entry } of acts) {
    const name = nth([...it.sections.keys()], at[0]);
    const section = name === undefined ? undefined : it.sections.get(name)!;
    const id = section && nth([...section.keys()], at[1]);
    const old = id === undefined ? undefined : section!.get(id);
    const key = nth(keys, at[2])!;
    const put = (made: Entry): void => void section!.set(id!, made);
    if (what === 'head') {
      const head = nth(Object.keys(heads), at[0])!;
      it.head.set(head, nth(heads[head]!, at[1])!);
    } else if (what === 'section') {
      const added = nth(sections, at[0])!;
      if (!it.sections.has(added)) it.sections.set(added, new Map([[nth(ids, at[1])!, entry]]));
    } else if (what === 'add' && section) {
      const added = nth(ids, at[1])!;
      // Somewhere among the others.
      const all = [...section].filter(([id]) => id !== added);
      if (!section.has(added)) all.splice(at[2] % (all.length + 1), 0, [added, entry]);
      if (!section.has(added)) it.sections.set(name!, new Map(all));
    } else if (what === 'turn' && section) it.sections.set(name!, new Map([...section].reverse()));
    else if (!old) continue;
    else if (what === 'drop') section!.delete(id!);
    else if (what === 'note' && !old.flow)
      put({ ...old, notes: new Map([...old.notes, [key, `# note ${at[3] % 3}`]]) });
    else if (what === 'set') put({ ...old, keys: new Map([...old.keys, [key, nth(values[key]!, at[3])!]]) });
    else if (what === 'unset') put({ ...old, keys: new Map([...old.keys].filter(([it]) => it !== key)) });
  }
  return it;
}

/** Its text. What is the same in two plans is written alike. */
export function textOf({ head, sections }: Model): string {
  const out = ['# A plan', '', ...[...head].map(([key, value]) => `${key}: ${value}`)];
  for (const [name, entries] of sections) {
    out.push(`${name}:`);
    for (const [id, { keys, notes, flow }] of entries) {
      if (flow && keys.size) out.push(`  ${id}: { ${[...keys].map(([key, it]) => `${key}: ${it}`).join(', ')} }`);
      else out.push(`  ${id}:`);
      if (!flow)
        for (const [key, it] of keys)
          out.push(...(notes.has(key) ? [`    ${notes.get(key)}`] : []), `    ${key}: ${it}`);
    }
    out.push('');
  }
  return `${out.join('\n')}\n`;
}

const said = (it: Node): string =>
  it.kind === 'map'
    ? `{${it.pairs
        .map(pair => `${pair.key.text}: ${said(pair.value)}`)
        .sort()
        .join(', ')}}`
    : it.kind === 'list'
      ? `[${it.items.map(said).join(', ')}]`
      : JSON.stringify(it.text);
/** All that a text says, by where it says it: what a merge is held to. */
export function facts(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { chunk, pairs } of readPlan(text).chunks) {
    for (const { key, value } of pairs) {
      const path = chunk.kind === 'entry' ? `${chunk.section}/${key.text}` : key.text;
      if (value.kind === 'empty' || value.kind === 'map') found.set(path, '');
      if (value.kind !== 'map') {
        if (value.kind !== 'empty') found.set(path, said(value));
      } else for (const it of value.pairs) found.set(`${path}/${it.key.text}`, said(it.value));
    }
  }
  return found;
}

/** What three texts say once both sides have done what they did, worked out fact by fact; or that they clash. */
export function union(base: string, ours: string, theirs: string): { facts: Facts; clash: boolean } {
  const [was, own, other] = [base, ours, theirs].map(facts) as [Facts, Facts, Facts];
  const found: Facts = new Map();
  let clash = false;
  for (const path of new Set([...was.keys(), ...own.keys(), ...other.keys()])) {
    const [o, x, y] = [was, own, other].map(it => it.get(path));
    const isRank = path.endsWith('/priority') && x !== undefined && y !== undefined;
    const value = x === y || y === o ? x : x === o ? y : isRank ? [x, y].sort()[0] : undefined;
    if (value !== undefined) found.set(path, value);
    clash ||= x !== y && x !== o && y !== o && !isRank;
    // An entry that is gone on one side and was changed on the other.
    const kept = x === undefined ? other : own;
    if (o === '' && x !== y && inside(kept, path) !== inside(was, path)) clash = true;
  }
  return { facts: found, clash };
}
type Facts = Map<string, string>;
const inside = (all: Facts, path: string): string =>
  JSON.stringify([...all].filter(([it]) => it.startsWith(`${path}/`)).sort());
