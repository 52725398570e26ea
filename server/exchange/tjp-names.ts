/** Names that TaskJuggler takes, of Latin letters, digits and `_`: the same each time for one id of a kind, and different ones for two. */
export function newNames(): { of(kind: string, id: string): string } {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return {
    of(kind, id) {
      const key = `${kind} ${id}`;
      let name = given.get(key);
      if (name === undefined) {
        const plain = id.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d|$)/, '_');
        const base = `${kind} ${plain}`;
        name = plain;
        // Thousands of ids without a Latin letter are counted on, not tried from the start.
        let n = next.get(base) ?? 2;
        for (; taken.has(`${kind} ${name}`); n++) name = `${plain}_${n}`;
        next.set(base, n);
        given.set(key, name);
        taken.add(`${kind} ${name}`);
      }
      return name;
    },
  };
}

/** The highest priority that TaskJuggler has; rank 1 comes close to it. */
const first = 1000;
export const priorityOf = (rank: number): number => Math.max(1, first - rank);
export const rankOf = (priority: number): number => Math.max(1, first - priority);
