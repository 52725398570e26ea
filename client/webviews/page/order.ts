/** A list in the order of what it says; whatever says nothing comes last either way. */
export function inOrder<T>(list: readonly T[], order: (it: T) => number | string | undefined, isDown: boolean): T[] {
  const sign = isDown ? -1 : 1;
  return [...list].sort((one, other) => {
    const [a, b] = [order(one), order(other)];
    if (a === b) return 0;
    if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
    return a < b ? -sign : sign;
  });
}
