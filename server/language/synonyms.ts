/** What other tools and other teams call a key: for each place, the key, then the words that people write for it. */
type Synonyms = Readonly<Record<string, readonly string[]>>;
const words = (text: string): readonly string[] => text.split(/,\s*/);

const titles = words('name, summary, description, subject, label, what, headline');
const owners = words(
  'assignee, assigned, assigned to, responsible, accountable, lead, leader, who, person, dri, manager',
);
const deadlines = words(
  'deadline, due date, duedate, due by, end, end date, target date, finish, until, eta, when, date',
);
const reasons = words('reason, why, rationale, justification');

// biome-ignore format: one key a line
const activity: Synonyms = {
  title: titles,
  owner: owners,
  with: words('contributors, helpers, support, participants, collaborators, members, assignees, team'),
  start: words('begin, begins, start date, starts, from, not before'),
  due: [...deadlines, 'by', 'to'],
  checkin: words('check in, midpoint, midpoint check, checkpoint'),
  effort: words('estimate, estimated, duration, size, work, hours, days, time, estimation, person days'),
  every: words('recurs, recurring, recurrence, repeat, repeats, frequency, cadence, interval, rhythm'),
  after: words('depends, depends on, dependencies, dependency, needs, requires, prerequisites, predecessors, waits for, waiting for, blocked by'),
  blocked: words('blocker, blockers, impediment, impediments, blocked by, waiting on, obstacle'),
  impact: words('value, benefit, importance, business value'),
  priority: words('rank, prio, order, ranking, urgency'),
  metric: words('kpi, measure, kpis, metrics, okr, indicator, success metric'),
  done: words('definition of done, dod, acceptance, acceptance criteria, criteria, done when, deliverable, deliverables, success criteria, exit criteria'),
  status: words('state, progress, stage, phase'),
  because: reasons,
  log: words('journal, notes, note, comments, comment, history, updates'),
  links: words('link, url, urls, ticket, tickets, issue, docs, documents, jira'),
  tasks: words('subtasks, sub tasks, steps, todo, todos, actions, action plan, checklist, activities, children'),
  load: words('continuous, allocation, utilisation, utilization'),
  spent: words('time spent, actual, actuals, logged'),
  remaining: words('left, to go'),
  workstream: words('project, stream, track, program, programme'),
  skills: words('skill, competencies'),
  cost: words('price, spend, expense, budget'),
  escalate: words('escalation, escalate to'),
  accepted: words('accepted by, handoff, hand off, agreed'),
  optional: words('nice to have, can be cut'),
};
const metric: Synonyms = {
  title: titles,
  owner: owners,
  unit: words('units, measured in'),
  target: words('goal, aim, to, objective'),
  limit: words('threshold, alarm, alert, max, maximum, min, minimum, red line, breach'),
  every: words('frequency, interval, cadence, review'),
  readings: words('values, data, actuals, measurements, history, current, actual'),
  source: words('url, link, data source, dashboard'),
  counter: words('against, counters, guardrail, guardrails'),
};
const goal: Synonyms = {
  outcome: words('objective, title, statement, goal, description, name, text, what, result'),
  metric: words('kpi, measure, measured by, metrics, indicator, key result'),
  from: words('baseline, start, current, today'),
  to: words('target, aim'),
  by: deadlines.concat('due'),
};
const person: Synonyms = {
  name: words('full name, title, display name'),
  role: words('position, job, job title, function'),
  team: words('department, group, squad'),
  email: words('mail, e mail'),
  capacity: words('hours, availability, contract, working hours'),
  skills: words('skill, knows, competencies'),
  leave: words('vacation, vacations, holidays, holiday, absence, absences, pto, days off, away'),
  certifications: words('certificates, certs'),
  from: words('start, starts, joins, since'),
  until: words('end, to, leaves, ends'),
  rate: words('cost, hourly rate, day rate'),
};

// biome-ignore format: one key a line
/** By kind of entry, by section, or by the key that a map stands under; `plan` is the margin. */
export const synonyms: Readonly<Record<string, Synonyms>> = {
  plan: {
    plan: words('title, name, plan name'),
    kind: words('type, plan type'),
    owner: owners,
    status: words('state, phase, stage'),
    period: words('timeframe, time frame, horizon, quarter, timeline, dates, duration'),
    review: words('cadence, checkin, check in, review cycle, rhythm, meeting'),
    goal: words('objective, objectives, aim, purpose, outcome statement, okr'),
    metrics: words('kpis, kpi, measures, measure, indicators, key results, metric'),
    resources: words('resource, funding'),
    milestones: words('milestone, phases, key dates, gates'),
    activities: words('activity, tasks, task, steps, todo, todos, actions, action items, work, action plan, initiatives, work items'),
    people: words('team members, members, staff, persons, person, who'),
    teams: words('team, departments, groups, squads'),
    calendars: words('calendar, holidays, working days'),
    workstreams: words('workstream, projects, streams, tracks, programmes'),
    risks: words('risk, risk register, threats'),
    decisions: words('decision, open questions, choices'),
    constraints: words('limits, guardrails, restrictions, assumptions'),
    consulted: words('stakeholders, consult'),
    informed: words('inform, audience'),
    serves: words('supports, parent, contributes to, strategy'),
    scenarios: words('scenario, what if'),
    opsplan: words('version, schema'),
    rules: words('rule, checks, lint, settings, config'),
  },
  activity,
  metric,
  goal,
  person,
  milestone: { at: words('date, due, on, by, when, day'), owner: owners, title: titles },
  team: { title: titles, lead: words('leader, owner, manager, head'), function: words('purpose, type'), ceiling: words('max, limit') },
  workstream: { title: titles, owner: owners, client: words('customer, account'), revenue: words('value, income, price'), budget: words('cost'), probability: words('likelihood, chance') },
  risk: {
    title: [...titles, 'risk'],
    owner: owners,
    likelihood: words('probability, chance'),
    impact: words('severity, effect, damage'),
    mitigation: words('response, action, countermeasure, measure'),
    review: words('every, reviewed, cadence'),
  },
  decision: {
    question: [...titles, 'title', 'topic', 'decision'],
    owner: [...owners, 'decider', 'approver'],
    by: [...deadlines, 'due'],
    options: words('choices, alternatives, answers'),
    chosen: words('choice, answer, outcome, result, decision taken'),
    because: reasons,
    decided: words('decided on, date decided'),
    affects: words('blocks, impacts, concerns'),
  },
  calendar: { week: words('days, working days, workdays'), hours: words('hours a day, day'), holidays: words('days off, closed, leave'), zone: words('timezone, time zone, tz') },
  scenario: { title: titles, assume: words('assumptions, changes, set, if') },
  review: { every: words('frequency, interval, cadence'), on: words('day, weekday'), owner: owners },
  done: { criterion: words('title, name, what, text, description, criteria'), by: words('approver, approved by, owner, who, accepted by'), met: words('done, date, on, approved, status') },
  blocked: { by: words('who, owner, person, on'), since: words('from, date, start, started'), need: words('reason, why, what, needs, because, description'), decision: words('decisions') },
  priority: { rank: words('value, number, priority, order'), because: reasons },
  constraints: { title: [...titles, 'limit'], freeze: words('dates, period, from, range') },
  budget: { have: words('available, has, current, planned'), need: words('needs, required, needed, gap') },
};

/** For the keys that take a few words only: each word, then what people write for it. `activity.status` before `status`. */
// biome-ignore format: one key a line
export const wordSynonyms: Readonly<Record<string, Synonyms>> = {
  'activity.status': {
    todo: words('open, new, planned, not started, pending, backlog, to do, ready, scheduled'),
    'in progress': words('wip, doing, started, active, ongoing, working, in work, in review, running'),
    blocked: words('on hold, waiting, stuck, paused, stalled, impeded'),
    done: words('completed, complete, finished, closed, resolved, delivered'),
    dropped: words('cancelled, canceled, abandoned, rejected, removed, obsolete, deferred'),
  },
  'plan.status': {
    draft: words('planned, proposed, new, todo, in progress, wip, in review'),
    live: words('active, approved, running, in force, published, open, current, final'),
    closed: words('done, finished, completed, complete, archived, ended, dropped'),
  },
  'workstream.status': {
    tentative: words('proposed, pipeline, prospect, planned, draft, open, lead'),
    confirmed: words('won, signed, active, live, approved, agreed'),
    closed: words('done, lost, ended, finished, completed'),
  },
  'plan.kind': {
    ops: words('operations, operational, run, running, operation'),
    project: words('delivery, programme, program'),
    strategy: words('strategic, roadmap, long term, annual'),
  },
  stage: {
    identified: words('found'), detailed: words('planned, specified, designed'), decided: words('approved, agreed, committed'),
    implemented: words('done, live, built, delivered'), closed: words('measured, finished, realised, realized'),
  },
  yesno: { yes: words('y, on, 1, t, ja, oui, si'), no: words('n, off, 0, f, nein, non') },
};
