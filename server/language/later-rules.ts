/** Rules that the reference describes and that are not built yet: house rules and ignore comments may name them already. The list shrinks as they are built. */
export const laterRules: ReadonlySet<string> = new Set(
  `due-displaced decision-missing workstream-unchecked forecast-poor`.split(/\s+/),
);
