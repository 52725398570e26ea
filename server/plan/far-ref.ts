import type { Kind } from '../language/kinds.ts';

/** The kinds that all plans of a folder share by their bare ids; all else is named `plan/id`. */
export const sharedKinds = ['person', 'team', 'calendar'] as const;
export type SharedKind = (typeof sharedKinds)[number];
export const isShared = (kind: Kind): kind is SharedKind => (sharedKinds as readonly Kind[]).includes(kind);

/** Whether a word that may name these kinds may lead to another plan: a person, a team or a calendar is never `plan/id`, whatever strokes stand in its name. */
export const mayBeFar = (kinds: readonly Kind[] | undefined): boolean => !!kinds?.some(it => !isShared(it));

/** What other plans call the one at a path: its file, without `.opsplan`. */
export const planName = (path: string): string => path.replace(/^.*[/\\]/, '').replace(/\.opsplan$/i, '');

/** `crm/api-freeze` in its two parts; nothing for a bare id. */
export function splitRef(ref: string): { plan: string; id: string } | undefined {
  const slash = ref.indexOf('/');
  return slash < 0 ? undefined : { plan: ref.slice(0, slash), id: ref.slice(slash + 1) };
}
/** The same for a word that names one of a kind. */
export const farOf = (kind: Kind, ref: string): ReturnType<typeof splitRef> =>
  isShared(kind) ? undefined : splitRef(ref);
