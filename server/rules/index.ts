// Generated from the files of this folder: npm run generate
import activityAbandoned from './activity-abandoned.ts';
import activityBroad from './activity-broad.ts';
import activityCount from './activity-count.ts';
import activityDuplicate from './activity-duplicate.ts';
import activityOrphan from './activity-orphan.ts';
import activityStalled from './activity-stalled.ts';
import blockerOld from './blocker-old.ts';
import blockerUnnamed from './blocker-unnamed.ts';
import budgetAtRisk from './budget-at-risk.ts';
import budgetExceeded from './budget-exceeded.ts';
import ceilingHigh from './ceiling-high.ts';
import certificationExpiring from './certification-expiring.ts';
import charHidden from './char-hidden.ts';
import checkinMissing from './checkin-missing.ts';
import checkinOutside from './checkin-outside.ts';
import checkinUnanswered from './checkin-unanswered.ts';
import componentMissing from './component-missing.ts';
import consultedMissing from './consulted-missing.ts';
import currencyMixed from './currency-mixed.ts';
import dateFar from './date-far.ts';
import dateInFuture from './date-in-future.ts';
import dateInvalid from './date-invalid.ts';
import dateUnclear from './date-unclear.ts';
import decisionIncomplete from './decision-incomplete.ts';
import decisionMissing from './decision-missing.ts';
import decisionOpenAtStart from './decision-open-at-start.ts';
import decisionOptionUnknown from './decision-option-unknown.ts';
import decisionOverdue from './decision-overdue.ts';
import definitionConflict from './definition-conflict.ts';
import demandMixed from './demand-mixed.ts';
import dependencyCycle from './dependency-cycle.ts';
import dependencyDropped from './dependency-dropped.ts';
import dependencyIgnored from './dependency-ignored.ts';
import dependencyLate from './dependency-late.ts';
import dependencyMissing from './dependency-missing.ts';
import dependencySelf from './dependency-self.ts';
import dependencySlipped from './dependency-slipped.ts';
import dependencyUnmapped from './dependency-unmapped.ts';
import doneAfterDue from './done-after-due.ts';
import doneApproverUnclear from './done-approver-unclear.ts';
import doneMissing from './done-missing.ts';
import doneUnmet from './done-unmet.ts';
import doneVague from './done-vague.ts';
import dropUnexplained from './drop-unexplained.ts';
import dueAfterParent from './due-after-parent.ts';
import dueAtRisk from './due-at-risk.ts';
import dueBeforePrerequisite from './due-before-prerequisite.ts';
import dueBeforeStart from './due-before-start.ts';
import dueContradictory from './due-contradictory.ts';
import dueDisplaced from './due-displaced.ts';
import dueFlat from './due-flat.ts';
import dueMissing from './due-missing.ts';
import dueNotIso from './due-not-iso.ts';
import dueOnDayOff from './due-on-day-off.ts';
import dueOutsidePeriod from './due-outside-period.ts';
import duePassed from './due-passed.ts';
import dueSlipped from './due-slipped.ts';
import dueUnreachable from './due-unreachable.ts';
import dueVague from './due-vague.ts';
import effortMismatch from './effort-mismatch.ts';
import effortMissing from './effort-missing.ts';
import effortSecondhand from './effort-secondhand.ts';
import escalationMissing from './escalation-missing.ts';
import everyMissing from './every-missing.ts';
import fileDeep from './file-deep.ts';
import fileLarge from './file-large.ts';
import forecastPoor from './forecast-poor.ts';
import freezeViolated from './freeze-violated.ts';
import functionUncovered from './function-uncovered.ts';
import goalMany from './goal-many.ts';
import goalTargetDiffers from './goal-target-differs.ts';
import goalUndated from './goal-undated.ts';
import goalUnmeasured from './goal-unmeasured.ts';
import goalUnserved from './goal-unserved.ts';
import goalVague from './goal-vague.ts';
import goalWithoutWork from './goal-without-work.ts';
import handoffUnaccepted from './handoff-unaccepted.ts';
import handoffZone from './handoff-zone.ts';
import idDuplicate from './id-duplicate.ts';
import idInvalid from './id-invalid.ts';
import ignoreInvalid from './ignore-invalid.ts';
import ignoreUnused from './ignore-unused.ts';
import impactFlat from './impact-flat.ts';
import impactMissing from './impact-missing.ts';
import incidentFollowupMissing from './incident-followup-missing.ts';
import indentTab from './indent-tab.ts';
import keyDuplicate from './key-duplicate.ts';
import keyUnknown from './key-unknown.ts';
import kindMismatch from './kind-mismatch.ts';
import leadOverload from './lead-overload.ts';
import listDuplicate from './list-duplicate.ts';
import loadDrift from './load-drift.ts';
import loadMissing from './load-missing.ts';
import marginLow from './margin-low.ts';
import mergeConflict from './merge-conflict.ts';
import metricBreached from './metric-breached.ts';
import metricConflict from './metric-conflict.ts';
import metricCountsWork from './metric-counts-work.ts';
import metricDirection from './metric-direction.ts';
import metricIncomplete from './metric-incomplete.ts';
import metricLate from './metric-late.ts';
import metricMasksOverload from './metric-masks-overload.ts';
import metricOffTrack from './metric-off-track.ts';
import metricUnmeasured from './metric-unmeasured.ts';
import metricWatermelon from './metric-watermelon.ts';
import milestoneGap from './milestone-gap.ts';
import occurrenceMissed from './occurrence-missed.ts';
import ownerAway from './owner-away.ts';
import ownerHiring from './owner-hiring.ts';
import ownerMissing from './owner-missing.ts';
import ownerNotPlain from './owner-not-plain.ts';
import ownerRole from './owner-role.ts';
import ownerShared from './owner-shared.ts';
import ownerTeam from './owner-team.ts';
import pathOutside from './path-outside.ts';
import peopleStale from './people-stale.ts';
import periodLength from './period-length.ts';
import personBottleneck from './person-bottleneck.ts';
import personDuplicate from './person-duplicate.ts';
import personOutsideDates from './person-outside-dates.ts';
import personOverCeiling from './person-over-ceiling.ts';
import personOverbooked from './person-overbooked.ts';
import personSpread from './person-spread.ts';
import personUnknown from './person-unknown.ts';
import phaseMissing from './phase-missing.ts';
import phaseUneven from './phase-uneven.ts';
import planClosedOpen from './plan-closed-open.ts';
import planDuplicate from './plan-duplicate.ts';
import planSilent from './plan-silent.ts';
import planUnclosed from './plan-unclosed.ts';
import priorityInverted from './priority-inverted.ts';
import priorityMissing from './priority-missing.ts';
import prioritySkipped from './priority-skipped.ts';
import priorityStale from './priority-stale.ts';
import priorityUnexplained from './priority-unexplained.ts';
import priorityUnneeded from './priority-unneeded.ts';
import probabilityInconsistent from './probability-inconsistent.ts';
import quantityUnit from './quantity-unit.ts';
import rangeReversed from './range-reversed.ts';
import readingOverdue from './reading-overdue.ts';
import readingRewritten from './reading-rewritten.ts';
import recurringCostly from './recurring-costly.ts';
import refAmbiguous from './ref-ambiguous.ts';
import refUnknown from './ref-unknown.ts';
import releaseUnready from './release-unready.ts';
import resourceGap from './resource-gap.ts';
import reviewMissing from './review-missing.ts';
import reviewOverdue from './review-overdue.ts';
import reviewRare from './review-rare.ts';
import riskUnmitigated from './risk-unmitigated.ts';
import riskUnreviewed from './risk-unreviewed.ts';
import rulesInvalid from './rules-invalid.ts';
import scenarioPathUnknown from './scenario-path-unknown.ts';
import scopeCrept from './scope-crept.ts';
import sectionMissing from './section-missing.ts';
import servesMissing from './serves-missing.ts';
import skillMissing from './skill-missing.ts';
import skillOverqualified from './skill-overqualified.ts';
import skillShort from './skill-short.ts';
import skillSingle from './skill-single.ts';
import skillUnknown from './skill-unknown.ts';
import skillUnstated from './skill-unstated.ts';
import spellingRetired from './spelling-retired.ts';
import stageUnmet from './stage-unmet.ts';
import statusContradicted from './status-contradicted.ts';
import supportMissing from './support-missing.ts';
import supportSkillMissing from './support-skill-missing.ts';
import teamIdle from './team-idle.ts';
import teamShort from './team-short.ts';
import teamUnreconciled from './team-unreconciled.ts';
import textPlaceholder from './text-placeholder.ts';
import titleVague from './title-vague.ts';
import valueAtSign from './value-at-sign.ts';
import valueColon from './value-colon.ts';
import valueComparison from './value-comparison.ts';
import valueDash from './value-dash.ts';
import valueHash from './value-hash.ts';
import valueMissing from './value-missing.ts';
import valueType from './value-type.ts';
import valueUnknown from './value-unknown.ts';
import versionUnknown from './version-unknown.ts';
import workstreamEmpty from './workstream-empty.ts';
import workstreamUnchecked from './workstream-unchecked.ts';
import yamlAnchor from './yaml-anchor.ts';
import yamlDocument from './yaml-document.ts';
import yamlInvalid from './yaml-invalid.ts';
import yamlTag from './yaml-tag.ts';
import zoneUnknown from './zone-unknown.ts';
import type { Rule } from './rule.ts';

/** Every rule. */
export const rules: readonly Rule[] = [
  activityAbandoned,
  activityBroad,
  activityCount,
  activityDuplicate,
  activityOrphan,
  activityStalled,
  blockerOld,
  blockerUnnamed,
  budgetAtRisk,
  budgetExceeded,
  ceilingHigh,
  certificationExpiring,
  charHidden,
  checkinMissing,
  checkinOutside,
  checkinUnanswered,
  componentMissing,
  consultedMissing,
  currencyMixed,
  dateFar,
  dateInFuture,
  dateInvalid,
  dateUnclear,
  decisionIncomplete,
  decisionMissing,
  decisionOpenAtStart,
  decisionOptionUnknown,
  decisionOverdue,
  definitionConflict,
  demandMixed,
  dependencyCycle,
  dependencyDropped,
  dependencyIgnored,
  dependencyLate,
  dependencyMissing,
  dependencySelf,
  dependencySlipped,
  dependencyUnmapped,
  doneAfterDue,
  doneApproverUnclear,
  doneMissing,
  doneUnmet,
  doneVague,
  dropUnexplained,
  dueAfterParent,
  dueAtRisk,
  dueBeforePrerequisite,
  dueBeforeStart,
  dueContradictory,
  dueDisplaced,
  dueFlat,
  dueMissing,
  dueNotIso,
  dueOnDayOff,
  dueOutsidePeriod,
  duePassed,
  dueSlipped,
  dueUnreachable,
  dueVague,
  effortMismatch,
  effortMissing,
  effortSecondhand,
  escalationMissing,
  everyMissing,
  fileDeep,
  fileLarge,
  forecastPoor,
  freezeViolated,
  functionUncovered,
  goalMany,
  goalTargetDiffers,
  goalUndated,
  goalUnmeasured,
  goalUnserved,
  goalVague,
  goalWithoutWork,
  handoffUnaccepted,
  handoffZone,
  idDuplicate,
  idInvalid,
  ignoreInvalid,
  ignoreUnused,
  impactFlat,
  impactMissing,
  incidentFollowupMissing,
  indentTab,
  keyDuplicate,
  keyUnknown,
  kindMismatch,
  leadOverload,
  listDuplicate,
  loadDrift,
  loadMissing,
  marginLow,
  mergeConflict,
  metricBreached,
  metricConflict,
  metricCountsWork,
  metricDirection,
  metricIncomplete,
  metricLate,
  metricMasksOverload,
  metricOffTrack,
  metricUnmeasured,
  metricWatermelon,
  milestoneGap,
  occurrenceMissed,
  ownerAway,
  ownerHiring,
  ownerMissing,
  ownerNotPlain,
  ownerRole,
  ownerShared,
  ownerTeam,
  pathOutside,
  peopleStale,
  periodLength,
  personBottleneck,
  personDuplicate,
  personOutsideDates,
  personOverCeiling,
  personOverbooked,
  personSpread,
  personUnknown,
  phaseMissing,
  phaseUneven,
  planClosedOpen,
  planDuplicate,
  planSilent,
  planUnclosed,
  priorityInverted,
  priorityMissing,
  prioritySkipped,
  priorityStale,
  priorityUnexplained,
  priorityUnneeded,
  probabilityInconsistent,
  quantityUnit,
  rangeReversed,
  readingOverdue,
  readingRewritten,
  recurringCostly,
  refAmbiguous,
  refUnknown,
  releaseUnready,
  resourceGap,
  reviewMissing,
  reviewOverdue,
  reviewRare,
  riskUnmitigated,
  riskUnreviewed,
  rulesInvalid,
  scenarioPathUnknown,
  scopeCrept,
  sectionMissing,
  servesMissing,
  skillMissing,
  skillOverqualified,
  skillShort,
  skillSingle,
  skillUnknown,
  skillUnstated,
  spellingRetired,
  stageUnmet,
  statusContradicted,
  supportMissing,
  supportSkillMissing,
  teamIdle,
  teamShort,
  teamUnreconciled,
  textPlaceholder,
  titleVague,
  valueAtSign,
  valueColon,
  valueComparison,
  valueDash,
  valueHash,
  valueMissing,
  valueType,
  valueUnknown,
  versionUnknown,
  workstreamEmpty,
  workstreamUnchecked,
  yamlAnchor,
  yamlDocument,
  yamlInvalid,
  yamlTag,
  zoneUnknown,
];
