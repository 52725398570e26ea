/** Nodes by a number of each, the smallest first; what is equal stays as it was. Numbers are sorted without asking for each two of them. */
export function sortedBy(key: Float64Array, nodes: Int32Array): Int32Array {
  const keys = key.slice().sort();
  const next = new Int32Array(keys.length);
  const sorted = new Int32Array(keys.length);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    const first = firstOf(keys, key[node]!);
    sorted[first + next[first]!++] = node;
  }
  return sorted;
}

/** Where a number comes first among sorted ones, of which it is one. */
function firstOf(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (keys[mid]! < key) low = mid + 1;
    else high = mid;
  }
  return low;
}
