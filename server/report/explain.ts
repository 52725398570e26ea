import picocolors from 'picocolors';
import type { Example, Page } from '../rules/rule.ts';
import { wrapped } from './columns.ts';

/** The page of a rule for a terminal: what it reports, why, what it can be set to, and plans in which it speaks, mended where it can. */
export function explained({ default: rule, docs, examples }: Page, colour: boolean): string {
  const paint = picocolors.createColors(colour);
  const settings = Object.entries(rule.settings ?? {}).map(
    ([name, it]) => `  ${name ? `${name}: ` : ''}${it.says}; ${it.default} unless set`,
  );
  const level = `${rule.severity}${rule.milder ? ', milder in a draft' : ''}`;
  return [
    `${paint.bold(rule.id)}  ${paint.dim(`${rule.group}, ${level}`)}`,
    '',
    ...wrapped(`This rule ${rule.summary}.`, 100),
    '',
    ...docs.split(/\n{2,}/).flatMap(it => [...(/^[-*|] |^```|^\s/.test(it) ? it.split('\n') : wrapped(it, 100)), '']),
    ...(settings.length ? [paint.bold('Thresholds'), ...settings, ''] : []),
    ...spoken(examples).flatMap(it => shown(it, paint)),
    paint.dim(
      `To set it: "rules: { ${rule.id}: off }" in the plan. To silence it in one place until a day, above the entry:`,
    ),
    paint.dim(`# opsplan-ignore ${rule.id} until 2026-09-01: why`),
    '',
  ].join('\n');
}

/** Some examples in which it finds something: the others show when it does not. */
const spoken = (examples: readonly Example[]): readonly Example[] =>
  examples.filter(it => /^\s*#\s*\^+ |^#<\^/m.test(it.plan)).slice(0, 2);

function shown({ name, plan, fixed, fix }: Example, paint: ReturnType<typeof picocolors.createColors>): string[] {
  const indented = (text: string): string[] =>
    text
      .replace(/^\n|\s+$/g, '')
      .split('\n')
      .map(it => `    ${/^\s*#[\s<]*\^/.test(it) ? paint.yellow(it) : it}`);
  const after = fix ? `After "${fix}"` : 'After the fix';
  const mended = fixed === undefined ? [] : [`  ${after}:`, '', ...indented(fixed), ''];
  return [paint.bold(`Example: ${name}`), '', ...indented(plan), '', ...mended];
}
