// Generated from the files of this folder: npm run generate
import blockerOld from './blocker-old.ts';
import blockerUnnamed from './blocker-unnamed.ts';
import dependencyCycle from './dependency-cycle.ts';
import dependencySelf from './dependency-self.ts';
import dueBeforeStart from './due-before-start.ts';
import idDuplicate from './id-duplicate.ts';
import idInvalid from './id-invalid.ts';
import impactFlat from './impact-flat.ts';
import impactMissing from './impact-missing.ts';
import listDuplicate from './list-duplicate.ts';
import priorityInverted from './priority-inverted.ts';
import priorityMissing from './priority-missing.ts';
import prioritySkipped from './priority-skipped.ts';
import priorityStale from './priority-stale.ts';
import priorityUnexplained from './priority-unexplained.ts';
import priorityUnneeded from './priority-unneeded.ts';
import refAmbiguous from './ref-ambiguous.ts';
import refUnknown from './ref-unknown.ts';
import valueAtSign from './value-at-sign.ts';
import valueComparison from './value-comparison.ts';
import valueDash from './value-dash.ts';
import type { Rule } from './rule.ts';

/** Every rule. */
export const rules: readonly Rule[] = [
  blockerOld,
  blockerUnnamed,
  dependencyCycle,
  dependencySelf,
  dueBeforeStart,
  idDuplicate,
  idInvalid,
  impactFlat,
  impactMissing,
  listDuplicate,
  priorityInverted,
  priorityMissing,
  prioritySkipped,
  priorityStale,
  priorityUnexplained,
  priorityUnneeded,
  refAmbiguous,
  refUnknown,
  valueAtSign,
  valueComparison,
  valueDash,
];
