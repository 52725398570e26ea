import type { ValueType } from '../language/values.ts';
import { listedFiles } from '../mend/draft.ts';
import { splitOff, strands } from '../mend/split-off.ts';
import type { Folder } from '../plan/change.ts';
import { setKey } from '../plan/edit.ts';
import type { Plan } from '../plan/plan.ts';
import { sectionOf } from '../plan/section.ts';
import { setHead } from '../plan/sections.ts';
import { lineAt } from '../plan/written.ts';
import { type Example, type Fix, rule, threshold } from './rule.ts';

const factors: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6 };
/** A size of text in bytes: `48 MB`. */
const size: ValueType<number> = {
  expects: 'a size such as 48 MB',
  read: it => {
    const match = /^(\d{1,9}) ?(B|kB|MB)$/.exec(it);
    return match ? Number(match[1]) * factors[match[2]!]! : undefined;
  },
};
const settings = { '': { type: size, default: '48 MB', says: 'the largest size that is judged while typing' } };

const largeRule = rule({
  id: 'file-large',
  group: 'Language',
  severity: 'info',
  summary: 'reports a plan so large that editors soon refuse it',
  settings,
  plan(plan, frame, report) {
    const most = threshold<number>(largeRule, frame);
    const bytes = bytesOf(plan, most);
    const first = plan.chunks[0];
    if (bytes <= most || !first) return;
    report(
      { parsed: first, range: lineAt(first, 0) },
      `The plan is ${shown(bytes)} large; VS Code gives no file over 50 MB to an extension. Move a workstream to a plan of its own.`,
      {
        fixes: (now, folder) => {
          const wider = shown(Math.ceil(bytes / 0.8));
          const rules = sectionOf(now, 'rules');
          const edit = rules
            ? setKey(now, rules, 'file-large', wider)
            : setHead(now, 'rules', `{ file-large: ${wider} }`);
          return [...splits(now, folder, bytes), { title: `Allow up to ${wider}`, edits: [edit] }];
        },
      },
    );
  },
});
export default largeRule;

/** Only the largest are offered, and of a plan above 10 MB one: working one out costs the text that it moves. */
const splits = (plan: Plan, folder: Folder | undefined, bytes: number): Fix[] =>
  (folder ? strands(plan).slice(0, bytes > 1e7 ? 1 : 3) : []).flatMap(it => {
    const change = splitOff(plan, it, folder!);
    const title = `Move the workstream "${it.workstream.id}" to a plan of its own: ${listedFiles(change?.created ?? [])}`;
    return change ? [{ title, ...change }] : [];
  });

const shown = (bytes: number): string =>
  bytes < 1e3 ? `${bytes} B` : bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${Math.ceil(bytes / 1e6)} MB`;

/** How many bytes of UTF-8 the text takes. Counted only where the number of its characters leaves the answer open. */
function bytesOf(plan: Plan, most: number): number {
  let units = 0;
  for (const { chunk } of plan.chunks) units += chunk.text.length;
  if (units * 3 <= most) return units;
  let bytes = 0;
  for (const { chunk } of plan.chunks)
    for (let i = 0; i < chunk.text.length; i++) {
      const unit = chunk.text.charCodeAt(i);
      // The two halves of a pair take two bytes each.
      bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
    }
  return bytes;
}

export const docs =
  'Editors hand no file above 50 MB to an extension. A plan of that size is several plans: give a workstream a plan of its own, and let the others name its entries as `plan/id`.';

export const examples: Example[] = [
  {
    name: 'above the limit',
    plan: `
rules: { file-large: 60 B }
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^ The plan is 187 B large; VS Code gives no file over 50 MB to an extension. Move a workstream to a plan of its own.
plan: Grüße
`,
    fixed: `
rules: { file-large: 234 B }
plan: Grüße
`,
  },
  {
    name: 'a workstream moves to a plan of its own',
    plan: `
rules: { file-large: 600 B }
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The plan is 864 B large; VS Code gives no file over 50 MB to an extension. Move a workstream to a plan of its own.
plan: Open the Leeds office
owner: Priya Nair
period: 2026-Q3
goal: { outcome: 40 people work there by October }
metrics:
  desks: { owner: Priya Nair, target: 40 desks, every: 2w }
workstreams:
  fitting: { title: Fitting out the rooms, owner: Tom Baker }
activities:
  lease: { title: Sign the lease, owner: Priya Nair, due: 2026-08-07 }
  # on both floors
  network:
    title: Install network and access points
    owner: Tom Baker
    workstream: fitting
    metric: desks
    after: [lease + 2d]
  furniture:
    title: Set up 40 desks
    owner: Ines Moreau
    workstream: fitting
    after: [network]
  move:
    title: Move in
    owner: Priya Nair
    after: [furniture, lease]
`,
    fix: 'Move the workstream "fitting" to a plan of its own: fitting.opsplan',
    fixed: `
rules: { file-large: 600 B }
plan: Open the Leeds office
owner: Priya Nair
period: 2026-Q3
goal: { outcome: 40 people work there by October }
metrics:
  desks: { owner: Priya Nair, target: 40 desks, every: 2w }
activities:
  lease: { title: Sign the lease, owner: Priya Nair, due: 2026-08-07 }
  move:
    title: Move in
    owner: Priya Nair
    after: [fitting/furniture, lease]
`,
    created: {
      fitting: `
# A draft is judged mildly. Set status to live once the whole team works by it.
plan: Fitting out the rooms
owner: Tom Baker
status: draft
period: 2026-Q3
serves: ops/goal

workstreams:
  fitting: { title: Fitting out the rooms, owner: Tom Baker }

activities:
  # on both floors
  network:
    title: Install network and access points
    owner: Tom Baker
    workstream: fitting
    metric: ops/desks
    after: [ops/lease + 2d]
  furniture:
    title: Set up 40 desks
    owner: Ines Moreau
    workstream: fitting
    after: [network]

rules: { file-large: 600 B }
`,
    },
    others: {
      moving: {
        plan: `
activities:
  drive: { title: Drive the furniture over, after: [ops/network + 1d, ops/lease] }
`,
        fixed: `
activities:
  drive: { title: Drive the furniture over, after: [fitting/network + 1d, ops/lease] }
`,
      },
    },
  },
  {
    name: 'below the limit',
    plan: `
rules: { file-large: 48 MB }
plan: Halve onboarding time
`,
  },
];
