/** Working time as the language writes it: half days, or hours where it is less than one. */
const written = (days: number, round: (it: number) => number): string => {
  const half = round(days * 2) / 2;
  return days < 1 ? `${Math.max(1, round(days * 8))}h` : `${half}d`;
};
/** An effort in days, or a range of it, which never gets narrower by being written. */
export function effortText(low: number, high = low): string {
  if (high - low < 0.05) return written(low, Math.round);
  const [from, to] = [written(low, Math.floor), written(high, Math.ceil)];
  return from === to ? from : `${from}..${to}`;
}
