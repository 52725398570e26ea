import type { Finding } from '../check.ts';
import type { Range } from '../plan/position.ts';
import type { Fix, Page, Severity } from '../rules/rule.ts';
import type { Judgement } from './findings.ts';
import { fingerprints } from './identity.ts';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** What of a log is for whoever asked for it. */
export interface Logging {
  readonly version: string;
  /** Fixes come with their findings: each has to be worked out. */
  readonly withFixes: boolean;
  /** The path that a reader of the log knows a file by: from the top of the repository, whatever folder it was judged in. */
  readonly fromTop: (file: string) => string;
}

/** For code scanning: a SARIF 2.1.0 log. The rules that spoke come with their pages as help. */
export function asSarif(
  judgements: readonly Judgement[],
  pages: ReadonlyMap<string, Page>,
  { version, withFixes, fromTop }: Logging,
): string {
  const spoken = [...new Set(judgements.flatMap(it => it.findings.map(({ rule }) => rule)))].sort();
  const index = new Map(spoken.map((it, i) => [it, i]));
  const results = judgements.flatMap(judgement => {
    const marks = fingerprints(judgement);
    return judgement.findings.map((it, i) => ({
      ruleId: it.rule,
      ruleIndex: index.get(it.rule)!,
      level: levels[it.severity],
      message: { text: it.message },
      locations: [{ physicalLocation: physical(fromTop(judgement.file), it.range) }],
      ...relatedOf(it, judgement.file, fromTop),
      // The one name that GitHub compares by, whatever it holds.
      partialFingerprints: { primaryLocationLineHash: marks[i]! },
      ...(withFixes && fixesOf(it, judgement, fromTop)),
    }));
  });
  const driver = {
    name: 'opsplan',
    semanticVersion: version,
    rules: spoken.map(id => described(id, pages.get(id))),
  };
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function described(id: string, page: Page | undefined): object {
  if (!page) return { id };
  const { default: rule, docs } = page;
  const text = `This rule ${rule.summary}.`;
  return {
    id,
    shortDescription: { text },
    fullDescription: { text: `${text} ${plain(docs)}` },
    help: { text: `${text}\n\n${plain(docs)}`, markdown: `${text}\n\n${docs}` },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.group] },
  };
}
/** Markdown without its signs. */
const plain = (markdown: string): string => markdown.replace(/[`*]/g, '');

/** A path from the root of the repository where it is one; else as an address. */
function artifact(file: string): object {
  const path = file.replaceAll('\\', '/');
  const uri = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${uri.replace('%3A', ':')}` };
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}
const region = ({ start, end }: Range): object => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
const physical = (file: string, range: Range): object => ({
  artifactLocation: artifact(file),
  region: region(range),
});

function relatedOf(finding: Finding, file: string, fromTop: Logging['fromTop']): object {
  const relatedLocations = finding.related().map((it, id) => ({
    id,
    message: { text: it.message },
    physicalLocation: physical(fromTop(it.file ?? file), it.range),
  }));
  return relatedLocations.length ? { relatedLocations } : {};
}

/** The fixes that are edits of texts; SARIF has no word for a file that gets another name. */
function fixesOf({ fixes: all }: Finding, { file, folder }: Judgement, fromTop: Logging['fromTop']): object {
  const fixes = all(folder)
    .filter(it => !it.created?.length && it.renamed === undefined)
    .map(it => ({ description: { text: it.title }, artifactChanges: changesOf(it, file, fromTop) }))
    .filter(it => it.artifactChanges.length);
  return fixes.length ? { fixes } : {};
}
function changesOf({ edits, others = [] }: Fix, file: string, fromTop: Logging['fromTop']): object[] {
  const byFile = new Map<string, object[]>();
  for (const it of [...edits.map(edit => ({ ...edit, file })), ...others]) {
    const list = byFile.get(it.file) ?? [];
    list.push({ deletedRegion: region(it.range), insertedContent: { text: it.text } });
    byFile.set(it.file, list);
  }
  return [...byFile].map(([name, replacements]) => ({ artifactLocation: artifact(fromTop(name)), replacements }));
}
