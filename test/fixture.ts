import { type Asked, check, type Finding } from '../server/check.ts';
import { historyOfTexts } from '../server/history/history.ts';
import { readDay } from '../server/language/day.ts';
import type { Change, Folder } from '../server/plan/change.ts';
import { apply as applyTo, type Edit } from '../server/plan/edit.ts';
import type { History } from '../server/plan/past.ts';
import { type Plan, readPlan } from '../server/plan/plan.ts';
import { lineStarts, type Position, positionAt, type Range } from '../server/plan/position.ts';
import { Workspace } from '../server/plan/workspace.ts';
import type { Committed } from '../server/rules/rule.ts';

/** The day on which fixtures are judged unless they say otherwise. */
export const today = readDay('2026-07-24')!;
export const asked: Asked = { today };

/** A plan written with a cursor, `$0`. Its first line break is left out. */
export function at(text: string): { plan: Plan; position: Position; text: string } {
  const source = text.replace(/^\n/, '');
  const offset = source.indexOf('$0');
  if (offset < 0) throw new Error('The fixture has no $0.');
  const clean = source.slice(0, offset) + source.slice(offset + 2);
  return { plan: readPlan(clean), position: positionAt(lineStarts(clean), offset), text: clean };
}

/** A comment of carets: it marks the nearest line above it that is not one. `#<^^^` marks from the margin on. */
const noteLine = /^(\s*#\s*|#<)(\^+)\s(.*)$/;

/** What the `#  ^^^ message` comments of a text expect, as `show` writes it. */
export function notes(text: string): string[] {
  const found: string[] = [];
  let line = -1;
  text.split('\n').forEach((it, i) => {
    const note = noteLine.exec(it);
    const from = note?.[1] === '#<' ? 0 : (note?.[1]?.length ?? 0);
    if (!note) line = i;
    else
      found.push(
        show({ start: { line, character: from }, end: { line, character: from + note[2]!.length } }, note[3]!),
      );
  });
  return found.sort();
}
/** The text without its caret comments. */
export const withoutNotes = (text: string): string =>
  text
    .split('\n')
    .filter(it => !noteLine.test(it))
    .join('\n');

export const show = (range: Range, message: string): string =>
  `${range.start.line + 1}:${range.start.character}-${range.end.line === range.start.line ? '' : `${range.end.line + 1}:`}${range.end.character} ${message}`;

export const apply = (plan: Plan, edits: readonly Edit[]): string => applyTo(plan, edits);

/** The past of a plan as an example tells it. */
export function pastOf(versions: readonly Committed[] = [], name = 'ops'): History | undefined {
  const texts = versions.map(({ at, by, email = `${by.toLowerCase()}@example.com`, plan, names = [] }, i) => {
    const commit = { id: `${i + 1}`.padStart(40, '0'), day: readDay(at)!, by, email };
    return { commit, text: plan.replace(/^\n/, ''), names };
  });
  return texts.length ? historyOfTexts(texts, name) : undefined;
}
/** Where `ops.opsplan` stands, beside other plans by the names of their files. */
export function folderOf(others: Readonly<Record<string, string>> = {}): Folder {
  const plans = Object.entries(others).map(([name, text]) => ({ file: name, plan: readPlan(text) }));
  return { name: 'ops', has: it => it === 'ops' || it in others, others: () => plans };
}
/** A plan as it is seen among others, by the names of their files; its own is `ops`. What is known of their past goes by the same names. */
export function among(
  text: string,
  others: Readonly<Record<string, string>> = {},
  name = 'ops',
  pasts: Readonly<Record<string, History | undefined>> = {},
): Plan {
  const workspace = new Workspace();
  for (const [file, it] of Object.entries(others)) workspace.put(file, file.replace(/^.*\//, ''), readPlan(it));
  workspace.put('ops', name, readPlan(text));
  for (const [file, it] of Object.entries(pasts)) workspace.remember(file, it);
  return workspace.seen('ops', it => it === name || it in others)!;
}
/** What a change makes of the other plans of a folder, and the plans that are new, by their names. */
export const beyond = (folder: Folder, { others = [], created = [] }: Change): Record<string, string> => ({
  ...Object.fromEntries(
    folder.others().flatMap(({ file, plan }) => {
      const edits = others.filter(it => it.file === file);
      return edits.length ? [[file, apply(plan, edits)]] : [];
    }),
  ),
  ...Object.fromEntries(created.map(it => [it.name, it.text])),
});

/** The findings of a text, as JSON would show them. */
export const seen = (found: readonly Finding[]) =>
  found.map(it => ({
    rule: it.rule,
    severity: it.severity,
    message: it.message,
    range: it.range,
    faded: it.faded,
    fixes: it.fixes(),
    related: it.related(),
  }));

export const findingsOf = (text: string, on = today): Finding[] => check(readPlan(text), { today: on });
