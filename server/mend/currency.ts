import type { Plan } from '../plan/plan.ts';

const known = new WeakMap<Plan, string>();
/** The currency that a plan uses most; empty where it names none. */
export function currencyOf(plan: Plan): string {
  let currency = known.get(plan);
  if (currency === undefined) known.set(plan, (currency = mostUsed(plan)));
  return currency;
}

function mostUsed(plan: Plan): string {
  const counts = new Map<string, number>();
  for (const { tokens } of plan.chunks)
    for (const { node, meaning, trouble } of tokens) {
      if (trouble || !meaning?.types?.some(it => it === 'money' || it === 'rate' || it === 'quantity')) continue;
      const code = /^[A-Z]{3}(?= \d)/.exec(node.text)?.[0];
      if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
