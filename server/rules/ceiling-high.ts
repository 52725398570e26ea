import { types, type ValueType } from '../language/values.ts';
import { setKey } from '../plan/edit.ts';
import { at, type EntryOf } from '../plan/query.ts';
import { type Example, type Near, type Report, rule, threshold } from './rule.ts';

const self = {
  id: 'ceiling-high',
  settings: {
    '': { type: types.share as ValueType, default: '90%', says: 'the highest ceiling that is not reported' },
  },
};

const judge = (entry: EntryOf<'person'> | EntryOf<'team'>, { frame }: Near, report: Report): void => {
  const { ceiling } = entry.value;
  if (ceiling === undefined || ceiling <= threshold<number>(self, frame)) return;
  const share = Math.round(ceiling * 1000) / 10;
  report(
    at(entry, 'ceiling'),
    `With ${share}% of the time planned, the first illness or incident moves every date. Keep about a fifth free.`,
    {
      fixes: plan => [{ title: 'Write 80%', edits: [setKey(plan, entry, 'ceiling', '80%')] }],
    },
  );
};

export default rule({
  ...self,
  group: 'Capacity',
  severity: 'info',
  summary: 'reports a ceiling under which hardly any time is left for what nobody planned',
  entry: { person: judge, team: judge },
});

export const docs =
  'A ceiling is the most of the week that may be planned. Questions, meetings, illness and incidents take time that no plan names; where nearly all of it is given away, a single bad day makes everything behind it late. Without a ceiling 80% is assumed.';

export const examples: Example[] = [
  {
    name: 'a person and a team without slack',
    plan: `
teams:
  ops: { ceiling: 100% }
  #               ^^^^ With 100% of the time planned, the first illness or incident moves every date. Keep about a fifth free.
people:
  ana:
    ceiling: 92.5%
    #        ^^^^^ With 92.5% of the time planned, the first illness or incident moves every date. Keep about a fifth free.
`,
    fixed: `
teams:
  ops: { ceiling: 80% }
people:
  ana:
    ceiling: 92.5%
`,
  },
  {
    name: 'up to 90%, and none',
    plan: `
teams:
  ops: { ceiling: 90% }
people:
  ana: { ceiling: 70% }
  dev: { team: ops }
`,
  },
];
