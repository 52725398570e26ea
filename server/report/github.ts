import type { Severity } from '../rules/rule.ts';
import { type Judgement, summed } from './findings.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/**
 * For a run on GitHub: workflow commands, which it shows beside the lines of a change, and a sum for the log. GitHub
 * knows a file by its path from the top of the repository, which `fromTop` makes of the path that a judgement has.
 */
export function asGithub(
  judgements: readonly Judgement[],
  fromTop: (file: string) => string,
  sum = summed(judgements),
): string {
  const lines = judgements.flatMap(({ file, findings }) =>
    findings.map(({ rule, severity, message, range: { start, end } }) => {
      const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
      const properties = { file: fromTop(file), line: start.line + 1, endLine: end.line + 1, ...columns, title: rule };
      const said = Object.entries(properties).map(([name, it]) => `${name}=${property(`${it}`)}`);
      return `::${commands[severity]} ${said.join(',')}::${data(message)}\n`;
    }),
  );
  return `${lines.join('')}${sum}\n`;
}

/* As the toolkit of the runner writes them (actions/toolkit, packages/core/src/command.ts). */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
