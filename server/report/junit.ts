import type { Finding } from '../check.ts';
import { escaped } from '../exchange/xml.ts';
import { type Judgement, summed } from './findings.ts';
import { placeOf } from './identity.ts';

/**
 * For what shows tests (Jenkins, GitLab): a suite for each plan, a test for each finding, which fails where the run fails
 * by it; a plan in which nothing is found is one test that passes.
 */
export function asJunit(judgements: readonly Judgement[], fails: (it: Finding) => boolean, sum?: string): string {
  // What is not told because it stood before is there all the same.
  const nothing = sum === undefined ? 'nothing to report' : 'nothing new to report';
  const suites = judgements.map(it => suite(it, fails, nothing));
  const all = judgements.flatMap(it => it.findings);
  const tests = judgements.reduce((sum, it) => sum + Math.max(1, it.findings.length), 0);
  const head = attributes({ name: 'opsplan', tests, failures: all.filter(fails).length, errors: 0, time: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ${(sum ?? summed(judgements)).replaceAll('--', '- -')} -->\n<testsuites${head}>\n${suites.join('')}</testsuites>\n`;
}

function suite(judgement: Judgement, fails: (it: Finding) => boolean, nothing: string): string {
  const { file, findings } = judgement;
  const classname = file.replace(/\.opsplan$/, '').replace(/[/\\]+/g, '.');
  const seen = new Map<string, number>();
  const cases = findings.map(it => {
    const name = `${it.rule}: ${placeOf(judgement, it)}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const own = { name: nth > 1 ? `${name} (${nth})` : name, classname, file, line: it.range.start.line + 1, time: 0 };
    const where = `${file}:${it.range.start.line + 1}:${it.range.start.character + 1}`;
    const told = `${where}  ${it.severity}  ${it.message}`;
    const body = fails(it)
      ? `<failure${attributes({ message: it.message, type: it.severity })}>${escaped(told)}</failure>`
      : `<system-out>${escaped(told)}</system-out>`;
    return `    <testcase${attributes(own)}>${body}</testcase>\n`;
  });
  if (!cases.length) cases.push(`    <testcase${attributes({ name: nothing, classname, file, time: 0 })}/>\n`);
  const failures = findings.filter(fails).length;
  const head = attributes({ name: file, tests: cases.length, failures, errors: 0, skipped: 0, time: 0 });
  return `  <testsuite${head}>\n${cases.join('')}  </testsuite>\n`;
}

const attributes = (all: Readonly<Record<string, string | number>>): string =>
  Object.entries(all)
    .map(([name, it]) => ` ${name}="${escaped(`${it}`)}"`)
    .join('');
