import type { Change, Folder } from '../plan/change.ts';
import { quote } from '../plan/edit.ts';
import { everywhere, here, located, type Thing } from '../plan/everywhere.ts';
import type { Plan } from '../plan/plan.ts';

/** Gives a thing another id, where it is defined and wherever it is named: in the other plans of the folder too, where there is one. */
export function rename(plan: Plan, thing: Thing, to: string, folder: Folder | undefined): Change {
  const spots = (folder ? everywhere(plan, thing) : here(plan, thing)).map(it => {
    const { uri, range } = located(plan, it, '');
    return { home: it.home, file: uri, edit: { range, text: quote(it.lead + to, true) } };
  });
  const others = spots.filter(it => it.home).map(it => ({ ...it.edit, file: it.file }));
  return { edits: spots.filter(it => !it.home).map(it => it.edit), ...(others.length && { others }) };
}
