/** Puts spans into as few rows as they need without meeting, each into the first with room, in their order. Gives the row of each. */
export function pack(spans: readonly { readonly from: number; readonly to: number }[]): number[] {
  const ends: number[] = [];
  return spans.map(({ from, to }) => {
    const free = ends.findIndex(end => end <= from);
    const row = free < 0 ? ends.length : free;
    ends[row] = Math.max(from, to);
    return row;
  });
}
