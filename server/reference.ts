import { language } from './language/index.ts';
import { type Shape, shapeOf } from './language/shape.ts';
import { types } from './language/values.ts';
import type { Committed, Group, Page } from './rules/rule.ts';

const groups: readonly Group[] = [
  'Language',
  'Completeness',
  'Goal and metrics',
  'Ownership',
  'Dates',
  'Scope and done',
  'Priority',
  'Movement and review',
  'Dependencies, hand-offs, decisions',
  'Capacity',
  'Skills',
  'Money',
  'Risk, gates, readiness',
];
const generated = '<!-- Generated: npm run generate -->\n';

/** The rule reference as Markdown: what each rule reports, why, and its examples with what is found in them. */
export function ruleReference(pages: readonly Page[]): string {
  const ordered = groups
    .map(group => ({ group, pages: pages.filter(it => it.default.group === group) }))
    .filter(it => it.pages.length);
  return [
    '# Rules',
    '',
    generated,
    'An *error* means that the plan cannot be followed as written; a *warning*, that it can, but likely not as meant; an *info*, that a better way exists; a *hint* is shown inline only.',
    'In a draft the rules marked ↓ are milder. A plan sets levels and thresholds itself:',
    '',
    '```yaml',
    'rules:',
    '  title-vague: off',
    '  blocker-old: 10d',
    '  priority-stale: { severity: warning }',
    '```',
    '',
    'A comment above an entry silences a rule there until a day, with a reason: `# opsplan-ignore due-missing until 2026-09-01: the client names the day in August`.',
    '',
    ...ordered.flatMap(({ group, pages }) => [
      `## ${group}`,
      '',
      '| rule | level | |',
      '| --- | --- | --- |',
      ...pages.map(
        ({ default: it }) =>
          `| [${it.id}](#${it.id}) | ${it.severity}${it.milder ? ' ↓' : ''} | This rule ${cell(it.summary)}. |`,
      ),
      '',
      ...pages.flatMap(section),
    ]),
  ].join('\n');
}

function section({ default: rule, docs, examples }: Page): string[] {
  const settings = Object.entries(rule.settings ?? {}).map(
    ([name, it]) => `- ${name ? `\`${name}\`: ` : ''}${it.says}; \`${it.default}\` unless set`,
  );
  return [
    `### ${rule.id}`,
    '',
    `This rule ${rule.summary}.`,
    '',
    docs,
    '',
    ...(settings.length ? ['Thresholds:', '', ...settings, ''] : []),
    ...examples.flatMap(it => [
      `**${it.name[0]!.toUpperCase()}${it.name.slice(1)}**`,
      '',
      ...past(it.history),
      ...(it.history ? ['Now:', ''] : []),
      ...fence(it.plan),
      ...Object.entries(it.others ?? {}).flatMap(([name, other]) => [
        ...past(other.history, ` in \`${name}.opsplan\``),
        `Beside it, in \`${name}.opsplan\`:`,
        '',
        ...fence(other.plan),
      ]),
      ...(it.fixed === undefined
        ? []
        : [it.fix ? `After the fix “${it.fix} …”:` : 'After the fix:', '', ...fence(it.fixed)]),
      ...Object.entries(it.created ?? {}).flatMap(([name, text]) => [
        `and \`${name}.opsplan\`, which is new:`,
        '',
        ...fence(text),
      ]),
      ...Object.entries(it.others ?? {}).flatMap(([name, { fixed }]) =>
        fixed === undefined ? [] : [`and in \`${name}.opsplan\``, '', ...fence(fixed)],
      ),
    ]),
  ];
}
/** What was committed before. */
const past = (versions: readonly Committed[] = [], where = ''): string[] =>
  versions.flatMap(({ at, by, plan, names }, i) => [
    `Committed${where} on ${at} by ${by}${names ? `, with \`Plan: ${names.join(', ')}\` in the message` : ''}${versions[i - 1]?.plan === plan ? ', unchanged.' : ':'}`,
    '',
    ...(versions[i - 1]?.plan === plan ? [] : fence(plan)),
  ]);
/** Characters that an example must hold but nobody could see are shown by their number. */
const visible = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f\u00a0\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    it => `‹U+${it.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );
const fence = (text: string): string[] => [
  '```yaml',
  ...visible(text.replace(/^\n/, '').trimEnd())
    .split('\n')
    .map(it => it.trimEnd()),
  '```',
  '',
];
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The key reference as Markdown: every section and key, with its ring, its form and what it is for. */
export function keyReference(): string {
  const top = shapeOf(language);
  const named = [...top.keys!].filter(([, it]) => it.entry?.key.defines || it.keys);
  return [
    '# The language',
    '',
    generated,
    'A plan is plain YAML. Ring 1 is the plan itself, ring 2 people and capacity, ring 3 governance: a first plan needs only `plan`, `owner`, `goal` and `activities`.',
    '',
    '## At the margin',
    '',
    ...table(top),
    ...named.flatMap(([name, it]) => {
      const body = it.entry?.key.defines ? it.entry.value : it;
      return [
        `## ${name}${it.entry?.key.defines ? `.*id*` : ''}`,
        '',
        it.description ?? '',
        '',
        ...(body.keys ? table(body) : [`Written as ${form(body)}.`, '']),
      ];
    }),
    '## Values',
    '',
    '| type | written as |',
    '| --- | --- |',
    ...Object.entries(types).map(([name, it]) => `| ${name} | ${cell(it.expects)} |`),
    '',
  ].join('\n');
}

function table(shape: Shape): string[] {
  const rows = [...(shape.keys ?? [])].map(
    ([name, it]) => `| \`${name}\` | ${it.ring ?? 1} | ${cell(form(it))} | ${cell(it.description ?? '')}${words(it)} |`,
  );
  return ['| key | ring | form | |', '| --- | --- | --- | --- |', ...rows, ''];
}

/** `a list of person, or a map person → share`. */
function form(shape: Shape): string {
  const scalar = shape.scalar?.types.join(' or ');
  const list = shape.item && `list of ${form(shape.item)}`;
  const map =
    shape.entry &&
    (shape.entry.key.defines ? `entries` : `map ${shape.entry.key.types.join(' or ')} → ${form(shape.entry.value)}`);
  const keys = shape.keys && `{${[...shape.keys.keys()].join(', ')}}`;
  return [scalar, list, map, keys].filter(it => it !== undefined).join(', or ') || 'text';
}
const words = ({ scalar }: Shape): string => {
  const list = Object.entries(scalar?.words ?? {});
  return list.length
    ? ` ${list.map(([word, meaning]) => (meaning ? `\`${word}\`: ${meaning}` : `\`${word}\``)).join(' ')}`
    : '';
};
