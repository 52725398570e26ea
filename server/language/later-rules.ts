/** Rules that the reference describes and that are not built yet: house rules and ignore comments may name them already. The list shrinks as they are built. */
export const laterRules: ReadonlySet<string> = new Set(
  `path-outside plan-duplicate definition-conflict demand-mixed zone-unknown scenario-path-unknown
  kind-mismatch period-length plan-unclosed plan-closed-open serves-missing
  goal-target-differs goal-without-work goal-unserved metric-incomplete metric-unmeasured metric-direction metric-late metric-counts-work
  metric-off-track metric-breached reading-overdue reading-rewritten metric-watermelon metric-masks-overload metric-conflict
  owner-hiring person-outside-dates owner-away effort-secondhand
  due-unreachable due-at-risk due-displaced due-slipped checkin-unanswered
  activity-broad activity-orphan activity-duplicate effort-mismatch done-approver-unclear done-after-due drop-unexplained scope-crept
  review-missing review-rare review-overdue activity-stalled activity-abandoned plan-silent
  dependency-missing dependency-dropped dependency-ignored dependency-unmapped dependency-late dependency-slipped handoff-unaccepted
  handoff-zone team-unreconciled decision-option-unknown decision-incomplete decision-overdue decision-open-at-start decision-missing
  person-over-ceiling person-overbooked person-spread person-bottleneck ceiling-high load-missing load-drift team-short team-idle
  workstream-unchecked forecast-poor people-stale recurring-costly
  skill-missing skill-unknown skill-short skill-single skill-unstated skill-overqualified certification-expiring support-skill-missing
  resource-gap budget-exceeded budget-at-risk margin-low currency-mixed workstream-empty probability-inconsistent
  risk-unmitigated risk-unreviewed freeze-violated stage-unmet release-unready support-missing escalation-missing
  incident-followup-missing function-uncovered`.split(/\s+/),
);
