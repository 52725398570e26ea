import { iso } from '../language/day.ts';
import { clean, type Incoming, personId, type Said, yaml } from './incoming.ts';
import { restOf } from './tjp-rest-in.ts';
import { dayIn, type Statement, told } from './tjp-statements.ts';

/** The id of a person by the name of the resource. */
export type Resources = Map<string, string>;

/** A resource as a person; those below a group as persons of their own, for a plan has its people side by side. */
export function broughtResource(
  it: Statement,
  people: Incoming[],
  known: Resources,
  above: readonly Statement[] = [],
): void {
  const [id, title] = it.args;
  if (!id) return;
  const body = [...above.filter(at => isLeave(at) || !it.body.some(own => own.name === at.name)), ...it.body];
  const below = it.body.filter(at => at.name === 'resource');
  for (const at of below) broughtResource(at, people, known, body.flatMap(handedDown));
  // A group does no work of its own.
  if (below.length) return;
  const rest = restOf(it);
  const own = typeof rest.id === 'string' ? rest.id : personId(id.text) || id.text;
  const name = clean(title?.text ?? '');
  known.set(id.text, own);
  const says: Said[] = [...(name && name !== own ? [['name', yaml(name)] as const] : [])];
  const notes: string[] = [];
  for (const at of body) {
    const weekly = at.body.find(limit => limit.name === 'weeklymax')?.args[0]?.text;
    const hours = /^(\d{1,3}(?:\.\d{1,2})?)h$/.exec(weekly ?? '')?.[1];
    if (at.name === 'limits' && hours && at.body.length === 1) says.push(['capacity', `${hours}h/w`]);
    else if (at.name === 'email' && at.args[0]) says.push(['email', yaml(at.args[0].text)]);
    else if (!isLeave(at) && at.name !== 'Opsplan') notes.push(told(at));
  }
  const leave = body.flatMap(daysOff);
  if (leave.length) says.push(['leave', `[${leave.join(', ')}]`]);
  people.push({ key: own, id: own, says, notes });
}

const isLeave = ({ name }: Statement): boolean => name === 'leaves' || name === 'vacation';
/** What is said of a group holds for all in it, but for what is its own; limits are those of all together. */
const handedDown = (it: Statement): Statement[] =>
  ['resource', 'email', 'managers', 'Opsplan'].includes(it.name)
    ? []
    : it.name === 'limits'
      ? [{ ...it, body: [] }]
      : [it];

/** The days of `leaves annual 2026-08-03 - 2026-08-15, …`, where each second day is the first that is worked again. */
function daysOff(it: Statement): string[] {
  if (!isLeave(it)) return [];
  const { args } = it;
  const found: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const from = args[i]!.kind === 'date' ? dayIn(args[i]!.text) : undefined;
    if (from === undefined) continue;
    const isRange = args[i + 1]?.text === '-' && args[i + 2]?.kind === 'date';
    const plus = args[i + 1]?.text === '+' ? /^(\d{1,3})([dw])$/.exec(args[i + 2]?.text ?? '') : undefined;
    const end = isRange
      ? dayIn(args[i + 2]!.text)
      : plus
        ? from + Number(plus[1]) * (plus[2] === 'w' ? 7 : 1)
        : from + 1;
    // A time of day behind the date is in the middle of it.
    const to =
      end === undefined
        ? from
        : /-\d{1,2}:(?!00:?0?0?\b)|-(?!0?0:00)\d{1,2}:\d\d/.test(args[i + 2]?.text.slice(8) ?? '')
          ? end
          : end - 1;
    found.push(to > from ? `${iso(from)}..${iso(to)}` : iso(from));
    if (isRange || plus) i += 2;
  }
  return found;
}
/** The days on which nobody works. */
export const holidaysOf = daysOff;
