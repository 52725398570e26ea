import { drop } from '../plan/drop.ts';
import { alike, type Node } from '../plan/node.ts';
import { field, inherited } from '../plan/query.ts';
import { cited } from '../plan/suggest.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'list-duplicate',
  group: 'Language',
  severity: 'warning',
  summary: 'reports a list or map that names one thing or person twice, and an owner who is also named under `with`',
  chunk(parsed, _near, report) {
    const refs = parsed.tokens.filter(it => it.meaning?.refersTo && it.node.kind === 'scalar');
    if (refs.length < 2 || new Set(refs.map(it => it.text)).size === refs.length) return;
    const words = new Map(refs.map(it => [it.node, it]));
    for (const members of collections(parsed.tree.root)) {
      const seen = new Map<string, Member>();
      for (const member of members) {
        const word = words.get(member.name);
        // Several owners, or one twice, are for owner-shared.
        if (!word?.text || word.path.at(-1) === 'owner') continue;
        const first = seen.get(word.text);
        if (!first) seen.set(word.text, member);
        else
          report(word.range, `${cited(word.text)} stands here twice. Remove the second.`, {
            related: () => [{ place: { parsed, range: words.get(first.name)!.range }, message: 'The first.' }],
            fixes: plan => [
              {
                title: `Remove the second ${cited(word.text)}${rest(member)}`,
                edits: [drop(plan, parsed, member.name)],
                safe: saysNoMore(member, first),
              },
            ],
          });
      }
    }
  },
  entry: {
    activity(entry, _near, report) {
      const owner = inherited(entry, 'owner');
      const list = field(entry, 'with')?.value;
      const names = list && (list.kind === 'scalar' ? [{ name: list }] : membersOf(list));
      const member = owner === undefined ? undefined : names?.find(it => it.name.text === owner);
      if (!member) return;
      report(
        member.name.range,
        `${cited(member.name.text)} owns this already. Under "with" stand the others who work on it.`,
        {
          fixes: plan => [
            {
              title: `Remove ${cited(member.name.text)}${rest(member)} from "with"`,
              edits: [drop(plan, entry.parsed, member.name)],
              safe: !rest(member),
            },
          ],
        },
      );
    },
  },
});

/** An item of a list, or a key of a map with its value. */
interface Member {
  readonly name: Node;
  readonly value?: Node;
}
const membersOf = ({ items, pairs }: Node): Member[] => [
  ...items.map(name => ({ name })),
  ...pairs.map(({ key, value }) => ({ name: key, value })),
];

function collections(node: Node | undefined): Member[][] {
  const members = node ? membersOf(node) : [];
  return members.length ? [members, ...members.flatMap(it => collections(it.value ?? it.name))] : [];
}

/** A share that goes with it, for the title of the fix. */
const rest = ({ value }: Member): string =>
  value?.text ? ` with its ${value.text}` : value?.pairs.length ? ' with all it says' : '';
const saysNoMore = (second: Member, first: Member): boolean =>
  second.name.text === first.name.text &&
  (!second.value || second.value.kind === 'empty' || (!!first.value && alike(second.value, first.value)));

export const docs =
  'The second adds nothing, or contradicts the first. The owner of an activity works on it anyway. Remove the second.';

export const examples: Example[] = [
  {
    name: 'a prerequisite twice',
    plan: `
activities:
  audit: { owner: dev }
  train:
    after: [audit, audit]
    #              ^^^^^ "audit" stands here twice. Remove the second.
`,
    fixed: `
activities:
  audit: { owner: dev }
  train:
    after: [audit]
`,
  },
  {
    name: 'the second waits longer',
    plan: `
activities:
  audit: { owner: dev }
  train:
    after:
      - audit
      - audit + 2d
#       ^^^^^ "audit" stands here twice. Remove the second.
`,
    fixed: `
activities:
  audit: { owner: dev }
  train:
    after:
      - audit
`,
  },
  {
    name: 'a person with two shares',
    plan: `
activities:
  audit:
    owner: dev
    with: { ana: 20%, lu: 10%, ana: 30% }
    #                          ^^^ "ana" stands here twice. Remove the second.
`,
    fix: 'Remove the second "ana" with its 30%',
    fixed: `
activities:
  audit:
    owner: dev
    with: { ana: 20%, lu: 10% }
`,
  },
  {
    name: 'the owner is named as a contributor',
    plan: `
activities:
  audit:
    owner: dev
    with: [dev]
    #      ^^^ "dev" owns this already. Under "with" stand the others who work on it.
    due: 2026-08-21
`,
    fixed: `
activities:
  audit:
    owner: dev
    due: 2026-08-21
`,
  },
  {
    name: 'a task has its owner from its activity',
    plan: `
activities:
  audit:
    owner: dev
    tasks:
      interview: { with: { dev: 20%, ana: 20% } }
      #                    ^^^ "dev" owns this already. Under "with" stand the others who work on it.
`,
    fixed: `
activities:
  audit:
    owner: dev
    tasks:
      interview: { with: { ana: 20% } }
`,
  },
  {
    name: 'everybody once in each list',
    plan: `
consulted: [ana, dev]
informed: [ana]
activities:
  audit: { owner: dev, with: [ana], load: { dev: 10%, ana: 10% } }
`,
  },
];
