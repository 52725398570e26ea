import { random } from '../random.ts';

const verbs = ['Audit', 'Migrate', 'Rebuild', 'Train', 'Publish', 'Retire', 'Document', 'Automate', 'Pilot', 'Renew'];
const things = [
  'the supplier checklist',
  'the returns queue',
  'the support rota',
  'the billing export',
  'the pricing sheet',
  'the runbook',
  'the order form',
  'the ledger',
  'the portal',
  'the forecast',
];
const first = ['ana', 'ben', 'chloe', 'dmitri', 'elif', 'farah', 'goran', 'hana', 'ivan', 'jia'];
const last = ['roy', 'keller', 'moreau', 'petrov', 'yilmaz', 'haddad', 'novak', 'sato', 'horvat', 'chen'];
const day = (offset: number): string => {
  const at = new Date(Date.UTC(2031, 0, 6) + offset * 864e5);
  const back = [2, 0, 0, 0, 0, 0, 1][at.getUTCDay()]!;
  return new Date(at.getTime() - back * 864e5).toISOString().slice(0, 10);
};

/**
 * A live plan of `count` activities that reads nearly clean, the same for the same count: one owner for twenty of them, streams of
 * thirty in ten phases, an activity waits for one or two of an earlier phase, now and then in another stream. About 330 bytes an activity.
 */
export function madePlan(count: number, seed = 1): string {
  const r = random(seed * 7919 + count);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]!;
  const owners = Math.max(2, Math.round(count / 20));
  const owner = (i: number) =>
    `${first[i % 10]}-${last[Math.floor(i / 10) % 10]}${i >= 100 ? Math.floor(i / 100) : ''}`;
  const dues: string[] = [];
  const out = [
    'plan: Northstar operations\nkind: ops\nowner: ana-roy\nstatus: live\nperiod: 2031\nreview: weekly\n',
    `consulted: [${Array.from({ length: owners }, (_, i) => owner(i)).join(', ')}]\n`,
    'goal:\n  outcome: Orders leave within five days\n  metric: lead-time\n  from: 12 days\n  to: 5 days\n  by: 2031-12-31\n',
    'metrics:\n  lead-time:\n    owner: ana-roy\n    unit: days\n    target: 5 days\n    every: 1m\n    readings: { 2026-01-05: 12 days }\n',
    'resources:\n  headcount: { have: 10, need: 10 }\n',
    'milestones:\n  q1: 2031-01-01..2031-03-31\n  q2: 2031-04-01..2031-06-30\n  q3: 2031-07-01..2031-09-30\n  q4: 2031-10-01..2031-12-31\npeople:\n',
    ...Array.from(
      { length: owners },
      (_, i) => `  ${owner(i)}: { name: ${owner(i).replace('-', ' ')}, capacity: 40h/w }\n`,
    ),
    'activities:\n',
  ];
  for (let i = 0; i < count; i++) {
    const stream = Math.floor(i / 30);
    const phase = Math.floor((i % 30) / 3);
    const due = day((stream % 20) * 5 + phase * 14 + 10 + Math.floor(r() * 8));
    dues.push(due);
    const needs = new Set<number>();
    for (let n = phase ? pick([0, 1, 1, 1, 2]) : 0; n > 0; n--) {
      const other = stream && r() < 0.12 ? stream - 1 : stream;
      needs.add(other * 30 + Math.max(0, phase - 1 - Math.floor(r() * 2)) * 3 + Math.floor(r() * 3));
    }
    const after = [...needs].filter(it => dues[it]! < due).map(it => `a${it}`);
    out.push(
      `  a${i}:\n    title: ${pick(verbs)} ${pick(things)} of site ${i}\n    owner: ${owner(Math.floor(r() * owners))}\n    due: ${due}\n    checkin: ${day((stream % 20) * 5 + phase * 14 + 2)}\n`,
      `    effort: ${1 + Math.floor(r() * 8)}d\n    after: [${after.join(', ')}]\n    impact: ${1 + Math.floor(r() * 5)}\n    priority: ${i + 1}\n    metric: lead-time\n    status: todo\n    done: In use for ${2 + Math.floor(r() * 20)} days with no open blocker, old version switched off\n`,
    );
  }
  return out.join('');
}
