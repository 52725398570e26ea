import { type Day, iso, readDay } from '../language/day.ts';
import { counted } from '../plan/wording.ts';
import { type Activity, type Brought, clean, type Incoming, nothing, type Said, yaml, yamlList } from './incoming.ts';
import { impactOf, progressOf } from './issue-words.ts';

type Part = Readonly<Record<string, unknown>>;
const part = (it: unknown): Part => (typeof it === 'object' && it && !Array.isArray(it) ? (it as Part) : {});
const text = (it: unknown): string => (typeof it === 'string' ? it : typeof it === 'number' ? `${it}` : '');
/** A list, also as the nodes of a page. */
const list = (it: unknown): readonly Part[] => {
  const all = Array.isArray(it) ? it : part(it).nodes;
  return Array.isArray(all) ? all.map(part) : [];
};
const dayOf = (it: unknown): Day | undefined => readDay(text(it).slice(0, 10));
const mostCriteria = 20;

/** Issues of GitHub, as `gh issue list --json …` or its API gives them: one activity each, closed ones done. */
export function fromGithub(source: string, title: string): Brought | { refused: string } {
  let issues: readonly Part[];
  try {
    const read: unknown = JSON.parse(source.replace(/^\ufeff/, ''));
    issues = list(Array.isArray(read) ? read : (part(read).issues ?? part(read).items ?? read));
  } catch {
    return {
      refused:
        'This is no JSON. Write it with: gh issue list --state all --json number,title,state,stateReason,assignees,labels,milestone,body,closedAt,url',
    };
  }
  if (!issues.some(it => it.number !== undefined && text(it.title)))
    return { refused: 'No issue in it has both a number and a title. Ask gh for the fields number and title.' };
  const pulls = issues.filter(it => it.pull_request);
  const all = issues.filter(it => !it.pull_request);
  const people = new Map<string, Incoming>();
  const milestones = new Map<string, Incoming>();
  const activities = all.map(it => issue(it, people, milestones));
  const prose = all.filter(it => clean(text(it.body).replace(/^[ \t]{0,20}[-*] \[[ xX]\].*$/gm, ''))).length;
  const left = [
    ...(pulls.length ? [`${counted(pulls.length, 'pull request')} left out.`] : []),
    ...(prose ? [`The text of ${counted(prose, 'issue')} stays where it is; its link leads there.`] : []),
  ];
  return { ...nothing, title, people: [...people.values()], milestones: [...milestones.values()], activities, left };
}

function issue(it: Part, people: Map<string, Incoming>, milestones: Map<string, Incoming>): Activity {
  const body = text(it.body).slice(0, 100_000);
  const labels = list(it.labels)
    .map(at => text(at.name))
    .filter(Boolean);
  const plainLabels = Array.isArray(it.labels) ? it.labels.filter(at => typeof at === 'string') : [];
  const all = [...labels, ...(plainLabels as string[])];
  const names = list(it.assignees)
    .map(at => person(at, people))
    .filter(at => at !== undefined);
  const [owner, ...others] = names;
  const stone = milestone(part(it.milestone), milestones);
  const impact = all.map(impactOf).find(at => at !== undefined);
  const url = text(it.html_url) || text(it.url);
  const says: Said[] = [
    ...(owner === undefined ? [] : [['owner', yaml(owner)] as const]),
    ...(others.length ? [['with', yamlList(others)] as const] : []),
    ...(stone?.day === undefined ? [] : [['due', iso(stone.day)] as const]),
    ...(impact === undefined ? [] : [['impact', `${impact}`] as const]),
    ...criteriaIn(body),
    ...standing(it, all),
    ...(/^https?:\/\/\S{1,1000}$/.test(url) ? [['links', yamlList([url])] as const] : []),
  ];
  const notes = [
    ...(stone && stone.day === undefined ? [`milestone: ${stone.title}`] : []),
    ...(all.length ? [`labels: ${all.join(', ')}`] : []),
  ];
  const after = [...body.matchAll(/(?:depends on|blocked by|waits for|requires) ((?:#\d{1,9}(?:,? ?(?:and )?)){1,20})/gi)]
    .flatMap(([, refs]) => refs!.match(/#\d+/g) ?? []); // biome-ignore format: one search
  return {
    key: `#${text(it.number)}`,
    title: clean(text(it.title)) || 'Untitled',
    says,
    notes,
    after: after.map(key => ({ key })),
    tasks: [],
  };
}

function standing(it: Part, labels: readonly string[]): Said[] {
  const closed = dayOf(it.closedAt ?? it.closed_at);
  if (/^closed$/i.test(text(it.state))) {
    if (/^(?:not_planned|duplicate)$/i.test(text(it.stateReason ?? it.state_reason)))
      return [['status', 'dropped'], ['because', 'It was closed as not planned.']]; // biome-ignore format: two keys
    return [['status', 'done'], ...(closed === undefined ? [] : [['finished', iso(closed)] as const])];
  }
  const status = labels.map(progressOf).find(at => at === 'in progress' || at === 'blocked');
  if (status === 'blocked')
    return [['blocked', yaml(`its label is "${labels.find(at => progressOf(at) === 'blocked')}"`)]];
  return status ? [['status', status]] : [];
}

/** The boxes of an issue, ticked or not: what is true when it is done. */
function criteriaIn(body: string): Said[] {
  const boxes = [...body.matchAll(/^[ \t]{0,20}[-*] \[[ xX]\][ \t]+(\S.*)$/gm)]
    .map(it => clean(it[1]!))
    .filter(Boolean);
  const shown = boxes.slice(0, mostCriteria);
  return shown.length > 1 ? [['done', yamlList(shown)]] : shown.length ? [['done', yaml(shown[0]!)]] : [];
}

function person(it: Part, people: Map<string, Incoming>): string | undefined {
  const login = text(it.login) || text(it.name);
  const id = clean(login)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}_.-]+/gu, '-');
  if (!id || !/\p{L}/u.test(id)) return undefined;
  const name = clean(text(it.name));
  if (!people.has(id))
    people.set(id, { key: id, id, says: name && name !== login ? [['name', yaml(name)]] : [], notes: [] });
  return id;
}

function milestone(
  it: Part,
  all: Map<string, Incoming>,
): { readonly title: string; readonly day: Day | undefined } | undefined {
  const title = clean(text(it.title));
  if (!title) return undefined;
  const day = dayOf(it.dueOn ?? it.due_on);
  if (day !== undefined && !all.has(title))
    all.set(title, { key: `milestone ${title}`, title, says: [['at', iso(day)], ['title', yaml(title)]], notes: [] }); // biome-ignore format: one entry
  return { title, day };
}
