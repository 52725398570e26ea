/** Rules that the reference describes and that are not built yet: house rules and ignore comments may name them already. The list shrinks as they are built. */
export const laterRules: ReadonlySet<string> = new Set(
  `metric-late reading-rewritten
  effort-secondhand due-displaced due-slipped checkin-unanswered scope-crept review-overdue
  plan-silent dependency-late dependency-slipped decision-missing
  workstream-unchecked forecast-poor people-stale
  risk-unreviewed`.split(/\s+/),
);
