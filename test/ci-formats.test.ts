import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { matchers } from '../client/task-form.ts';
import { check } from '../server/check.ts';
import { pagesOf, pageText } from '../server/commands/page.ts';
import { inMarkdown } from '../server/exchange/markdown.ts';
import { all as children, type Element, readXml } from '../server/exchange/xml-read.ts';
import { hosted, markdown } from '../server/plan/ink.ts';
import { readPlan } from '../server/plan/plan.ts';
import { asText, type Judgement } from '../server/report/findings.ts';
import { asGithub } from '../server/report/github.ts';
import { fingerprints, hashed } from '../server/report/identity.ts';
import { asJunit } from '../server/report/junit.ts';
import { asMarkdown } from '../server/report/pull-request.ts';
import { asSarif } from '../server/report/sarif.ts';
import { titles } from './exchange-plans.ts';
import { today } from './fixture.ts';
import { fc, runs } from './runs.ts';

const judged = (text: string, file = 'typical-mistakes.opsplan', on = today): Judgement => {
  const plan = readPlan(text);
  return { file, text, plan, findings: check(plan, { today: on }), folder: undefined };
};
const mistakes = readFileSync('test/plans/typical-mistakes.opsplan', 'utf8');
const clean = readFileSync('test/plans/client-onboarding.opsplan', 'utf8');
const isError = ({ severity }: { severity: string }): boolean => severity === 'error';
/** A plan whose messages hold a title. */
const titled = (title: string): string =>
  `activities:\n  a: { title: "${title.replace(/[\\"]/g, '\\$&')}", owner: "${title.replace(/[\\"]/g, '\\$&')}", due: soon }\n`;

describe('SARIF', async () => {
  const pages = await pagesOf();
  // The schema is of draft 4, whose only word of its own here is the name of the schema.
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  );
  const log = (all: readonly Judgement[], fromTop = (it: string) => it) => {
    const text = asSarif(all, pages, { version: '1.2.3', withFixes: true, fromTop });
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 3)));
    return JSON.parse(text).runs[0];
  };
  test('the schema knows what is wrong', () => assert.ok(!validate({ version: '2.1.0', runs: [{ tool: {} }] })));
  test('every finding, with its rule, its place and its fixes, in the form of the schema', () => {
    const it = judged(mistakes);
    const run = log([it, judged(clean, 'q3/größe #1.opsplan')]);
    assert.equal(run.results.length, it.findings.length);
    for (const [i, result] of run.results.entries()) {
      const finding = it.findings[i]!;
      assert.equal(run.tool.driver.rules[result.ruleIndex].id, finding.rule);
      assert.equal(result.message.text, finding.message);
      const { region, artifactLocation } = result.locations[0].physicalLocation;
      assert.deepEqual(artifactLocation, { uri: 'typical-mistakes.opsplan', uriBaseId: '%SRCROOT%' });
      assert.equal(region.startLine, finding.range.start.line + 1);
      assert.equal(region.endColumn, finding.range.end.character + 1);
    }
    assert.ok(run.results.some((at: { fixes?: object[] }) => at.fixes?.length));
    assert.ok(run.tool.driver.rules.every((at: { help: { markdown: string } }) => at.help.markdown.length > 80));
  });
  test('nothing found is an empty log, and a path is an address', () => {
    assert.deepEqual(log([judged(clean)]).results, []);
    const uri = (file: string) =>
      log([judged(mistakes, file)]).results[0].locations[0].physicalLocation.artifactLocation;
    assert.deepEqual(uri('q3/a b#1.opsplan'), { uri: 'q3/a%20b%231.opsplan', uriBaseId: '%SRCROOT%' });
    assert.deepEqual(uri('/tmp/ö.opsplan'), { uri: 'file:///tmp/%C3%B6.opsplan' });
    assert.deepEqual(uri('C:\\plans\\a.opsplan'), { uri: 'file:///C:/plans/a.opsplan' });
  });
  test('every path counts from the top: of a finding, of what belongs to it, and of what a fix changes', () => {
    const said = JSON.stringify(log([judged(mistakes)], it => `q3/${it}`));
    const uris = [...said.matchAll(/"uri":"([^"]*)"/g)].map(it => it[1]);
    assert.match(said, /"relatedLocations":.*"artifactChanges":|"artifactChanges":.*"relatedLocations":/);
    assert.deepEqual([...new Set(uris)], ['q3/typical-mistakes.opsplan']);
  });
});

describe('what a finding is known by', () => {
  test('stays when lines move', () => {
    const before = judged(mistakes);
    const moved = judged(`# one\n# two\n\n${mistakes}`);
    assert.deepEqual(fingerprints(moved), fingerprints(before));
    assert.notDeepEqual(
      moved.findings.map(it => it.range.start.line),
      before.findings.map(it => it.range.start.line),
    );
  });
  test('stays overnight, though more days have passed', () => {
    const late = 'activities:\n  a: { title: Move, owner: ana, due: 2026-07-20 }\n';
    const [first, second] = [today, today + 3].map(it => judged(late, 'a.opsplan', it));
    assert.notDeepEqual(
      first!.findings.map(it => it.message),
      second!.findings.map(it => it.message),
    );
    assert.deepEqual(fingerprints(first!), fingerprints(second!));
  });
  test('is another one for another entry, and for a second finding of the same kind', () => {
    const all = fingerprints(judged(mistakes));
    assert.equal(new Set(all).size, all.length);
    const twice = judged('activities:\n  a: { owner: x, with: [x, x, x] }\n  b: { owner: x, with: [x, x, x] }\n');
    assert.equal(new Set(fingerprints(twice)).size, twice.findings.length);
  });
  test('the hash is that of its source', () => {
    assert.equal(hashed(''), 'cbf29ce484222325');
    assert.equal(hashed('foobar'), '85944171f73967e8');
  });
});

test('annotations for GitHub: a line each, which reads back as what was found', () =>
  fc.assert(
    fc.property(titles, fc.constantFrom('a.opsplan', 'a,b:c%d.opsplan'), (title, file) => {
      const it = judged(titled(title), file);
      const lines = asGithub([it], at => `plans/${at}`)
        .trimEnd()
        .split('\n');
      assert.equal(lines.length, it.findings.length + 1);
      const raw = (text: string): string => text.replace(/%(0D|0A|3A|2C|25)/g, at => decodeURIComponent(at));
      for (const [i, finding] of it.findings.entries()) {
        const [, command, properties, message] = /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(lines[i]!)!;
        const said = Object.fromEntries(properties!.split(',').map(at => at.split('=').map(raw)));
        assert.equal(command, { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' }[finding.severity]);
        assert.equal(raw(message!), finding.message);
        assert.deepEqual(
          [said.file, said.title, said.line],
          [`plans/${file}`, finding.rule, `${finding.range.start.line + 1}`],
        );
      }
    }),
    { numRuns: runs(80) },
  ));

describe('JUnit', () => {
  const read = (all: readonly Judgement[], fails = isError): Element => {
    const found = readXml(asJunit(all, fails));
    assert.ok(!('refused' in found), JSON.stringify(found));
    return found;
  };
  test('a suite for each plan, a test for each finding, one that passes where there is none', () => {
    const suites = children(read([judged(mistakes), judged(clean)]), 'testsuite');
    const [first, second] = suites.map(it => children(it, 'testcase'));
    assert.equal(first!.length, judged(mistakes).findings.length);
    const failed = first!.filter(it => children(it, 'failure').length).length;
    assert.equal(failed, judged(mistakes).findings.filter(isError).length);
    assert.deepEqual(
      second!.map(it => it.children),
      [[]],
    );
    const text = asJunit([judged(mistakes), judged(clean)], isError);
    assert.match(text, new RegExp(`<testsuites name="opsplan" tests="${first!.length + 1}" failures="${failed}"`));
    assert.match(
      text,
      /<testcase name="nothing to report" classname="typical-mistakes" file="typical-mistakes.opsplan" time="0"\/>/,
    );
    const names = [...text.matchAll(/<testcase name="([^"]*)" classname/g)].map(it => it[1]);
    assert.equal(new Set(names.slice(0, -1)).size, names.length - 1);
  });
  test('is XML, whatever a title holds', () =>
    fc.assert(
      fc.property(titles, fc.string({ unit: 'binary', maxLength: 8 }), (title, odd) => {
        const it = judged(titled(title));
        const message = `${odd}<&>"'\u0000\ud800${title}`;
        const findings = it.findings.map(at => ({ ...at, message }));
        const [suite] = children(read([{ ...it, findings }]), 'testsuite');
        assert.equal(children(suite, 'testcase').length, findings.length);
      }),
      { numRuns: runs(80) },
    ));
});

describe('Markdown for a change', () => {
  test('of what a plan says nothing becomes a link and nobody is called, in any of its texts', () => {
    const hostile =
      'see www.evil.example http://evil.example a@b.example @octocat o/r#12 #12 GH-12 [a](b) <b>\u202e\u0007c\u001b';
    for (const text of [
      inMarkdown(hostile),
      hosted.text(hostile),
      hosted.strong(hostile),
      hosted.code(`\`${hostile}`),
    ]) {
      assert.doesNotMatch(text, /[@#]\w|GH-\d|:\/\/|www\.|(?<!\\)[[\]`]|(?<!\\)<(?!!-- -->)|[\u202e\u0007\u001b]/);
      const read = text.replaceAll('<!-- -->', '').replaceAll('\\', '');
      assert.match(read, /see www\.evil\.example http:\/\/.* a@b\.example @octocat o\/r#12 #12 GH-12 \[a\]\(b\) <b>/);
    }
    assert.equal(inMarkdown('x'.repeat(1000)).length, 1000);
    assert.equal(markdown.text('@maya'), '\\@maya');
  });
  test('four cells a row, whatever a message holds, and nobody is called', () =>
    fc.assert(
      fc.property(titles, title => {
        const text = asMarkdown([judged(titled(`@maya ${title} #12`))]);
        for (const it of text.split('\n').filter(it => it.startsWith('| ')))
          assert.equal(it.replace(/\\\\/g, '').replace(/\\\|/g, '').split('|').length, 6, it);
        assert.doesNotMatch(text, /(^|[^\w`])[@#]\w/m);
      }),
      { numRuns: runs(80) },
    ));
  test('errors first, remarks to be opened, and never longer than a comment may be', () => {
    const typical = judged(mistakes);
    const text = asMarkdown([typical]);
    const levels = [...text.matchAll(/^\| (error|warning|info|hint) \|/gm)].map(it => it[1]);
    assert.deepEqual(
      levels,
      levels.toSorted((a, b) => 'ewih'.indexOf(a![0]!) - 'ewih'.indexOf(b![0]!)),
    );
    assert.match(text, /<details><summary>9 remarks<\/summary>/);
    const many = Array.from({ length: 40 }, (_, i) => ({ ...typical, file: `${i}.opsplan` }));
    const long = asMarkdown(many);
    assert.ok(long.length < 65_536);
    assert.match(long, /\d+ more findings would not fit in here/);
    const short = judged('activities:\n  a: { due: soon }\n');
    const names = Array.from({ length: 2000 }, (_, i) => ({ ...short, file: `${'x'.repeat(80)}${i}.opsplan` }));
    assert.ok(asMarkdown(names).length < 65_000, 'headings take room too');
    assert.match(asMarkdown([judged(clean)]), /^\*\*1 plan, nothing to report\.\*\*\n$/);
  });
});

test('a terminal is told nothing by what a plan holds', () => {
  const hostile = 'a\u001b[2Jb\u009b31m\u202ec\u2066\u0007';
  const shown = 'a·[2Jb·31m·c··';
  const it = judged(`# é\u0301\nactivities:\n  a: { ${hostile}: x }\n`, `${hostile}.opsplan`);
  const text = asText([it], false);
  assert.ok(text.includes(`${shown}.opsplan:3:`), text);
  assert.ok(text.includes(`  a: { ${shown}: x }`), text);
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]/);
  const spoken = { ...it, findings: [{ ...it.findings[0]!, message: hostile }] };
  assert.ok(asText([spoken], false).includes(`  ${shown}  `));
  const carets = judged('activities:\n  a: { owner: "\u202e", due: soon }\n');
  const lines = asText([carets], false).split('\n');
  const isBelow = (line: string, i: number): boolean =>
    / \^{4}$/.test(line) && line.indexOf('^') === lines[i - 1]!.indexOf('soon');
  assert.ok(lines.some(isBelow), lines.join('\n'));
});

test('a task of VS Code reads each finding from the text for people', () => {
  const [{ pattern }] = matchers as unknown as [(typeof matchers)[0]];
  const it = judged(mistakes, 'q3/typical mistakes.opsplan');
  const read = asText([it], false)
    .split('\n')
    .flatMap(line => {
      const found = new RegExp(pattern.regexp).exec(line);
      return found
        ? [
            [pattern.file, pattern.line, pattern.column, pattern.severity, pattern.message, pattern.code].map(
              at => found[at],
            ),
          ]
        : [];
    });
  const { start } = it.findings[0]!.range;
  assert.deepEqual(read[0]!.slice(0, 3), [it.file, `${start.line + 1}`, `${start.character + 1}`]);
  assert.deepEqual(
    read.map(at => at.slice(3)),
    it.findings.map(at => [at.severity, at.message, at.rule]),
  );
});

test('the page of a rule, and what a rule that is not there may have been', async () => {
  const page = await pageText('due-before-start', false);
  assert.match(page as string, /^due-before-start {2}Dates, error\n\nThis rule reports an activity that is due before/);
  assert.match(page as string, / {4}due: 2026-08-03\n {4} {4}# {4}\^\^\^/);
  const told = async (id: string) => ((await pageText(id, false)) as { refused: string }).refused;
  assert.match(await told('due-mising'), /^There is no rule "due-mising"\. Perhaps: due-missing,/);
  assert.match(await told('xyzzy'), /"opsplan explain" lists them\.$/);
  assert.match(await told('__proto__'), /no rule/);
});
