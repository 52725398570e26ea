import type { Entry } from '../plan/parse.ts';
import type { Plan } from '../plan/plan.ts';
import { contributors, type EntryOf, entriesOf, find, headOf, inherited, known } from '../plan/query.ts';
import { sectionOf } from '../plan/section.ts';
import { idOf, type OwnerContext, readOwner } from '../words/owner.ts';

/** Stands where one person is still to be named. */
export const somebody = 'name one person';

const bare = (text: string): string =>
  text
    .slice(0, 200)
    .toLowerCase()
    .replace(/[\s\-_.@]/g, '');
const spaced = (text: string): string => text.slice(0, 200).toLowerCase().replace(/\s+/g, ' ').trim();

/** The ids of the people whose spelling, name or e-mail address a text is, in this plan or those around. */
export function peopleCalled(plan: Plan, text: string): string[] {
  if (find(plan, 'person', text)) return [text];
  const id = idOf(text);
  const same = ({ id: other, value }: EntryOf<'person'>): boolean =>
    other === id ||
    (bare(text) !== '' && bare(other) === bare(text)) ||
    (!!value.name && spaced(value.name) === spaced(text)) ||
    (!!value.email && spaced(value.email) === spaced(text));
  return [
    ...new Set(
      known(plan, 'person')
        .filter(same)
        .map(it => it.id),
    ),
  ];
}

/** How a name is written in this plan: by the id of the one person whom it means, else as it stands. */
export function nameIn(plan: Plan, text: string): string {
  const [id, ...others] = peopleCalled(plan, text);
  return id !== undefined && !others.length ? id : text;
}

const groupWords = /^(?:the|our|my)\s|[\s-]+(?:team|squad|group|department|dept|crew)\.?$/g;
/** The teams whose id, title or function a text is, with or without words such as "the" and "team". */
export function teamsCalled(plan: Plan, text: string): EntryOf<'team'>[] {
  const plain = (it: string): string => bare(it.slice(0, 200).toLowerCase().trim().replace(groupWords, ''));
  const name = plain(text.replace(/\([^()]*\)/g, ''));
  return known(plan, 'team').filter(({ id, value }) =>
    [id, value.title, value.function].some(it => it !== undefined && plain(it) === name),
  );
}

/** Somebody who may own a thing, and why. */
export interface Choice {
  readonly name: string;
  /** Completes "Make NAME the owner, …"; empty for just anybody. */
  readonly says: string;
}

/** Who may own an entry, or the plan: its contributors, the owner of its workstream, a team's lead, the plan's owner; failing these anybody whom the plan knows, and at last a text to fill in. */
export function choices(plan: Plan, entry: Entry | undefined, owners: OwnerContext): Choice[] {
  const isKnown = ({ name }: Choice): boolean => !owners.people || owners.people.has(name);
  const near = entry ? around(plan, entry) : aboutPlan(plan);
  const all = onePerson(
    near.map(it => ({ ...it, name: nameIn(plan, it.name) })),
    owners,
  ).filter(isKnown);
  if (all.length) return all;
  const people = known(plan, 'person').map(it => ({ name: it.id, says: '' }));
  const anybody = onePerson(people.length ? people : ownersOf(plan), owners).slice(0, 5);
  return anybody.length ? anybody : [{ name: somebody, says: 'to fill in' }];
}

/** Those that are one person by name, each once. */
export const onePerson = (all: readonly Choice[], owners: OwnerContext): Choice[] =>
  all.filter(
    (it, i) => readOwner(it.name, owners).kind === 'person' && all.findIndex(other => other.name === it.name) === i,
  );

function around(plan: Plan, entry: Entry): Choice[] {
  const { with: helpers, workstream } = entry.value as EntryOf<'activity'>['value'];
  const names = entry.kind === 'activity' ? contributors({ with: helpers }) : [];
  const stream =
    entry.kind === 'activity' && workstream !== undefined ? find(plan, 'workstream', workstream) : undefined;
  const own = headOf(plan, 'owner')?.pair.value.text;
  return [
    ...names.map(name => ({ name, says: 'who is in "with"' })),
    ...(stream?.value.owner ? [{ name: stream.value.owner, says: `as of the workstream "${stream.id}"` }] : []),
    ...leads(plan, names),
    ...(own ? [{ name: own, says: 'as of the plan' }] : []),
  ];
}

/** The leads of the teams of some people; of the one team where there is only one. */
function leads(plan: Plan, names: readonly string[]): Choice[] {
  const all = known(plan, 'team');
  const theirs = new Set(names.map(it => find(plan, 'person', nameIn(plan, it))?.value.team));
  const teams = all.length === 1 ? all : all.filter(it => theirs.has(it.id));
  return teams.flatMap(({ id, value }) => (value.lead ? [{ name: value.lead, says: `who leads "${id}"` }] : []));
}

/** Whoever leads the review, and those who own most of the work. */
function aboutPlan(plan: Plan): Choice[] {
  const review = sectionOf(plan, 'review')?.node.pairs.find(it => it.key.text === 'owner')?.value.text;
  return [...(review ? [{ name: review, says: 'who leads the review' }] : []), ...ownersOf(plan).slice(0, 3)];
}

function ownersOf(plan: Plan): Choice[] {
  const counts = new Map<string, number>();
  for (const { value } of entriesOf(plan, 'activity'))
    if (value.owner) counts.set(value.owner, (counts.get(value.owner) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => ({ name, says: `who owns ${count === 1 ? 'an activity' : `${count} activities`}` }));
}

/** Who may approve an activity: the plan's owner, else anybody near it but the one who owns it. */
export function approver(plan: Plan, entry: EntryOf<'activity'>, owners: OwnerContext): string {
  const own = headOf(plan, 'owner')?.pair.value.text ?? '';
  const owner = nameIn(plan, inherited(entry, 'owner') ?? '');
  const people = known(plan, 'person').map(it => ({ name: it.id, says: '' }));
  const all = [{ name: nameIn(plan, own), says: '' }, ...choices(plan, entry, owners), ...people];
  const one = onePerson(all, owners).find(it => it.name !== owner && (!owners.people || owners.people.has(it.name)));
  return one?.name ?? somebody;
}
