// Generated from the files of this folder: npm run generate
import dueBeforeStart from './due-before-start.ts';
import idDuplicate from './id-duplicate.ts';
import idInvalid from './id-invalid.ts';
import type { Rule } from './rule.ts';

/** Every rule. */
export const rules: readonly Rule[] = [
  dueBeforeStart,
  idDuplicate,
  idInvalid,
];
