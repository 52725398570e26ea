import { readdirSync, readFileSync } from 'node:fs';
import { commit, newRepository } from './repository.ts';

const folder = 'test/plans/company';
type Texts = Readonly<Record<string, string>>;
/** The plans of the sample company by the names of their files. */
export const companyPlans = (): Texts =>
  Object.fromEntries(
    readdirSync(folder)
      .filter(it => it.endsWith('.opsplan'))
      .map(it => [it, readFileSync(`${folder}/${it}`, 'utf8')]),
  );

/** A change of one plan: each text stands there once, and becomes another. */
type Change = readonly [file: string, ...edits: (readonly [from: string, to: string])[]];
function changed(texts: Texts, changes: readonly Change[]): Texts {
  const now = { ...texts };
  for (const [file, ...edits] of changes)
    for (const [from, to] of edits) {
      if (now[file]!.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
      now[file] = now[file]!.replace(from, to);
    }
  return now;
}

/** How the plans were written first, back from how they stand on 24 July. */
const first: readonly Change[] = [
  [
    'crm.opsplan',
    [', 2026-07-24: 35%', ''],
    ['    started: 2026-07-13\n', ''],
    ['    status: in progress\n    log: { 2026-07-22: 1200 of 3000 records merged }\n', ''],
    ['due: 2026-08-07\n    effort', 'due: 2026-07-31\n    effort'],
  ],
  ['onboarding.opsplan', [', 2026-07-10: 12.5 days, 2026-07-17: 12 days', ''], ['due: 2026-08-21', 'due: 2026-08-14']],
  ['security.opsplan', [', 2026-07-17: 9 findings', '']],
  [
    'service-desk.opsplan',
    ['    status: in progress\n    started: 2026-07-20\n    log: { 2026-07-23: 3 of 10 rewritten }\n', ''],
  ],
];
/** What was committed after that, one line a day and person. */
const july: readonly (readonly [day: string, by: string, changes: readonly Change[]])[] = [
  [
    '2026-07-10',
    'Tom Reyes',
    [['onboarding.opsplan', ['2026-07-03: 13 days', '2026-07-03: 13 days, 2026-07-10: 12.5 days']]],
  ],
  [
    '2026-07-13',
    'Dev Patel',
    [
      [
        'crm.opsplan',
        [
          '    due: 2026-07-31\n    effort: 6d..8d\n    checkin: 2026-07-27\n    impact: 4\n    priority: 1\n    metric: on-one-crm\n',
          '    started: 2026-07-13\n    due: 2026-07-31\n    effort: 6d..8d\n    checkin: 2026-07-27\n    impact: 4\n    priority: 1\n    metric: on-one-crm\n    status: in progress\n',
        ],
      ],
    ],
  ],
  [
    '2026-07-17',
    'Tom Reyes',
    [
      [
        'onboarding.opsplan',
        ['12.5 days }', '12.5 days, 2026-07-17: 12 days }'],
        ['due: 2026-08-14', 'due: 2026-08-21'],
      ],
      ['security.opsplan', ['12 findings }', '12 findings, 2026-07-17: 9 findings }']],
    ],
  ],
  [
    '2026-07-20',
    'Kofi Mensah',
    [
      [
        'service-desk.opsplan',
        [
          '    priority: 1\n    metric: seen-incidents\n',
          '    priority: 1\n    metric: seen-incidents\n    status: in progress\n    started: 2026-07-20\n',
        ],
      ],
    ],
  ],
  [
    '2026-07-22',
    'Dev Patel',
    [
      [
        'crm.opsplan',
        [
          '    status: in progress\n',
          '    status: in progress\n    log: { 2026-07-22: 1200 of 3000 records merged }\n',
        ],
        ['due: 2026-07-31', 'due: 2026-08-07'],
      ],
    ],
  ],
  [
    '2026-07-24',
    'Dev Patel',
    [
      ['crm.opsplan', ['2026-07-10: 20% }', '2026-07-10: 20%, 2026-07-24: 35% }']],
      [
        'service-desk.opsplan',
        ['started: 2026-07-20\n', 'started: 2026-07-20\n    log: { 2026-07-23: 3 of 10 rewritten }\n'],
      ],
    ],
  ],
];
/** A week in which not all went well. */
const week: typeof july = [
  [
    '2026-07-27',
    'Kofi Mensah',
    [
      [
        'service-desk.opsplan',
        ['2026-07-23: 3 of 10 rewritten', '2026-07-23: 3 of 10 rewritten, 2026-07-27: 7 of 10 rewritten'],
      ],
    ],
  ],
  [
    '2026-07-28',
    'Ines Duarte',
    [
      [
        'security.opsplan',
        [
          '    metric: open-findings\n    done: 0 shared',
          '    metric: open-findings\n    status: in progress\n    started: 2026-07-28\n    done: 0 shared',
        ],
      ],
    ],
  ],
  [
    '2026-07-29',
    'Dev Patel',
    [
      [
        'crm.opsplan',
        [
          'log: { 2026-07-22: 1200 of 3000 records merged }',
          'log: { 2026-07-22: 1200 of 3000 records merged, 2026-07-28: 1900 of 3000 records merged }\n    blocked: { by: tom, since: 2026-07-29, need: the export of the contract data from the old CRM }',
        ],
        ['effort: 6d..8d', 'effort: 9d..12d'],
      ],
    ],
  ],
  [
    '2026-07-30',
    'Kofi Mensah',
    [
      [
        'service-desk.opsplan',
        [
          '7 of 10 rewritten }',
          '7 of 10 rewritten, 2026-07-30: all 10 rewritten; false alarms are counted from today }',
        ],
        [
          '  desk:\n',
          '  vpn-outage:\n    title: Replace the VPN gateway that failed on Tuesday\n    owner: kofi\n    due: 2026-08-07\n    effort: 3d\n    impact: 5\n    metric: seen-incidents\n    done: 0 dropped connections in a week\n  desk:\n',
        ],
      ],
      ['onboarding.opsplan', ['2026-07-17: 12 days }', '2026-07-17: 12 days, 2026-07-24: 12.5 days }']],
    ],
  ],
];

/** The plans of the sample company in a repository of their own, committed from 1 July on: up to 24 July, or with the week after it. Gives its folder. */
export function newCompany(until: '2026-07-24' | '2026-07-31', home = newRepository()): string {
  let texts = changed(companyPlans(), first);
  commit(home, texts, '2026-07-01', 'Maya Okafor', 'The plans of the third quarter');
  for (const [day, by, changes] of until === '2026-07-24' ? july : [...july, ...week]) {
    texts = changed(texts, changes);
    commit(home, texts, day, by, 'Plans');
  }
  return home;
}
