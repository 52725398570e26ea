const both = 'The history and the forecast are there, and not yet seen together';

/** Rules that are described and not built yet, each with the reason: house rules and ignore comments may name them already. The list shrinks as they are built. */
export const laterRules: ReadonlyMap<string, string> = new Map([
  ['due-displaced', `${both}: it takes what was committed after the plan went live, and a forecast without it.`],
  ['decision-missing', `${both}: it compares the forecast with that of the last review.`],
  ['workstream-unchecked', `${both}: it compares the status of a workstream with the one committed last.`],
  ['forecast-poor', `${both}: it compares earlier forecasts with what happened.`],
]); // biome-ignore format: a table
