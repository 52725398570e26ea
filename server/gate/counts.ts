import type { Finding } from '../check.ts';
import { counted } from '../plan/wording.ts';
import type { Severity } from '../rules/rule.ts';

/** The severities, the worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** `1 new error, 2 new warnings`, where `lead` is `new`; empty where there is none. */
export const bySeverity = (
  all: readonly Finding[],
  lead = '',
  ink: (severity: Severity, text: string) => string = (_, text) => text,
): string =>
  severities
    .map(it => ({ it, count: all.filter(({ severity }) => severity === it).length }))
    .filter(({ count }) => count)
    .map(({ it, count }) => ink(it, it === 'info' ? `${count} ${lead}info` : counted(count, `${lead}${it}`)))
    .join(', ');
