import { fc } from './runs.ts';

/** Lines and parts of lines that plans, and slips in plans, are made of. */
const pieces = [
  'plan: x\n', 'owner: ana and dev\n', 'status: live\n', 'status: draft\n', 'period: 2026-Q3\n', 'goal:\n  outcome: Less waiting\n', 'goals: [a, b]\n',
  'activities:\n', 'people:\n', 'metrics:\n', 'milestones:\n', 'rules: { due-missing: off }\n', 'wrong:\n', 'activities: { f: {title: x}, g: }\n',
  '  a:\n', '  b:\n    after: [a]\n', '  c:\n    after: [zz, b + 2d]\n    owner: r\n', '  r:\n', '  a: { due: 2026-08-01, start: 2026-09-01 }\n',
  '    due: 2026-08-01\n', '    start: 2026-08-20\n', '    start: Q3\n', '    effort: 3d\n', '    title: "open\n', '    title: Audit: one\n', '    owner: @maya\n',
  '    owner: r\n', '    done: |\n      - z: q\n  # note\n', '    tasks:\n      t1:\n        owner: r\n      a:\n', '# note\n', '  # note\n', '\n', '  \t\n', '---\n',
  '...\n', '%YAML 1.2\n', '? q\n', '- q\n', '  - q\n', '   odd: z\n', '\tb:\n\t\ttitle: x\n', '    own', 'own\n', '  own\n', '  # opsplan-ignore due-before-start: why\n',
  ']\n', '    log: { 2026-07-01: x }\n', '    owner: r\r\n', '  a:\r', '\ufeff', '    blocked: { by: r }\n', '    priority: 2\n    impact: 3\n', '  __proto__:\n', '<<<<<<< ours\n', '||||||| before\n', '=======\n', '>>>>>>> theirs\n', '    title: 😀 \u2028 x\n',
]; // biome-ignore format: a list of pieces
/** Texts that somebody could have in an editor: plans, and what is no plan any more. */
export const anyPlan = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map(it => it.join(''));
