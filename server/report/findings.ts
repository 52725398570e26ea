import picocolors from 'picocolors';
import type { Finding } from '../check.ts';
import type { Folder } from '../plan/change.ts';
import type { Plan } from '../plan/plan.ts';
import { counted } from '../plan/wording.ts';
import type { Fix, Severity } from '../rules/rule.ts';
import { columns, visible } from './columns.ts';

/** The findings of one file, with its text. */
export interface Judgement {
  readonly file: string;
  readonly text: string;
  readonly plan: Plan;
  readonly findings: readonly Finding[];
  /** Where the file stands among others; nothing for standard input. */
  readonly folder: Folder | undefined;
}

export const paints = (colour: boolean) => {
  const it = picocolors.createColors(colour);
  const of: Record<Severity, (text: string) => string> = {
    error: it.red,
    warning: it.yellow,
    info: it.cyan,
    hint: it.gray,
  };
  return { ...it, of };
};

/** For a person at a terminal: file, line, message, the line itself with what is meant underlined, and a sum at the end. */
export function asText(judgements: readonly Judgement[], colour: boolean): string {
  const paint = paints(colour);
  const { text, safe } = placed(judgements, paint);
  return `${text}${sum(judgements, safe, paint)}\n`;
}
/** The same without the sum. */
export const inPlaces = (judgements: readonly Judgement[], colour: boolean): string =>
  placed(judgements, paints(colour)).text;

/** Each finding in its place, and how many of them fix-all would mend. */
function placed(judgements: readonly Judgement[], paint: ReturnType<typeof paints>): { text: string; safe: number } {
  const out: string[] = [];
  // Whoever has a hundred late dates reads the first few, and waits for none of the others; of thousands nobody reads any.
  let triable = judgements.reduce((sum, it) => sum + it.findings.length, 0) > many ? 0 : mostTried;
  let safe = 0;
  for (const { file, text, findings, folder } of judgements) {
    const lines = text.split(/\r\n|\n|\r/);
    for (const { range, severity, message, rule, fixes, tried: isTried } of findings) {
      const { line, character } = range.start;
      out.push(
        `${paint.bold(visible(file))}:${line + 1}:${character + 1}  ${paint.of[severity](severity)}  ${visible(message)}  ${paint.dim(rule)}`,
      );
      out.push(
        ...excerpt(
          visible((lines[line] ?? '').replaceAll('\t', ' ')),
          character,
          range.end.line === line ? range.end.character : Infinity,
          line + 1,
          it => paint.of[severity](it),
          paint.dim,
        ),
      );
      const mends = isTried && triable-- <= 0 ? [] : fixes(folder);
      const [first] = mends;
      if (!isTried && mends.some(it => it.safe)) safe++;
      if (first) out.push(`${' '.repeat(String(line + 1).length + 3)}${paint.dim('fix:')} ${visible(first.title)}`);
      out.push('');
    }
  }
  return { text: `${out.join('\n')}${out.length ? '\n' : ''}`, safe };
}

/** For how many findings a fix is shown that has to be tried out first; for none where there are more than this many. */
const mostTried = 10;
const many = 2000;

/** The line, cut to what fits a terminal, with carets under the part that is meant. */
function excerpt(
  line: string,
  from: number,
  to: number,
  number: number,
  mark: (text: string) => string,
  dim: (text: string) => string,
): string[] {
  const width = 110;
  const shift = from > width - 20 ? from - 40 : 0;
  const shown = line.slice(shift, shift + width);
  const gutter = ' '.repeat(String(number).length);
  const more = line.length > shift + width ? '…' : '';
  const carets = '^'.repeat(Math.max(1, columns(line.slice(from, Math.min(to, shift + width, line.length)))));
  return [
    ` ${dim(`${number} |`)} ${shift ? '…' : ''}${shown}${more}`,
    ` ${gutter} ${dim('|')} ${' '.repeat(columns(line.slice(shift, from)) + (shift ? 1 : 0))}${mark(carets)}`,
  ];
}

/** How many plans, and how many findings of which level: `3 plans: 2 errors, 1 warning.` */
export function summed(
  judgements: readonly Judgement[],
  ink: (it: Severity, text: string) => string = (_, it) => it,
): string {
  const all = judgements.flatMap(it => it.findings);
  const plans = counted(judgements.length, 'plan');
  if (!all.length) return `${plans}, nothing to report.`;
  const counts = (['error', 'warning', 'info', 'hint'] as const).flatMap(it => {
    const count = all.filter(finding => finding.severity === it).length;
    return count ? [ink(it, it === 'info' ? `${count} info` : counted(count, it))] : [];
  });
  return `${plans}: ${counts.join(', ')}.`;
}

function sum(judgements: readonly Judgement[], safe: number, paint: ReturnType<typeof paints>): string {
  if (judgements.every(it => !it.findings.length)) return paint.green(summed(judgements));
  return `${summed(judgements, (it, text) => paint.of[it](text))}${safe ? ` ${safe} can be fixed with --fix.` : ''}`;
}

/** For programs: every finding, uncapped; `fixes` only when asked for, since each has to be worked out. */
export function asJson(judgements: readonly Judgement[], withFixes: boolean): string {
  const findings = judgements.flatMap(it => it.findings.map(finding => findingJson(it, finding, withFixes)));
  return `${JSON.stringify({ findings }, null, 2)}\n`;
}
/** One finding, with the places that belong to it. */
export const findingJson = (
  { file, folder }: Pick<Judgement, 'file' | 'folder'>,
  { rule, severity, message, range, fixes, related }: Finding,
  withFixes: boolean,
): object => ({
  file,
  rule,
  severity,
  message,
  range,
  ...relatedOf(related()),
  ...(withFixes && { fixes: fixes(folder).map(it => ({ title: it.title, edits: editsOf(it, file) })) }),
});

/** The places that belong to a finding. One in another file names it. */
const relatedOf = (related: ReturnType<Finding['related']>): object =>
  related.length
    ? { related: related.map(({ message, range, file }) => ({ ...(file && { file }), message, range })) }
    : {};

/** All edits of a fix. One of another file names it; one that makes a file says so, and gives its whole text; one that renames the file says to what, and has neither range nor text, for a name is no part of a text. The README tells of both. */
function editsOf({ edits, others = [], created = [], renamed }: Fix, file: string): object[] {
  const top = { line: 0, character: 0 };
  return [
    ...created.map(({ name, text }) => ({
      file: beside(file, name),
      create: true,
      range: { start: top, end: top },
      text,
    })),
    ...others.map(({ file, range, text }) => ({ file, range, text })),
    ...edits.map(({ range, text }) => ({ range, text })),
    ...(renamed === undefined ? [] : [{ file, rename: beside(file, renamed) }]),
  ];
}

/** Where a plan of this name beside another one would be. */
export const beside = (file: string, name: string): string => `${file.replace(/[^/\\]*$/, '')}${name}.opsplan`;
