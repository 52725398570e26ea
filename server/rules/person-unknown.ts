import { types } from '../language/values.ts';
import { addPerson } from '../mend/add-person.ts';
import { nameIn, peopleCalled, somebody, teamsCalled } from '../mend/owner-choice.ts';
import type { Folder } from '../plan/change.ts';
import { dropWord } from '../plan/drop.ts';
import { eolOf, linesOf, quote, replace } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { ownersIn } from '../plan/owning.ts';
import type { Parsed, Token } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { type EntryOf, find, isOpen, known } from '../plan/query.ts';
import { slipOf } from '../plan/slipped.ts';
import { cited, near, unused } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { capital } from '../plan/wording.ts';
import { idOf, type OwnerContext, readOwner } from '../words/owner.ts';
import { type Example, type Fix, rule } from './rule.ts';

export default rule({
  id: 'person-unknown',
  group: 'Ownership',
  severity: 'error',
  summary:
    'reports a person whom nobody under `people:` is, once a plan has people; under `blocked`, where outsiders may stand, only what looks like a slip',
  chunk(parsed, { frame }, report) {
    const { owners } = frame;
    if (!owners.people) return;
    for (const token of parsed.tokens)
      if (token.meaning?.refersTo?.includes('person') && isUnknown(parsed, token, frame))
        report(
          token.range,
          `Nobody under "people" is called ${cited(token.text)}. Correct the name, or add the person.`,
          {
            fixes: (plan, folder) => fixes(plan, parsed, token, owners, folder),
          },
        );
  },
});

function isUnknown(parsed: Parsed, token: Token, { owners }: Frame): boolean {
  const { node, text, key, entry } = token;
  if (node.kind !== 'scalar' || !text.trim() || owners.people!.has(text)) return false;
  if (entry?.kind === 'activity' && !isOpen((entry as EntryOf<'activity'>).value)) return false;
  if (slipOf(parsed, token)) return false;
  if (key === 'by' && token.path.at(-2) === 'blocked') return near(text, owners.people!).length > 0;
  // What else may stand in place of an owner is for the rules about owners.
  return key !== 'owner' || ownersIn(parsed, owners).some(it => it.pair.value === node && it.says.kind === 'person');
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

/** One item of a list that names several becomes as many, where all of them are known. */
function several(plan: Plan, parsed: Parsed, { node, range, role }: Token, names: readonly string[]): Fix[] {
  const before = linesOf(parsed)[range.start.line]!.slice(0, range.start.character);
  const dash = /^[ \t]*-[ \t]+$/.test(before);
  if (role !== 'value' || !names.every(it => find(plan, 'person', it)) || !(dash || /[[,][ \t]*$/.test(before)))
    return [];
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
  'Whoever is not under `people:` has no hours, no leave and no mail address, and what they own is found by nobody. Correct the name, or add the person.';

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
