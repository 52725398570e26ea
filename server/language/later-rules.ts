/** Rules that the reference describes and that are not built yet: house rules and ignore comments may name them already. The list shrinks as they are built. */
export const laterRules: ReadonlySet<string> = new Set(
  `demand-mixed zone-unknown scenario-path-unknown
  metric-late
  reading-rewritten metric-masks-overload metric-conflict
  owner-hiring person-outside-dates owner-away effort-secondhand
  due-unreachable due-at-risk due-displaced due-slipped checkin-unanswered
  activity-broad activity-orphan activity-duplicate effort-mismatch done-approver-unclear done-after-due drop-unexplained scope-crept
  review-overdue activity-stalled activity-abandoned plan-silent
  dependency-dropped dependency-ignored dependency-unmapped dependency-late dependency-slipped handoff-unaccepted
  handoff-zone team-unreconciled decision-option-unknown decision-incomplete decision-overdue decision-open-at-start decision-missing
  person-bottleneck team-short team-idle
  workstream-unchecked forecast-poor people-stale
  skill-missing skill-unknown skill-short skill-single skill-unstated skill-overqualified certification-expiring support-skill-missing
  budget-exceeded budget-at-risk margin-low currency-mixed workstream-empty probability-inconsistent
  risk-unmitigated risk-unreviewed freeze-violated stage-unmet release-unready support-missing escalation-missing
  function-uncovered`.split(/\s+/),
);
