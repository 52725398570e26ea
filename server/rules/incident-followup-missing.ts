import { iso } from '../language/day.ts';
import { newActivity, soon } from '../mend/new-entry.ts';
import { criteria, type EntryOf, inherited, isOneOff } from '../plan/query.ts';
import { isIncident, namesCause } from '../words/incident.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'incident-followup-missing',
  group: 'Risk, gates, readiness',
  severity: 'info',
  closed: true,
  summary: 'reports an incident or outage that is over, while nothing follows it and no criterion asks for its cause',
  entry: {
    activity(entry, near, report) {
      const { frame } = near;
      const { status, title } = entry.value;
      if (status !== 'done' || entry.parent || !isOneOff(entry.value)) return;
      if (!isIncident(entry.id) && !isIncident(title ?? '')) return;
      if (near.namers('activity', entry.id, 'after', 'activity').some(it => it.entry !== entry) || asksForCause(entry))
        return;
      report(
        entry.key.range,
        'The incident is over, and nothing here asks for its cause, so it may come back. Plan a look back, with a day.',
        {
          fixes: plan => {
            const due = soon(frame, 5);
            const { id, edit } = newActivity(plan, frame, {
              id: `review-${entry.id}`,
              title: `Find the cause of ${entry.id}`,
              owner: inherited(entry, 'owner'),
              due,
              after: entry.id,
              done: 'Cause named, and one measure against it has an owner and a day',
            });
            return [{ title: `Add the activity "${id}" after it, due ${iso(due)}`, edits: [edit] }];
          },
        },
      );
    },
  },
});

/** In its criteria, in its title, or in a task. */
const asksForCause = (entry: EntryOf<'activity'>): boolean =>
  namesCause(entry.value.title ?? '') ||
  criteria(entry).some(it => namesCause(it.text)) ||
  [...(entry.value.tasks ?? [])].some(([id, it]) => namesCause(`${id.replace(/[-_.]/g, ' ')} ${it.title ?? ''}`));

export const docs =
  'Service is back, everybody returns to what they did before, and the cause is still there. A short look back within a week, with a day and an owner, finds what let it happen and what would have shown it sooner. A criterion that asks for the cause does the same.';

export const examples: Example[] = [
  {
    name: 'over, and forgotten',
    plan: `
activities:
  dns-outage:
# ^^^^^^^^^^ The incident is over, and nothing here asks for its cause, so it may come back. Plan a look back, with a day.
    title: Restore name resolution in both data centres
    owner: ana
    status: done
    done: All 40 resolvers answer
`,
    fixed: `
activities:
  dns-outage:
    title: Restore name resolution in both data centres
    owner: ana
    status: done
    done: All 40 resolvers answer
  review-dns-outage:
    title: Find the cause of dns-outage
    owner: ana
    due: 2026-07-31
    after: [dns-outage]
    done: "Cause named, and one measure against it has an owner and a day"
`,
  },
  {
    name: 'on one line',
    plan: `
activities: { inc-4711: { title: Outage of the mail relay, owner: ana, status: done } }
#             ^^^^^^^^ The incident is over, and nothing here asks for its cause, so it may come back. Plan a look back, with a day.
`,
    fixed: `
activities: { inc-4711: { title: Outage of the mail relay, owner: ana, status: done }, review-inc-4711: { title: Find the cause of inc-4711, owner: ana, due: 2026-07-31, after: [inc-4711], done: "Cause named, and one measure against it has an owner and a day" } }
`,
  },
  {
    name: 'somebody looks back',
    plan: `
activities:
  dns-outage: { owner: ana, status: done }
  look-back: { owner: ana, after: [dns-outage] }
  mail-incident: { owner: ana, status: done, done: [Mail flows, Root cause in the log] }
  disk-incident: { owner: ana, status: done, tasks: { find-cause: { status: done } } }
`,
  },
  {
    name: 'not over yet, or no incident',
    plan: `
activities:
  web-outage: { owner: ana, status: in progress }
  runbook: { title: Write the incident runbook, owner: ana, status: done }
  fewer: { title: Reduce outage minutes by half, owner: ana, status: done }
  drill: { title: Second incident drill, owner: ana, status: done }
  look: { title: Post-incident review of the mail relay, owner: ana, status: done }
  desk: { title: Take calls after an incident, owner: ana, load: 10%, status: done }
`,
  },
  {
    name: 'somebody of another plan looks back',
    plan: `
activities:
  dns-outage: { owner: ana, status: done }
  mail-outage: { owner: ana, status: done }
# ^^^^^^^^^^^ The incident is over, and nothing here asks for its cause, so it may come back. Plan a look back, with a day.
`,
    others: { crm: { plan: 'activities:\n  look-back: { owner: lu, after: [ops/dns-outage] }\n' } },
  },
];
