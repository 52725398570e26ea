import { splitRef } from './far-ref.ts';

/** Why a text may not lead to another plan: such a path is never followed. */
export type Outside = 'absolute' | 'up' | 'encoded' | 'deep' | 'other-type';

/** What is asked of the folder before a name is taken for a path: its plans, and what the plan that says it is called. */
interface Plans {
  readonly name: string;
  plans(name: string): readonly unknown[];
}

/** Says whether `plan/id` leaves the plans of the folder; nothing where it is plain, or where a plan is called so: `crm.draft/form` in the folder of `crm.draft.opsplan`. */
export function outside(ref: string, others?: Plans): Outside | undefined {
  const text = ref.slice(0, 500);
  if (/^(?:[/\\]|[a-z][a-z0-9+.-]*:)/i.test(text)) return 'absolute';
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)/.test(text)) return 'up';
  const far = splitRef(text);
  const isPlan = !!far && !!others && (far.plan === others.name || others.plans(far.plan).length > 0);
  if (isPlan && !/[/\\%]/.test(far.id)) return undefined;
  if (/[\\%]/.test(text)) return 'encoded';
  if (!far) return undefined;
  if (far.id.includes('/') || far.plan === '' || far.plan === '.') return 'deep';
  return /\.[a-z]{2,8}$/i.test(far.plan) ? 'other-type' : undefined;
}

/** `../plans/crm.opsplan/api-freeze` → `crm/api-freeze`: what such a path may have been meant to name. */
export function inside(ref: string): string | undefined {
  const parts = ref
    .replace(/^[a-z][a-z0-9+.-]*:/i, '')
    .split(/[/\\]/)
    .filter(it => it && it !== '.' && it !== '..');
  const [plan, id] = parts.slice(-2);
  return plan && id && !/[%\s]/.test(plan + id) ? `${plan.replace(/\.opsplan$/i, '')}/${id}` : undefined;
}
