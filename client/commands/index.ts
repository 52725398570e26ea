import addDecision from './add-decision.ts';
import checkIn from './check-in.ts';
import checkStaged from './check-staged.ts';
import type { Command } from './command.ts';
import copyLink from './copy-link.ts';
import copyTold from './copy-told.ts';
import drop from './drop.ts';
import explainRank from './explain-rank.ts';
import filter from './filter.ts';
import keepScenario from './keep-scenario.ts';
import liftBlocker from './lift-blocker.ts';
import makeItFit from './make-it-fit.ts';
import markDone from './mark-done.ts';
import newPlan from './new-plan.ts';
import newStrategy from './new-strategy.ts';
import nextReprioritize from './next-reprioritize.ts';
import openCapacity from './open-capacity.ts';
import openEntry from './open-entry.ts';
import openSample from './open-sample.ts';
import openTimeline from './open-timeline.ts';
import pasteTable from './paste-table.ts';
import pinRank from './pin-rank.ts';
import prepareCheckIn from './prepare-check-in.ts';
import recordDecision from './record-decision.ts';
import reprioritize from './reprioritize.ts';
import restart from './restart.ts';
import setBaseline from './set-baseline.ts';
import setBlocked from './set-blocked.ts';
import setInProgress from './set-in-progress.ts';
import setLevel from './set-level.ts';
import setToDo from './set-to-do.ts';
import showAsOf from './show-as-of.ts';
import showOutput from './show-output.ts';
import showToday from './show-today.ts';
import someoneLeaves from './someone-leaves.ts';
import supportGrows from './support-grows.ts';
import takeOn from './take-on.ts';
import whatChanged from './what-changed.ts';
import whatChangedAll from './what-changed-all.ts';
import whatChangedHere from './what-changed-here.ts';
import winEngagement from './win-engagement.ts';
import writeRanks from './write-ranks.ts';

/** Every command, in the order of package.json. */
export const all: readonly Command[] = [
  newPlan,
  newStrategy,
  openSample,
  pasteTable,
  reprioritize,
  writeRanks,
  checkStaged,
  whatChanged,
  ...whatChangedHere,
  whatChangedAll,
  checkIn,
  prepareCheckIn,
  copyTold,
  nextReprioritize,
  openTimeline,
  setBaseline,
  openCapacity,
  openEntry,
  explainRank,
  makeItFit,
  pinRank,
  markDone,
  setInProgress,
  setToDo,
  setBlocked,
  liftBlocker,
  drop,
  addDecision,
  recordDecision,
  someoneLeaves,
  winEngagement,
  supportGrows,
  takeOn,
  keepScenario,
  setLevel,
  showAsOf,
  showToday,
  copyLink,
  ...filter,
  restart,
  showOutput,
];
