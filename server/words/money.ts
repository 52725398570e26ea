import type { Money } from '../language/values.ts';

/** An amount as the language writes it: `USD 320k`, `USD 1.25M`, `EUR 940`. No comma, which would end it within braces. */
export function priced({ currency, amount }: Money): string {
  const [unit, suffix] =
    amount >= 1e6 && amount % 1e4 === 0
      ? [1e6, 'M']
      : amount >= 1e3 && amount % (amount < 1e4 ? 1e3 : 100) === 0
        ? [1e3, 'k']
        : [1, ''];
  return `${currency} ${Number((amount / unit).toFixed(2))}${suffix}`;
}
