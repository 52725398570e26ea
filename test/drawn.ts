import type { Row } from '../server/views/row.ts';

/** Rows as one line each, those below others further in. */
export const drawn = (rows: readonly Row[], in_ = ''): string[] =>
  rows.flatMap(it => [`${in_}${it.label} | ${it.description} | ${it.state}`, ...drawn(it.children, `${in_}  `)]);
