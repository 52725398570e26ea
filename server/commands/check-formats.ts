import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { counted } from '../plan/wording.ts';
import { asJson, asText, type Judgement } from '../report/findings.ts';
import { pagesOf } from './page.ts';

export const formats = ['text', 'json', 'sarif', 'github', 'junit', 'markdown'] as const;
export type Format = (typeof formats)[number];

export interface Asking {
  readonly format: Format;
  readonly fixes: boolean;
  readonly colour: boolean;
  /** Warnings fail the run too: there are more than may be. */
  readonly strict: boolean;
  /** What to say of all of it, where that is more than what is told adds up to. */
  readonly sum?: string;
}

/** Why a run fails that has no errors. */
export const tooMany = (warnings: number, most: number): string =>
  `${counted(warnings, 'warning')} ${warnings === 1 ? 'is' : 'are'} more than ${most}.\n`;

/** Findings in the format that is asked for; what only some of them need is loaded with them. */
export async function written(
  all: readonly Judgement[],
  { format, fixes, colour, strict, sum }: Asking,
): Promise<string> {
  switch (format) {
    case 'text':
      return asText(all, colour);
    case 'json':
      return asJson(all, fixes);
    case 'sarif': {
      const pages = await pagesOf([...new Set(all.flatMap(it => it.findings.map(({ rule }) => rule)))]);
      const { asSarif } = await import('../report/sarif.ts');
      const version = process.env.OPSPLAN_VERSION ?? '0.0.0';
      return asSarif(all, pages, { version, withFixes: fixes, fromTop: fromTop() });
    }
    case 'github':
      return (await import('../report/github.ts')).asGithub(all, fromTop(), sum);
    case 'junit': {
      const { asJunit } = await import('../report/junit.ts');
      return asJunit(all, it => it.severity === 'error' || (strict && it.severity === 'warning'), sum);
    }
    case 'markdown':
      return (await import('../report/pull-request.ts')).asMarkdown(all, sum);
  }
}

/** The path of a file from the top of its repository; of one that stands elsewhere the path that it has. */
function fromTop(): (file: string) => string {
  const top = topAbove(process.cwd());
  return file => {
    const path = relative(top, resolve(file));
    const isElsewhere = file === '-' || isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`);
    return isElsewhere ? file : path.replaceAll(sep, '/');
  };
}
/**
 * The top of the repository that holds a folder, without asking git: it may not be there, and not trust the folder. Of
 * what was checked out without git the folder that a runner of GitHub works in; else the folder itself.
 */
function topAbove(folder: string): string {
  const { GITHUB_WORKSPACE: given } = process.env;
  const workspace = given && existsSync(given) ? realpathSync(given) : undefined;
  for (let it = folder; ; it = dirname(it)) {
    if (existsSync(join(it, '.git')) || it === workspace) return it;
    if (dirname(it) === it) return folder;
  }
}
