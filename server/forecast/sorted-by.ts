/**
 * Nodes by a number of each, the smallest first; what is equal stays as it was. They are dealt out by one byte of the numbers
 * after the other, the least first (radix sort: Knuth 1973, 5.2.5), so that no two of them are compared.
 */
export function sortedBy(key: Float64Array, nodes: Int32Array): Int32Array {
  const bytes = bytesOf(key);
  const count = nodes.length;
  const places = new Int32Array(256);
  let sorted = nodes.slice();
  let next = new Int32Array(count);
  for (let byte = 0; byte < 8; byte++) {
    places.fill(0);
    for (let i = 0; i < count; i++) places[bytes[8 * sorted[i]! + byte]!]!++;
    if (!count || places[bytes[8 * sorted[0]! + byte]!] === count) continue; // all have the same: most dates have few digits
    for (let value = 0, place = 0; value < 256; value++) {
      const many = places[value]!;
      places[value] = place;
      place += many;
    }
    for (let i = 0; i < count; i++) next[places[bytes[8 * sorted[i]! + byte]!]!++] = sorted[i]!;
    [sorted, next] = [next, sorted];
  }
  return sorted;
}

/** Eight bytes of each number, the least first: as whole numbers these come in the same order. */
function bytesOf(key: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * key.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < key.length; i++) {
    view.setFloat64(8 * i, key[i]! + 0, true); // of the two zeros one
    if (key[i]! < 0) for (let at = 8 * i; at < 8 * i + 8; at++) bytes[at] = 255 - bytes[at]!;
    else bytes[8 * i + 7]! += 128;
  }
  return bytes;
}
