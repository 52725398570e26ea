import type { Activity } from '../language/activity.ts';
import { prerequisites, writtenRank } from '../plan/query.ts';
import type { Link } from './tjp-links.ts';
import { type Json, jsonOf } from './to-json.ts';
import { helpers, type Work } from './work.ts';

/** What TaskJuggler has a word of its own for. */
const held: readonly (keyof Activity)[] = ['title', 'owner', 'due', 'tasks'];

/** What an activity says that its task does not: its name, where it is another one, and every key that cannot be read back from the task. */
export function besidesOf(
  { entry, owner }: Work,
  name: string,
  links: readonly Link[],
  { isWhole, waits, hours }: { readonly isWhole: boolean; readonly waits: boolean; readonly hours: number },
): Readonly<Record<string, Json>> {
  const { value, node } = entry;
  const all = jsonOf(node) as Readonly<Record<string, Json>> | null;
  const done = value.status === 'done';
  const after = prerequisites(entry);
  const effort = value.effort;
  const isPlain = !!effort && effort.low.unit === effort.high.unit && effort.low.amount === effort.high.amount;
  const isTold: Partial<Record<keyof Activity, boolean>> = {
    // A macro is nothing that a title means.
    title: !value.title?.includes('${'),
    due: !done,
    after: after.length === links.length && after.every((it, i) => it.ref === links[i]!.ref),
    start: !done && !waits && !isWhole,
    effort: !done && !isWhole && isPlain && effort.low.unit === 'd' && effort.low.amount >= 0.25,
    with: helpers(entry).length > 0 && !done && !isWhole && owner !== undefined && !!effort && helpers(entry).every(
      ({ id, share }) => id !== owner && !!share && Number.isInteger(share * hours * 4) && share <= 1,
    ),
    priority: !writtenRank(value)?.pinned,
    status: value.status === 'todo' ? false : done && value.started !== undefined && value.finished !== undefined,
    started: done && value.finished !== undefined && value.started !== undefined && value.started <= value.finished,
    finished: done && value.finished !== undefined && value.started !== undefined && value.started <= value.finished,
  }; // biome-ignore format: one condition a key
  const rest = Object.entries(all ?? {}).filter(
    ([key]) => !(isTold[key as keyof Activity] ?? held.includes(key as keyof Activity)),
  );
  const missing = {
    ...(value.title === undefined && { title: null }),
    ...(value.owner === undefined && owner !== undefined && { owner: null }),
    ...(value.effort === undefined && !done && !isWhole && { effort: null }),
    ...(done &&
      value.status === 'done' &&
      !isTold.status && { finished: all?.finished ?? null, started: all?.started ?? null }),
  };
  return { ...(entry.id === name ? {} : { id: entry.id }), ...missing, ...Object.fromEntries(rest) };
}
