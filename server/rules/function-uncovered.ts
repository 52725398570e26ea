import type { ValueType } from '../language/values.ts';
import { newActivity } from '../mend/new-entry.ts';
import { asWord, crewsFor } from '../plan/crew.ts';
import { quote } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import type { Plan } from '../plan/plan.ts';
import { find, headOf, known, type Place } from '../plan/query.ts';
import { insertEntry } from '../plan/sections.ts';
import { isVacancy } from '../plan/skills.ts';
import { cited, kebab, unused } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { jobsOf } from '../reckon/job.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const functions: ValueType<string> = { expects: 'a list of functions, such as [security, network]', read: it => it };
const self = {
  id: 'function-uncovered',
  settings: {
    '': { type: functions as ValueType, default: 'none', says: 'the functions that somebody must own work for' },
  },
};
/** What a fix writes: half a day a week, to be corrected. */
const usual = '10%';

export default rule({
  ...self,
  group: 'Risk, gates, readiness',
  severity: 'warning',
  summary: 'reports a function of those that house rules list for which no team has anybody who owns open work',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const listed = threshold<string>(self, frame)
      .split(',')
      .map(it => it.trim())
      .filter(it => it && it !== 'none');
    for (const name of new Set(listed)) {
      const crews = crewsFor(plan, asWord(name));
      if (crews.some(({ people }) => [...people].some(it => isBusy(plan, it)))) continue;
      const place = placeOf(plan, name);
      if (!place) continue;
      const why = crews.length
        ? `nobody of ${crews.map(it => cited(it.team.id)).join(' and ')} owns open work`
        : 'no team has that function';
      report(place, `Nobody is at work for ${cited(name)}: ${why}. Say who is.`, {
        fixes: now => fixes(now, frame, name),
      });
    }
  },
});

const isBusy = (plan: Plan, person: string): boolean =>
  jobsOf(plan)
    .of(person)
    .some(it => it.owner === person);

/** The word in the house rules of the plan; where the rules are those of the whole folder, the first plan is told. */
function placeOf(plan: Plan, name: string): Place | undefined {
  const rules = headOf(plan, 'rules');
  const value = rules?.pair.value.pairs.find(it => it.key.text === self.id)?.value;
  const node = [...(value?.items ?? []), ...(value ? [value] : [])].find(
    it => it.kind === 'scalar' && it.text.includes(name),
  );
  if (rules && node) return { parsed: rules.parsed, range: node.range };
  const own = plan.others?.name ?? '';
  const head = (plan.others?.others() ?? []).some(it => it.name < own) ? undefined : headOf(plan, 'plan');
  return head && { parsed: head.parsed, range: head.pair.value.range };
}

function fixes(plan: Plan, frame: Frame, name: string): Fix[] {
  const [crew] = crewsFor(plan, asWord(name));
  const work = (of: Plan, lead: string) =>
    newActivity(of, frame, {
      id: `run-${kebab(name)}`,
      title: `Look after ${name}`,
      owner: lead,
      load: usual,
      done: 'Each request answered within 2 working days',
    });
  if (crew) {
    const { id, edit } = work(plan, crew.lead);
    return [
      { title: `Add the continuous activity "${id}" of ${named(crew.lead)}, with ${usual} of the day`, edits: [edit] },
    ];
  }
  const people = known(plan, 'person').filter(it => !isVacancy(it));
  const lead = people.find(it => it.id === frame.head.owner) ?? people[0];
  if (!lead) return [];
  const team = unused(kebab(name), it => !!find(plan, 'team', it));
  const added = insertEntry(plan, 'teams', team, [`lead: ${quote(lead.id, true)}`, `function: ${quote(name, true)}`]);
  const title = `Add the team "${team}" with that function, led by ${named(lead.id)}`;
  if (isBusy(plan, lead.id)) return [{ title, edits: [added] }];
  const { id, edit } = work(plan, lead.id);
  return [{ title: `${title}, and the continuous activity "${id}"`, edits: [added, edit] }];
}

export const docs =
  'Some functions must never be nobody’s: security, network, payroll. House rules list them (`function-uncovered: [security, network]`), and it is told when no team with that `function` has anybody who owns open work in any plan of the folder. The lead of a team counts as one of its people.';

export const examples: Example[] = [
  {
    name: 'no team of that function, and one whose people own nothing',
    plan: `
owner: maya
teams:
  guard: { lead: ines, function: Security and compliance }
people:
  maya: {}
  ines: { team: guard }
activities:
  build: { owner: maya, due: 2026-08-21 }
rules:
  function-uncovered: [security, network]
  #                    ^^^^^^^^ Nobody is at work for "security": nobody of "guard" owns open work. Say who is.
  #                              ^^^^^^^ Nobody is at work for "network": no team has that function. Say who is.
`,
    fixed: `
owner: maya
teams:
  guard: { lead: ines, function: Security and compliance }
people:
  maya: {}
  ines: { team: guard }
activities:
  build: { owner: maya, due: 2026-08-21 }
  run-security:
    title: Look after security
    owner: ines
    done: Each request answered within 2 working days
    load: 10%
rules:
  function-uncovered: [security, network]
`,
  },
  {
    name: 'a team for it',
    plan: `
owner: maya
people:
  maya: {}
activities:
  build: { owner: maya, due: 2026-08-21 }
rules: { function-uncovered: network }
#                            ^^^^^^^ Nobody is at work for "network": no team has that function. Say who is.
`,
    fixed: `
owner: maya
teams:
  network:
    lead: maya
    function: network
people:
  maya: {}
activities:
  build: { owner: maya, due: 2026-08-21 }
rules: { function-uncovered: network }
`,
  },
  {
    name: 'somebody owns work in another plan, and nothing is listed that nobody does',
    plan: `
owner: maya
teams:
  guard: { lead: ines, function: Security }
  net: { function: network operations }
people:
  maya: {}
  ines: {}
  kofi: { team: net }
activities:
  cables: { owner: kofi, due: 2026-08-21 }
rules: { function-uncovered: { severity: error } }
`,
    others: { crm: { plan: 'activities:\n  audit: { owner: ines }\nrules: { function-uncovered: security }\n' } },
  },
];
