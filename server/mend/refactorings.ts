import { criteriaToTasks } from './criteria-tasks.ts';
import { sentenceToKeys } from './goal-keys.ts';
import { splitActivity } from './halves.ts';
import { intoWorkstream } from './into-workstream.ts';
import { oneLine } from './one-line.ts';
import type { Refactored, Spot } from './refactoring.ts';
import { listOrMap } from './shares.ts';
import { toPlan } from './to-plan.ts';

/** Every refactoring, in the order in which they are offered. */
export const refactorings: readonly ((spot: Spot) => readonly Refactored[])[] = [
  splitActivity,
  criteriaToTasks,
  intoWorkstream,
  sentenceToKeys,
  listOrMap,
  oneLine,
  toPlan,
];
