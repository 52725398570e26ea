/** How deep a text may nest at most, never less than the true depth: brackets anywhere, indentation, and dashes in a row. One pass. */
export function boundOfDepth(text: string): number {
  let open = 0;
  let most = 0;
  let column = 0;
  let dashes = 0;
  let deepest = 0;
  let atStart = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10) {
      column = 0;
      dashes = 0;
      atStart = true;
      continue;
    }
    if (unit === 91 || unit === 123) most = Math.max(most, ++open);
    else if ((unit === 93 || unit === 125) && open > 0) open--;
    if (atStart && (unit === 32 || unit === 45 || unit === 63)) {
      column++;
      if (unit !== 32) dashes++;
    } else if (atStart) {
      atStart = false;
      deepest = Math.max(deepest, column + dashes + 1);
    }
  }
  return most + Math.max(deepest, column + dashes + 1);
}
