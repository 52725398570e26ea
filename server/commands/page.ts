import type { Page } from '../rules/rule.ts';

/** The pages of rules, all of them or those that are named, read when they are asked for. */
export async function pagesOf(ids?: readonly string[]): Promise<ReadonlyMap<string, Page>> {
  const { pages } = await import('./rule-pages.ts');
  const asked = [...(ids ?? pages.keys())].filter(it => pages.has(it));
  return new Map(await Promise.all(asked.map(async id => [id, await pages.get(id)!()] as const)));
}

/** The page of a rule as text; where there is no such rule, why, with those that are called nearly so. */
export async function pageText(id: string, colour: boolean): Promise<string | { refused: string }> {
  const { pages } = await import('./rule-pages.ts');
  const page = await pages.get(id)?.();
  if (page) return (await import('../report/explain.ts')).explained(page, colour);
  const { near } = await import('../plan/suggest.ts');
  const words = id.toLowerCase().split(/[^a-z]+/);
  const close = near(id, pages.keys(), 5);
  const alike = [...pages.keys()].filter(it => it.split('-').some(word => word.length > 2 && words.includes(word)));
  const found = [...new Set([...close, ...alike])].slice(0, 8);
  const hint = found.length ? ` Perhaps: ${found.join(', ')}.` : ' "opsplan explain" lists them.';
  return { refused: `There is no rule "${id}".${hint}` };
}
