import type { Finding } from '../check.ts';
import { chunkAt } from '../plan/plan.ts';
import { entryAt } from '../plan/query.ts';
import type { Judgement } from './findings.ts';

/** The entry that a finding is about, by its ids from the outermost on: `rebuild-form/design`; the key at the margin where it is about none. */
export function placeOf({ plan }: Judgement, { range }: Finding): string {
  const ids: string[] = [];
  for (let it = entryAt(plan, range.start); it; it = it.parent) ids.push(it.id);
  return ids.length ? ids.reverse().join('/') : (plan.chunks[chunkAt(plan, range.start.line)]?.chunk.section ?? '');
}

/**
 * What a finding is known by from run to run: rule, entry and what is said, without days and numbers, for "3 days ago"
 * becomes "4 days ago" overnight. Neither its line nor that of anything above it counts. A second one of the same is numbered.
 */
export function fingerprints(judgement: Judgement): string[] {
  const seen = new Map<string, number>();
  return judgement.findings.map(it => {
    const said = it.message.replace(/\d+(?:[-.,:]\d+)*/g, '0').replace(/\s+/g, ' ');
    const hash = hashed(`${it.rule}\n${placeOf(judgement, it)}\n${said}`);
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    return `${hash}:${nth}`;
  });
}

/** 64 bits of a text as 16 hexadecimal digits (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv). */
export function hashed(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
