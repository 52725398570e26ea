import { types } from '../language/values.ts';
import { addPerson } from '../mend/add-person.ts';
import { nameIn, peopleCalled, somebody, teamsCalled } from '../mend/owner-choice.ts';
import type { Folder } from '../plan/change.ts';
import { dropWord } from '../plan/drop.ts';
import { type Edit, eolOf, linesOf, quote, replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { ownersIn } from '../plan/owning.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find, isOpen, known } from '../plan/query.ts';
import { slipOf } from '../plan/slipped.ts';
import { cited, listed, near, unused } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { capital } from '../plan/wording.ts';
import { idOf, type OwnerContext, readOwner } from '../words/owner.ts';
import { isKnown } from '../words/owner-part.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'person-unknown',
  group: 'Ownership',
  severity: 'error',
  summary:
    'reports a person whom nobody under `people:` is, once a plan has people; under `blocked`, where outsiders may stand, only what looks like a slip, or two people of the plan in one. Without people: a text beside `owner` that names two people, or nobody, as a warning',
  chunk(parsed, { frame: { owners } }, report) {
    for (const token of parsed.tokens) {
      if (!token.meaning?.refersTo?.includes('person') || !isJudged(parsed, token)) continue;
      const message = owners.people ? unknown(parsed, token, owners) : notOne(token);
      if (message)
        report(token.range, message, {
          ...(!owners.people && { severity: 'warning' }),
          fixes: (plan, folder) => fixes(plan, parsed, token, owners, folder),
        });
    }
  },
});

function isJudged(parsed: Parsed, token: Token): boolean {
  const { node, text, entry } = token;
  if (node.kind !== 'scalar' || !text.trim()) return false;
  if (entry?.kind === 'activity' && !isOpen((entry as EntryOf<'activity'>).value)) return false;
  return !slipOf(parsed, token);
}
const isOutside = ({ key, path }: Token): boolean => key === 'by' && path.at(-2) === 'blocked';

function unknown(parsed: Parsed, token: Token, owners: Frame['owners']): string | undefined {
  const { node, text, key } = token;
  if (owners.people!.has(text)) return undefined;
  const isMeant = isOutside(token)
    ? near(text, owners.people!).length > 0 || isOfKnown(namesIn(text, owners), owners)
    : // What else may stand in place of an owner is for the rules about owners.
      key !== 'owner' || ownersIn(parsed, owners).some(it => it.pair.value === node && it.says.kind === 'person');
  return isMeant ? `Nobody under "people" is called ${cited(text)}. Correct the name, or add the person.` : undefined;
}

const isOfKnown = (names: readonly string[], owners: OwnerContext): boolean =>
  names.length > 1 && names.every(it => isKnown(it, owners));

/** Without people any one name is a person. An outsider may be a firm of two names, and who lifts a blocker is for blocker-unnamed. */
function notOne(token: Token): string | undefined {
  const { text, key } = token;
  if (key === 'owner' || isOutside(token)) return undefined;
  if (readOwner(text).kind === 'missing') return `${cited(text)} names nobody. Write who is meant, or remove it here.`;
  const names = namesIn(text).map(it => cited(it, 30));
  if (names.length < 2) return undefined;
  return `${listed(names, 3)} stand here in the place of one person. ${isOfOne(token) ? 'Keep one' : 'Name each by itself'}.`;
}
/** The keys that take one person. */
const isOfOne = ({ key }: Token): boolean => ['owner', 'by', 'lead'].includes(key);

/** All whom a text names, where it names more than one. */
function namesIn(text: string, owners?: OwnerContext): readonly string[] {
  const says = readOwner(text, owners);
  if (says.kind === 'shared') return [...new Set([...says.names, ...says.others])];
  return says.kind === 'not-plain' && says.helpers.length ? [says.owner, ...says.helpers] : [];
}

function fixes(plan: Plan, parsed: Parsed, token: Token, owners: OwnerContext, folder: Folder | undefined): Fix[] {
  const { text, range } = token;
  const write = (name: string, safe = false): Fix => ({
    title: `Write ${cited(name)}`,
    edits: [replace(plan, { parsed, range }, quote(name, true))],
    safe,
  });
  const ids = known(plan, 'person').map(it => it.id);
  const called = peopleCalled(plan, text);
  const alike = near(text, ids).filter(it => !called.includes(it));
  const found = [...called.map(it => write(it, called.length === 1)), ...alike.map(it => write(it))];
  const says = readOwner(text, owners);
  if (!owners.people) return [...parted(plan, parsed, token, namesIn(text)), dropWord(plan, parsed, token)];
  if (says.kind === 'person') return [...found, ...(called.length ? [] : [add(plan, parsed, token, folder)])];
  const meant =
    says.kind === 'shared'
      ? several(
          plan,
          parsed,
          token,
          says.names.map(it => nameIn(plan, it)),
        )
      : says.kind === 'team'
        ? teamsCalled(plan, text).flatMap(({ value }) =>
            value.lead && find(plan, 'person', value.lead) ? [write(value.lead)] : [],
          )
        : says.kind === 'not-plain'
          ? peopleCalled(plan, says.owner).map(it => write(it))
          : [];
  return [...found, ...meant, dropWord(plan, parsed, token)];
}

/** Where nobody is listed under `people:`: each name by itself in a list, else one of them. */
function parted(plan: Plan, parsed: Parsed, token: Token, names: readonly string[]): Fix[] {
  const { node, role } = token;
  if (role === 'key' || names.length < 2) return [];
  const put = (text: string): Edit[] => [replace(plan, { parsed, range: node.range }, text)];
  if (isOfOne(token)) return names.map(it => ({ title: `Keep ${named(it)}`, edits: put(quote(it, true)) }));
  const items = eachBy(plan, parsed, token, names);
  if (items.length) return items;
  const all = names.map(it => quote(it, true)).join(', ');
  return [{ title: `Name each: ${names.map(named).join(', ')}`, edits: put(`[${all}]`) }];
}

/** One item of a list that names several becomes as many, where all of them are known. */
const several = (plan: Plan, parsed: Parsed, token: Token, names: readonly string[]): Fix[] =>
  names.every(it => find(plan, 'person', it)) ? eachBy(plan, parsed, token, names) : [];

function eachBy(plan: Plan, parsed: Parsed, { node, range, role }: Token, names: readonly string[]): Fix[] {
  const before = linesOf(parsed)[range.start.line]!.slice(0, range.start.character);
  const dash = /^[ \t]*-[ \t]+$/.test(before);
  if (role !== 'value' || !(dash || /[[,][ \t]*$/.test(before))) return [];
  const ids = names.map(it => quote(it, true));
  const edits = [replace(plan, { parsed, range: node.range }, ids.join(dash ? eolOf(plan) + before : ', '))];
  return [{ title: `Name each: ${names.map(named).join(', ')}`, edits }];
}

function add(plan: Plan, parsed: Parsed, { text, range }: Token, folder: Folder | undefined): Fix {
  const isId = types.id.read(text) !== undefined;
  const id = unused(isId ? text : (idOf(text) ?? 'person'), it => !!find(plan, 'person', it));
  const words = text.replace(/[-_.@]+/g, ' ').trim();
  const name = isId && words ? capital(words) : text;
  const isMail = text.length < 200 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
  const { where, edits, ...beyond } = addPerson(plan, folder, id, [
    `${isMail ? 'email' : 'name'}: ${quote(name, true)}`,
  ]);
  return {
    ...beyond,
    title:
      text === somebody
        ? `Add somebody as "${id}" to "people"${where}`
        : `Add ${cited(text)} to "people"${where}${id === text ? '' : ` as "${id}"`}`,
    edits: [...edits, ...(id === text ? [] : [replace(plan, { parsed, range }, id)])],
  };
}

export const docs =
  'Whoever is not under `people:` has no hours, no leave and no mail address, and what they own is found by nobody. Correct the name, or add the person. Where no plan lists people, any one name is a person; two in one place are none, and a placeholder is nobody.';

export const examples: Example[] = [
  {
    name: 'a name in place of an id',
    plan: `
people:
  maya: { name: Maya Lindqvist, email: m.lind@example.org }
activities:
  audit:
    owner: Maya Lindqvist
    #      ^^^^^^^^^^^^^^ Nobody under "people" is called "Maya Lindqvist". Correct the name, or add the person.
    with: { m.lind@example.org: 20% }
    #       ^^^^^^^^^^^^^^^^^^ Nobody under "people" is called "m.lind@example.org". Correct the name, or add the person.
`,
    fixed: `
people:
  maya: { name: Maya Lindqvist, email: m.lind@example.org }
activities:
  audit:
    owner: maya
    with: { m.lind@example.org: 20% }
`,
  },
  {
    name: 'a slip of the fingers',
    plan: `
people:
  maya: { team: ops }
  dev: { team: ops }
activities:
  audit:
    owner: mayaa
    #      ^^^^^ Nobody under "people" is called "mayaa". Correct the name, or add the person.
    blocked: { by: deu, since: 2026-07-22, need: a signature }
    #              ^^^ Nobody under "people" is called "deu". Correct the name, or add the person.
`,
    fix: 'Write "dev"',
    fixed: `
people:
  maya: { team: ops }
  dev: { team: ops }
activities:
  audit:
    owner: mayaa
    blocked: { by: dev, since: 2026-07-22, need: a signature }
`,
  },
  {
    name: 'somebody new',
    plan: `
people:
  maya: { team: ops }
activities:
  audit: { owner: Kofi Adeyemi }
  #               ^^^^^^^^^^^^ Nobody under "people" is called "Kofi Adeyemi". Correct the name, or add the person.
`,
    fix: 'Add "Kofi Adeyemi" to "people" as "kofi-adeyemi"',
    fixed: `
people:
  maya: { team: ops }
  kofi-adeyemi:
    name: Kofi Adeyemi
activities:
  audit: { owner: kofi-adeyemi }
`,
  },
  {
    name: 'somebody new, where another plan lists the people',
    plan: `
activities:
  audit: { owner: Kofi Adeyemi, with: [mayaa] }
  #               ^^^^^^^^^^^^ Nobody under "people" is called "Kofi Adeyemi". Correct the name, or add the person.
  #                                    ^^^^^ Nobody under "people" is called "mayaa". Correct the name, or add the person.
`,
    others: {
      hr: {
        plan: `
people:
    maya: { team: ops }
rules: { due-missing: off }
`,
        fixed: `
people:
    maya: { team: ops }
    kofi-adeyemi:
      name: Kofi Adeyemi
rules: { due-missing: off }
`,
      },
      crm: { plan: 'plan: CRM\n' },
    },
    fix: 'Add "Kofi Adeyemi" to "people" of hr.opsplan as "kofi-adeyemi"',
    fixed: `
activities:
  audit: { owner: kofi-adeyemi, with: [mayaa] }
`,
  },
  {
    name: 'two in one place',
    plan: `
consulted: [Maya and Dev, lu]
#           ^^^^^^^^^^^^ Nobody under "people" is called "Maya and Dev". Correct the name, or add the person.
people:
  maya: { team: ops }
  dev: { team: ops }
  lu: { team: ops }
`,
    fix: 'Name each: maya, dev',
    fixed: `
consulted: [maya, dev, lu]
people:
  maya: { team: ops }
  dev: { team: ops }
  lu: { team: ops }
`,
  },
  {
    name: 'two in one place, where nobody is listed under people',
    plan: `
owner: Maya
consulted:
  - Ana/Bob
  # ^^^^^^^ "Ana" and "Bob" stand here in the place of one person. Name each by itself.
  - n/a
  # ^^^ "n/a" names nobody. Write who is meant, or remove it here.
activities:
  audit:
    owner: Dev
    with: [Ana w/ Bob]
    #      ^^^^^^^^^^ "Ana" and "Bob" stand here in the place of one person. Name each by itself.
    done:
      - { criterion: Report of 12 suppliers filed, by: Maya/Dev }
      #                                                ^^^^^^^^ "Maya" and "Dev" stand here in the place of one person. Keep one.
    blocked: { by: Ernst & Young, need: a signature }
`,
    fixed: `
owner: Maya
consulted:
  - Ana
  - Bob
  - n/a
activities:
  audit:
    owner: Dev
    with: [Ana w/ Bob]
    done:
      - { criterion: Report of 12 suppliers filed, by: Maya/Dev }
    blocked: { by: Ernst & Young, need: a signature }
`,
  },
  {
    name: 'two people of the plan who are to lift one blocker',
    plan: `
people:
  maya: { team: ops }
  dev: { team: ops }
activities:
  audit:
    owner: maya
    blocked: { by: maya/dev, since: 2026-07-22, need: a signature }
    #              ^^^^^^^^ Nobody under "people" is called "maya/dev". Correct the name, or add the person.
`,
    fix: 'Remove "by"',
    fixed: `
people:
  maya: { team: ops }
  dev: { team: ops }
activities:
  audit:
    owner: maya
    blocked: { since: 2026-07-22, need: a signature }
`,
  },
  {
    name: 'a team is asked, and nobody yet',
    plan: `
teams:
  ops: { lead: maya }
people:
  maya: { team: ops }
activities:
  audit:
    owner: maya
    done:
      - { criterion: Report of 12 suppliers filed, by: the ops team }
      #                                                ^^^^^^^^^^^^ Nobody under "people" is called "the ops team". Correct the name, or add the person.
      - { criterion: Report read, by: TBD }
      #                               ^^^ Nobody under "people" is called "TBD". Correct the name, or add the person.
`,
    fixed: `
teams:
  ops: { lead: maya }
people:
  maya: { team: ops }
activities:
  audit:
    owner: maya
    done:
      - { criterion: Report of 12 suppliers filed, by: maya }
      - { criterion: Report read, by: TBD }
`,
  },
  {
    name: 'known people, an outsider, a list of owners, and somebody whose work is done',
    plan: `
owner: maya
people:
  maya: { team: ops }
activities:
  audit:
    owner: [maya, lu]
    blocked: { by: Contoso Legal, since: 2026-07-22, need: a signature }
  rollout: { owner: lu, status: done }
`,
  },
];
