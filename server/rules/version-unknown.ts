import { replace } from '../plan/edit.ts';
import { cited } from '../plan/suggest.ts';
import { written } from '../plan/written.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'version-unknown',
  group: 'Language',
  severity: 'error',
  summary: 'reports an `opsplan` that is not 1',
  chunk(parsed, _near, report) {
    const pair = parsed.chunk.section === 'opsplan' ? parsed.pairs.find(it => it.key.text === 'opsplan') : undefined;
    if (!pair || pair.value.kind === 'empty' || pair.value.text === '1') return;
    const { range } = pair.value;
    report(
      range,
      `Version ${cited(written(parsed, range))} of the language is not known. The only one so far is 1; your plan's history is in git.`,
      {
        fixes: plan => [{ title: 'Write 1', edits: [replace(plan, { parsed, range }, '1')] }],
      },
    );
  },
});

export const docs =
  '`opsplan` names the version of the language, not of the plan. There is one so far, 1; the key may be left out. The history of a plan is kept by git.';

export const examples: Example[] = [
  {
    name: 'the version of the plan in place of the language',
    plan: `
opsplan: 2.3
#        ^^^ Version "2.3" of the language is not known. The only one so far is 1; your plan's history is in git.
plan: Halve onboarding time
`,
    fixed: `
opsplan: 1
plan: Halve onboarding time
`,
  },
  {
    name: 'the version that there is',
    plan: `
opsplan: 1
plan: Halve onboarding time
`,
  },
];
