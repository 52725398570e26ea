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
}

/** Findings in the format that is asked for; what only some of them need is loaded with them. */
export async function written(all: readonly Judgement[], { format, fixes, colour, strict }: Asking): Promise<string> {
  switch (format) {
    case 'text':
      return asText(all, colour);
    case 'json':
      return asJson(all, fixes);
    case 'sarif': {
      const pages = await pagesOf([...new Set(all.flatMap(it => it.findings.map(({ rule }) => rule)))]);
      const { asSarif } = await import('../report/sarif.ts');
      return asSarif(all, pages, `${process.env.OPSPLAN_VERSION ?? '0.0.0'}`, fixes);
    }
    case 'github':
      return (await import('../report/github.ts')).asGithub(all);
    case 'junit': {
      const { asJunit } = await import('../report/junit.ts');
      return asJunit(all, it => it.severity === 'error' || (strict && it.severity === 'warning'));
    }
    case 'markdown':
      return (await import('../report/pull-request.ts')).asMarkdown(all);
  }
}
