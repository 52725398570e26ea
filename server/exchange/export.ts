import { toCsv } from './to-csv.ts';
import { toHtml } from './to-html.ts';
import { toIcal } from './to-ical.ts';
import { toJson } from './to-json.ts';
import { toMarkdown } from './to-markdown.ts';
import { toMermaid } from './to-mermaid.ts';
import { toTjp } from './to-tjp.ts';
import type { Outgoing } from './work.ts';

export type { Outgoing };

/** What plans can be written as. A project of TaskJuggler is one plan. */
export const targets = {
  markdown: toMarkdown,
  html: toHtml,
  csv: toCsv,
  ics: toIcal,
  mermaid: toMermaid,
  tjp: (all: readonly Outgoing[]): string => all.slice(0, 1).map(toTjp).join(''),
  json: toJson,
} as const;
export type Target = keyof typeof targets;
