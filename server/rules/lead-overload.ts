import { types, type ValueType } from '../language/values.ts';
import { somebody } from '../mend/owner-choice.ts';
import { quote, replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { descend, type Node } from '../plan/node.ts';
import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { comparePositions } from '../plan/position.ts';
import { criteria, entriesOf, field, headOf, indexOf, isOpen, known, type Place } from '../plan/query.ts';
import { cited, listed } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { counted } from '../plan/wording.ts';
import { readOwner } from '../words/owner.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'lead-overload',
  settings: { '': { type: types.number as ValueType, default: '6', says: 'how much may wait for one person' } },
};

/** Something that waits for one person. */
interface Ask extends Place {
  readonly what: 'blocker' | 'approval' | 'decision';
  readonly person: string;
  /** Who may take it over, the likeliest first. */
  readonly heirs: readonly (string | undefined)[];
}

export default rule({
  ...self,
  group: 'Ownership',
  severity: 'info',
  summary: 'reports a person for whom more than six blockers, approvals and decisions wait together',
  plan(plan, frame, report) {
    const most = threshold<number>(self, frame);
    for (const all of byPerson(plan, frame)) {
      if (all.length <= most) continue;
      const asks = inOrder(plan, all);
      const last = asks.at(-1)!;
      const kinds = (['blocker', 'approval', 'decision'] as const).flatMap(what => {
        const count = asks.filter(it => it.what === what).length;
        return count ? [counted(count, what)] : [];
      });
      const fact = `${asks.length} open matters wait for ${cited(last.person)}: ${listed(kinds)}.`;
      report(last, `${fact} More than ${most} is too much for one person; hand some over.`, {
        related: () =>
          asks
            .slice(0, -1)
            .map(place => ({ place, message: `This ${place.what} waits for ${named(place.person)} too.` })),
        fixes: now => fixes(now, frame, last.person, most),
      });
    }
  },
});

function byPerson(plan: Plan, { owners }: Frame): Ask[][] {
  const byText = new Map<string, Ask[]>();
  for (const ask of asksIn(plan)) {
    const list = byText.get(ask.person);
    if (list) list.push(ask);
    else byText.set(ask.person, [ask]);
  }
  const isPerson = (text: string): boolean =>
    text.trim() !== '' && text !== somebody && readOwner(text, owners).kind === 'person';
  const found = [...byText].filter(([text]) => isPerson(text));
  return found.map(([, it]) => it);
}
/** In the order of the text. */
const inOrder = (plan: Plan, asks: readonly Ask[]): Ask[] =>
  [...asks].sort(
    (a, b) => indexOf(plan, a.parsed) - indexOf(plan, b.parsed) || comparePositions(a.range.start, b.range.start),
  );

/** Everything open that names somebody who has to act. Tasks are not counted. */
function asksIn(plan: Plan): Ask[] {
  const own = headOf(plan, 'owner')?.pair.value.text;
  const found: Ask[] = [];
  const add = (what: Ask['what'], { parsed }: Entry, node: Node | undefined, heirs: Ask['heirs']): void => {
    if (node?.kind === 'scalar') found.push({ what, person: node.text, parsed, range: node.range, heirs });
  };
  for (const it of entriesOf(plan, 'activity')) {
    if (it.parent || !isOpen(it.value)) continue;
    add('blocker', it, field(it, 'blocked', 'by')?.value, [it.value.owner, own]);
    // Whoever owns the work comes last to approve it.
    for (const { node, met } of criteria(it))
      if (!met) add('approval', it, descend(node, ['by'])?.value, [own, it.value.owner]);
  }
  for (const it of entriesOf(plan, 'decision'))
    if (!field(it, 'chosen')) add('decision', it, field(it, 'owner')?.value, [own]);
  return found;
}

/** The latest of what is too much goes to those who own the work, else to whoever is waited for least. */
function fixes(plan: Plan, frame: Frame, person: string, most: number): Fix[] {
  const all = byPerson(plan, frame);
  const counts = new Map(all.map(it => [it[0]!.person, it.length]));
  const asks = inOrder(plan, all.find(it => it[0]!.person === person) ?? []);
  const people = known(plan, 'person').map(it => it.id);
  const others = people.length ? people : entriesOf(plan, 'activity').flatMap(it => it.value.owner ?? []);
  const load = (name: string): number => counts.get(name) ?? 0;
  const takes = (name: string | undefined): name is string =>
    name !== undefined && name !== person && load(name) < most && readOwner(name, frame.owners).kind === 'person';
  const moves = asks.slice(most).map(it => {
    const idle = others.filter(takes).sort((a, b) => load(a) - load(b))[0];
    const heir = it.heirs.find(takes) ?? idle ?? somebody;
    counts.set(heir, load(heir) + 1);
    return { heir, edit: replace(plan, it, quote(heir, true)) };
  });
  const heirs = [...new Set(moves.map(it => it.heir))];
  const what = moves.length === 1 ? 'the latest' : `the latest ${moves.length}`;
  const isOpen = heirs.includes(somebody);
  const to = isOpen ? 'others, to fill in' : listed(heirs.map(named), 3); // biome-ignore format: one list
  return [{ title: `Hand ${what} to ${to}`, edits: moves.map(it => it.edit) }];
}

export const docs =
  'Whatever waits for one busy person waits long: the plan moves at the pace of one calendar. Hand some of it to those who own the work.';

export const examples: Example[] = [
  {
    name: 'blockers, an approval and a decision, all waiting for one',
    plan: `
owner: ana
decisions:
  fund-gap: { owner: maya, by: 2026-07-31, options: [fund it, cut scope] }
activities:
  audit:
    owner: dev
    done: [{ criterion: Report of 12 suppliers approved, by: maya }]
  form: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a signature } }
  portal: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a licence } }
  handoff: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a trainer } }
  queue: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a budget } }
  report: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: an answer } }
  #                                    ^^^^ 7 open matters wait for "maya": 5 blockers, 1 approval and 1 decision. More than 6 is too much for one person; hand some over.
`,
    fixed: `
owner: ana
decisions:
  fund-gap: { owner: maya, by: 2026-07-31, options: [fund it, cut scope] }
activities:
  audit:
    owner: dev
    done: [{ criterion: Report of 12 suppliers approved, by: maya }]
  form: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a signature } }
  portal: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a licence } }
  handoff: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a trainer } }
  queue: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a budget } }
  report: { owner: tom, blocked: { by: tom, since: 2026-07-22, need: an answer } }
`,
  },
  {
    name: 'a house rule of two, and an owner who is the one asked',
    plan: `
owner: maya
rules:
  lead-overload: 2
activities:
  audit:
    owner: maya
    done:
      - { criterion: 12 suppliers audited, by: maya }
      - { criterion: Report read by the board, by: maya }
      - { criterion: Two contracts renewed, by: maya }
  form: { owner: tom, done: [{ criterion: 3 clients use the form, by: maya, met: 2026-07-20 }] }
  portal: { owner: dev, done: [{ criterion: 0 sign-ins for 14 days, by: maya }] }
  #                                                                     ^^^^ 4 open matters wait for "maya": 4 approvals. More than 2 is too much for one person; hand some over.
`,
    fixed: `
owner: maya
rules:
  lead-overload: 2
activities:
  audit:
    owner: maya
    done:
      - { criterion: 12 suppliers audited, by: maya }
      - { criterion: Report read by the board, by: maya }
      - { criterion: Two contracts renewed, by: tom }
  form: { owner: tom, done: [{ criterion: 3 clients use the form, by: maya, met: 2026-07-20 }] }
  portal: { owner: dev, done: [{ criterion: 0 sign-ins for 14 days, by: dev }] }
`,
  },
  {
    name: 'no more than six, and what is done does not count',
    plan: `
decisions:
  fund-gap: { owner: maya, chosen: fund it, decided: 2026-07-20, because: it pays back }
activities:
  form: { owner: tom, blocked: { by: maya, since: 2026-07-22, need: a signature } }
  portal: { owner: tom, status: done, done: [{ criterion: 0 sign-ins for 14 days, by: maya }] }
`,
  },
];
