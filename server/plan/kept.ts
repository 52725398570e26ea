/** A list that is kept for long, cut to its size: one that grew has room to spare, and of nothing there is one. */
export const kept = <T>(list: readonly T[]): readonly T[] => (list.length ? list.slice() : nothing);
const nothing: readonly never[] = [];
