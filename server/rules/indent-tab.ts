import { tabsOf, withoutTabs } from '../mend/indent.ts';
import { type Example, rule } from './rule.ts';

export default rule({
  id: 'indent-tab',
  group: 'Language',
  severity: 'error',
  summary: 'reports tabs in the indentation',
  troubled: true,
  chunk(parsed, _near, report) {
    for (const range of tabsOf(parsed))
      report(range, 'A tab in the indentation: YAML allows only spaces there. Indent with spaces.', {
        fixes: plan => [
          { title: 'Indent with spaces instead of tabs, in the whole plan', edits: withoutTabs(plan), safe: true },
        ],
      });
  },
});

export const docs =
  'YAML allows only spaces there, because a tab is as wide as each editor likes. The fix puts every line in the column of those that it belongs to.';

export const examples: Example[] = [
  {
    name: 'an entry indented with tabs',
    plan: `
activities:
\taudit:
#<^ A tab in the indentation: YAML allows only spaces there. Indent with spaces.
\t\towner: maya
#<^^ A tab in the indentation: YAML allows only spaces there. Indent with spaces.
\t\tdone:
#<^^ A tab in the indentation: YAML allows only spaces there. Indent with spaces.
\t\t\t- Checklist reviewed
#<^^^ A tab in the indentation: YAML allows only spaces there. Indent with spaces.
\ttrain: { owner: lu }
#<^ A tab in the indentation: YAML allows only spaces there. Indent with spaces.
`,
    fixed: `
activities:
  audit:
    owner: maya
    done:
      - Checklist reviewed
  train: { owner: lu }
`,
  },
  {
    name: 'a tab among spaces',
    plan: `
activities:
    audit:
        owner: maya
\teffort: 3d
#<^ A tab in the indentation: YAML allows only spaces there. Indent with spaces.
        impact: 3
    train:
    \towner: lu
#   ^ A tab in the indentation: YAML allows only spaces there. Indent with spaces.
`,
    fixed: `
activities:
    audit:
        owner: maya
        effort: 3d
        impact: 3
    train:
        owner: lu
`,
  },
  {
    name: 'tabs elsewhere',
    plan: `
activities:
  audit: { owner: maya,\teffort: 3d }
  train:
    done: |
      First\tlesson held
      \tthe second one, too
`,
  },
];
