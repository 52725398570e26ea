/** Rules that the reference describes and that are not built yet: house rules and ignore comments may name them already. The list shrinks as they are built. */
export const laterRules: ReadonlySet<string> = new Set(
  `metric-late reading-rewritten metric-masks-overload metric-conflict owner-hiring person-outside-dates owner-away
  effort-secondhand due-unreachable due-at-risk due-displaced due-slipped checkin-unanswered scope-crept review-overdue
  plan-silent dependency-late dependency-slipped handoff-unaccepted handoff-zone team-unreconciled decision-missing
  person-bottleneck team-short team-idle workstream-unchecked forecast-poor people-stale skill-missing skill-unknown skill-short
  skill-single skill-unstated skill-overqualified certification-expiring support-skill-missing budget-at-risk margin-low
  risk-unreviewed release-unready function-uncovered`.split(/\s+/),
);
