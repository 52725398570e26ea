import type { Finding } from '../check.ts';
import { inMarkdown } from '../exchange/markdown.ts';
import { roomOfComment } from '../plan/ink.ts';
import { counted } from '../plan/wording.ts';
import type { Severity } from '../rules/rule.ts';
import { type Judgement, summed } from './findings.ts';

/** What stands around the rows of two tables. */
const around = 200;
const order: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** For a comment on a change: a sum, then a table for each plan, the worst first; what is no more than a remark can be opened. */
export function asMarkdown(judgements: readonly Judgement[], sum = summed(judgements)): string {
  const parts = [`**${inMarkdown(sum)}**\n`];
  let room = roomOfComment;
  let left = 0;
  for (const it of judgements) {
    const [loud, quiet] = [true, false].map(is => it.findings.filter(at => isLoud(at) === is));
    const rows = (all: readonly Finding[]) => {
      const shown: string[] = [];
      for (const row of all.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)).map(rowOf)) {
        if (row.length > room) left++;
        else shown.push(row);
        room -= row.length;
      }
      return shown;
    };
    const heading = `### ${inMarkdown(it.file)}\n`;
    if (it.findings.length) room -= heading.length + around;
    const [first, second] = [rows(loud!), rows(quiet!)];
    if (first.length + second.length) parts.push(heading);
    if (first.length) parts.push(tableOf(first));
    if (second.length)
      parts.push(`<details><summary>${counted(second.length, 'remark')}</summary>\n\n${tableOf(second)}\n</details>\n`);
  }
  if (left) parts.push(`${counted(left, 'more finding')} would not fit in here.\n`);
  return parts.join('\n');
}

const isLoud = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';
const tableOf = (rows: readonly string[]): string =>
  `| | line | | rule |\n| --- | ---: | --- | --- |\n${rows.map(it => `${it}\n`).join('')}`;
const rowOf = ({ severity, range, message, rule }: Finding): string =>
  `| ${severity} | ${range.start.line + 1} | ${inMarkdown(message)} | \`${rule}\` |`;
