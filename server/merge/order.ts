/**
 * The names of two lists that came from one, in one order: that of the side which put what both have in another order,
 * and behind each what only one side has there. The same whichever side is named first.
 */
export function orderOf(before: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const shared = common(ours, theirs);
  const lead = leading(
    before,
    ours.filter(it => shared.has(it)),
    theirs.filter(it => shared.has(it)),
  );
  const each = [ours, theirs].map(it => runs(it, shared));
  return [undefined, ...lead].flatMap(name => {
    const [a = [], b = []] = each.map(it => it.get(name));
    const own = (a[0] ?? '') <= (b[0] ?? '') ? [...a, ...b] : [...b, ...a];
    return name === undefined ? own : [name, ...own];
  });
}

const common = (a: readonly string[], b: readonly string[]): Set<string> => {
  const other = new Set(b);
  return new Set(a.filter(it => other.has(it)));
};

/** Of what both have, the order of the side that changed it; of two that did, or of what both added, always the same one. */
function leading(before: readonly string[], ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const known = common(before, ours);
  const asBefore = before.filter(it => known.has(it)).join('\n');
  const stays = (side: readonly string[]): boolean => side.filter(it => known.has(it)).join('\n') === asBefore;
  if (stays(ours) !== stays(theirs)) return stays(ours) ? theirs : ours;
  return ours.join('\n') <= theirs.join('\n') ? ours : theirs;
}

/** What only one side has, by the name before it that both have. */
function runs(side: readonly string[], shared: ReadonlySet<string>): Map<string | undefined, string[]> {
  const found = new Map<string | undefined, string[]>();
  let behind: string | undefined;
  for (const it of side) {
    if (shared.has(it)) behind = it;
    else found.set(behind, [...(found.get(behind) ?? []), it]);
  }
  return found;
}
