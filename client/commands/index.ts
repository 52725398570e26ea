import type { Command } from './command.ts';
import drop from './drop.ts';
import explainRank from './explain-rank.ts';
import liftBlocker from './lift-blocker.ts';
import markDone from './mark-done.ts';
import newPlan from './new-plan.ts';
import openEntry from './open-entry.ts';
import openSample from './open-sample.ts';
import reprioritize from './reprioritize.ts';
import restart from './restart.ts';
import setBlocked from './set-blocked.ts';
import setInProgress from './set-in-progress.ts';
import setToDo from './set-to-do.ts';
import showOutput from './show-output.ts';
import writeRanks from './write-ranks.ts';

/** Every command, in the order of package.json. */
export const all: readonly Command[] = [
  newPlan,
  openSample,
  reprioritize,
  writeRanks,
  openEntry,
  explainRank,
  markDone,
  setInProgress,
  setToDo,
  setBlocked,
  liftBlocker,
  drop,
  restart,
  showOutput,
];
