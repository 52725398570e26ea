import { iso } from '../language/day.ts';
import { insertKey, quote, replace, setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { at, type EntryOf, field, find, inherited, isOpen, keyAt, prerequisites, statusOf } from '../plan/query.ts';
import { readOwner } from '../words/owner.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'blocker-unnamed',
  group: 'Movement and review',
  severity: 'warning',
  summary: 'reports blocked work that does not say who can lift the blocker, or what it needs',
  entry: {
    activity(entry, near, report) {
      const { value } = entry;
      if (statusOf(value) !== 'blocked') return;
      const pair = field(entry, 'blocked');
      const known = nobody(typeof value.blocked === 'object' ? value.blocked : undefined);
      const need = known?.need ?? (known?.decision ? `the decision ${known.decision}` : undefined);
      if (known?.by && need) return;
      const lacks = [known?.by ? undefined : 'who can lift it', need ? undefined : 'what it needs'].filter(
        it => it !== undefined,
      );
      const range = pair ? keyAt(entry, 'blocked') : at(entry, 'status');
      report(
        range,
        `Blocked without saying ${typeof value.blocked === 'string' ? 'who can lift it' : lacks.join(' and ')}. Name one person and what has to happen.`,
        {
          fixes: plan => fixes(plan, entry, near.frame.today),
        },
      );
    },
  },
});

/** A group, or TBD, is nobody who could be asked; a role may be somebody outside. */
function nobody<B extends { readonly by?: string }>(blocked: B | undefined): B | undefined {
  const kind = blocked?.by === undefined ? undefined : readOwner(blocked.by).kind;
  return blocked && (kind === 'missing' || kind === 'team') ? { ...blocked, by: undefined } : blocked;
}

/** The owner of what it waits for is the likeliest to lift it; else its own owner is asked to find out. */
function fixes(plan: Plan, entry: EntryOf<'activity'>, today: number): Fix[] {
  const { blocked } = entry.value;
  const known = nobody(typeof blocked === 'object' ? blocked : undefined);
  const owners = prerequisites(entry).flatMap(({ ref }) => {
    const other = find(plan, 'activity', ref);
    return other && isOpen(other.value) && inherited(other, 'owner') ? [inherited(other, 'owner')!] : [];
  });
  const own = inherited(entry, 'owner');
  const candidates = known?.by ? [known.by] : [...new Set([...owners, ...(own ? [own] : [])])];
  const need = quote(typeof blocked === 'string' ? blocked : (known?.need ?? 'say what has to happen'), true);
  const since = iso(known?.since ?? today);
  return (candidates.length ? candidates : ['name one person']).map(by => {
    const decision = known?.decision ? `, decision: ${known.decision}` : '';
    const text = `{ by: ${quote(by, true)}, since: ${since}, need: ${need}${decision} }`;
    const pair = field(entry, 'blocked');
    const multiline = pair && pair.value.kind === 'map' && pair.value.style === 'block';
    const edits = multiline
      ? lines(plan, entry, by, since, need)
      : [pair ? setKey(plan, entry, 'blocked', text) : insertKey(plan, entry, 'blocked', text)];
    return { title: known?.by ? 'Say what it needs, to fill in' : `${by} can lift it`, edits };
  });
}

/** The keys that a map over several lines lacks. */
function lines(plan: Plan, entry: EntryOf<'activity'>, by: string, since: string, need: string) {
  const pair = field(entry, 'blocked')!;
  const inner = { ...entry, key: pair.key, node: pair.value };
  const missing: [string, string][] = [
    ['by', quote(by)],
    ['since', since],
    ['need', need],
  ];
  const added = missing.filter(([key]) => !field(entry, 'blocked', key));
  const written = field(entry, 'blocked', 'by');
  const named =
    written && written.value.text !== by
      ? [replace(plan, { parsed: entry.parsed, range: at(entry, 'blocked', 'by') }, quote(by))]
      : [];
  const last = pair.value.pairs.at(-1);
  return [...named, ...added.map(([key, text]) => insertKey(plan, inner, key, text, last))];
}

export const docs =
  'A blocker that nobody is asked to lift stays. Name one person, inside or outside, and what has to happen: `blocked: { by: lu, since: 2026-07-22, need: a signed contract }`.';

export const examples: Example[] = [
  {
    name: 'blocked, and nothing more',
    plan: `
activities:
  audit: { owner: tom }
  form:
    owner: ines
    after: [audit]
    status: blocked
    #       ^^^^^^^ Blocked without saying who can lift it and what it needs. Name one person and what has to happen.
`,
    fixed: `
activities:
  audit: { owner: tom }
  form:
    owner: ines
    after: [audit]
    status: blocked
    blocked: { by: tom, since: 2026-07-24, need: say what has to happen }
`,
  },
  {
    name: 'a need, but nobody who can lift it',
    plan: `
activities:
  form:
    owner: ines
    blocked: waiting for the signed contract
   #^^^^^^^ Blocked without saying who can lift it. Name one person and what has to happen.
`,
    fixed: `
activities:
  form:
    owner: ines
    blocked: { by: ines, since: 2026-07-24, need: waiting for the signed contract }
`,
  },
  {
    name: 'a map over several lines',
    plan: `
activities:
  form:
    owner: ines
    blocked:
   #^^^^^^^ Blocked without saying what it needs. Name one person and what has to happen.
      by: tom
`,
    fixed: `
activities:
  form:
    owner: ines
    blocked:
      by: tom
      since: 2026-07-24
      need: say what has to happen
`,
  },
  {
    name: 'a group that nobody can ask',
    plan: `
activities:
  form:
    owner: ines
    blocked: { by: the ops team, since: 2026-07-20, need: the signed contract }
   #^^^^^^^ Blocked without saying who can lift it. Name one person and what has to happen.
`,
    fixed: `
activities:
  form:
    owner: ines
    blocked: { by: ines, since: 2026-07-20, need: the signed contract }
`,
  },
  {
    name: 'somebody who can lift it, and what it needs',
    plan: `
activities:
  form:
    owner: ines
    blocked: { by: tom, since: 2026-07-22, need: the signed contract }
`,
  },
];
