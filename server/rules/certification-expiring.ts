import { type Day, iso } from '../language/day.ts';
import { addInterval } from '../language/time.ts';
import { type Interval, types, type ValueType } from '../language/values.ts';
import { newActivity } from '../mend/new-entry.ts';
import type { Edit } from '../plan/edit.ts';
import type { Frame } from '../plan/frame.ts';
import { dueDaysOf } from '../plan/landing.ts';
import { peopleOn } from '../plan/people.ts';
import type { Plan } from '../plan/plan.ts';
import { definedFirst, type EntryOf, entriesOf, field } from '../plan/query.ts';
import { isVacancy, skillKey, skillsOf } from '../plan/skills.ts';
import { cited, kebab } from '../plan/suggest.ts';
import { named } from '../plan/waiting.ts';
import { distance } from '../plan/wording.ts';
import { teamDays } from '../plan/workdays.ts';
import { type Job, jobsBy, jobsOf } from '../reckon/job.ts';
import { anew, editsOf, nameOf } from '../reckon/try-out.ts';
import { isRenewal } from '../words/renewal.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const self = {
  id: 'certification-expiring',
  settings: {
    '': {
      type: types.interval as ValueType,
      default: '8w',
      says: 'how long before its end a certification is reported',
    },
  },
};

const jobsOn = jobsBy(it => peopleOn(it.entry));

export default rule({
  ...self,
  group: 'Skills',
  severity: 'warning',
  summary: 'reports a certification that ends soon, or before work is due that asks for it, while nobody renews it',
  around: true,
  late: true,
  plan(plan, frame, report) {
    const { today } = frame;
    const soon = addInterval(today, threshold<Interval>(self, frame));
    for (const person of definedFirst(plan, 'person', 'certifications')) {
      const { certifications, until } = person.value;
      if (!certifications || isVacancy(person)) continue;
      const jobs = jobsOn(plan, person.id);
      for (const [name, end] of certifications) {
        if ((until !== undefined && until <= end) || jobs.some(it => isRenewed(it, name))) continue;
        const needed = jobs
          .filter(it => it.due !== undefined && it.due > end && asksFor(it, name))
          .sort((a, b) => a.due! - b.due!)[0];
        if (end > soon && !needed) continue;
        const pair = field(person, 'certifications', name);
        if (!pair) continue;
        const ends =
          end < today
            ? `ended on ${iso(end)}`
            : `ends on ${iso(end)}, ${distance(end, today, teamDays(plan, person.id))}`;
        const before = needed
          ? `, before ${cited(nameOf(needed))}, which asks for it, is due on ${iso(needed.due!)}`
          : '';
        report(
          { parsed: person.parsed, range: pair.value.range },
          `${cited(name)} of ${named(person.id)} ${ends}${before}, and nothing is planned to renew it.`,
          { fixes: (now, folder) => fixes(anew(now), frame, person, name, end, !!folder) },
        );
      }
    }
  },
});

const asksFor = ({ entry }: Job, name: string): boolean => skillsOf(entry).some(it => it.key === skillKey(name));
/** Work that says that it is renewed. */
function isRenewed({ entry }: Job, name: string): boolean {
  const text = `${entry.id} ${entry.value.title ?? ''}`;
  return isRenewal(text) && ` ${skillKey(text)} `.includes(skillKey(name));
}

/** A week before its end; where that is too soon, in two weeks. */
function fixes(plan: Plan, frame: Frame, person: EntryOf<'person'>, name: string, end: Day, reaches: boolean): Fix[] {
  const { today } = frame;
  const days = dueDaysOf(plan, person.id);
  const day = days.upTo(end - 7);
  const due = day > today ? day : days.add(today, 10);
  const add = (of: Plan): { id: string; edit: Edit } =>
    newActivity(of, frame, {
      id: `renew-${kebab(name)}`,
      title: `Renew ${name} of ${person.id}`,
      owner: person.id,
      due,
      effort: '1d..3d',
      done: 'New certificate filed, valid for another 12 months',
    });
  // Where the person has work, else beside the person.
  const far = entriesOf(plan, 'activity').length
    ? undefined
    : jobsOf(plan)
        .of(person.id)
        .find(it => it.home);
  const job = reaches ? far : undefined;
  const { id } = add(job?.home?.plan ?? plan);
  const title = `Add the activity "${job?.home ? `${job.home.name}/` : ''}${id}", due ${iso(due)}`;
  return [{ title, ...editsOf(plan, job ?? { home: undefined }, of => [add(of).edit]) }];
}

export const docs =
  'An exam is booked weeks ahead, and work that must be done by somebody certified stands still the day after. Plan the renewal as work of its own: with a title that says so, it is seen here.';

export const examples: Example[] = [
  {
    name: 'ends in five weeks',
    plan: `
people:
  ines:
    certifications:
      iso-27001: 2026-08-31
      #          ^^^^^^^^^^ "iso-27001" of ines ends on 2026-08-31, in 26 working days, and nothing is planned to renew it.
activities:
  audit: { owner: ines, due: 2026-08-14 }
`,
    fixed: `
people:
  ines:
    certifications:
      iso-27001: 2026-08-31
activities:
  audit: { owner: ines, due: 2026-08-14 }
  renew-iso-27001:
    title: Renew iso-27001 of ines
    owner: ines
    due: 2026-08-24
    effort: 1d..3d
    done: "New certificate filed, valid for another 12 months"
`,
  },
  {
    name: 'ends before work that asks for it, and one that is over',
    plan: `
people:
  ines: { certifications: { CISSP: 2026-10-31 } }
  #                                ^^^^^^^^^^ "CISSP" of ines ends on 2026-10-31, in 70 working days, before "audit", which asks for it, is due on 2026-11-27, and nothing is planned to renew it.
  kofi: { certifications: { forklift: 2026-07-10 } }
  #                                   ^^^^^^^^^^ "forklift" of kofi ended on 2026-07-10, and nothing is planned to renew it.
activities:
  audit: { owner: ines, due: 2026-11-27, skills: [cissp] }
`,
    fixed: `
people:
  ines: { certifications: { CISSP: 2026-10-31 } }
  kofi: { certifications: { forklift: 2026-07-10 } }
activities:
  audit: { owner: ines, due: 2026-11-27, skills: [cissp] }
  renew-cissp:
    title: Renew CISSP of ines
    owner: ines
    due: 2026-10-23
    effort: 1d..3d
    done: "New certificate filed, valid for another 12 months"
`,
  },
  {
    name: 'a week before its end nothing may go live',
    plan: `
constraints: [{ freeze: 2026-08-10..2026-09-04 }]
people:
  ines: { certifications: { cissp: 2026-08-31 } }
  #                                ^^^^^^^^^^ "cissp" of ines ends on 2026-08-31, in 26 working days, and nothing is planned to renew it.
activities:
  audit: { owner: ines, due: 2026-08-07 }
`,
    fixed: `
constraints: [{ freeze: 2026-08-10..2026-09-04 }]
people:
  ines: { certifications: { cissp: 2026-08-31 } }
activities:
  audit: { owner: ines, due: 2026-08-07 }
  renew-cissp:
    title: Renew cissp of ines
    owner: ines
    due: 2026-08-07
    effort: 1d..3d
    done: "New certificate filed, valid for another 12 months"
`,
  },
  {
    name: 'more than eight weeks, a renewal that is planned, and who leaves before',
    plan: `
people:
  ines: { certifications: { iso-27001: 2026-09-19, cissp: 2026-08-10 } }
  kofi: { until: 2026-07-31, certifications: { forklift: 2026-08-10 } }
activities:
  cissp: { title: Sit the exam to renew CISSP, owner: ines, due: 2026-08-03 }
  audit: { owner: ines, due: 2026-09-18, skills: [iso-27001] }
`,
  },
];
