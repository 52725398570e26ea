import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toMarkdown } from '../server/exchange/to-markdown.ts';
import { forecastOf } from '../server/forecast/forecast.ts';
import { readPlan } from '../server/plan/plan.ts';
import { rankingOf } from '../server/reckon/ranking.ts';
import { forecastTable } from '../server/report/forecast.ts';
import { rankTable } from '../server/report/ranks.ts';
import { today } from './fixture.ts';

test('work is counted alike: tasks with their activity, what goes on beside it, what is not agreed by its name', () => {
  const plan = readPlan(`people: { ana: {} }
workstreams: { maybe: { status: tentative } }
activities:
  map: { owner: ana, effort: 5d, tasks: { fi: { effort: 3d }, co: { effort: 2d } } }
  care: { owner: ana, load: 20% }
  talk: { owner: ana, effort: 1d, workstream: maybe }
`);
  const forecast = forecastTable({ file: 'a', forecast: forecastOf(plan, today), seed: 1 }, false);
  assert.match(forecast, /\n {2}1 activity with 2 tasks\. .* Left out as not agreed yet: "talk"\.\n/);
  assert.match(
    toMarkdown([{ file: 'a', plan, today }]),
    /\n2 open activities with 2 tasks, 1 of them not agreed yet · 1 continuous or recurring · /,
  );
  assert.match(rankTable('a', plan, rankingOf(plan, today), false), /talk +ana +no date {4}not agreed yet\n/);
});
