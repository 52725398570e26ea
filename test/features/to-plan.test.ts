import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import { check } from '../../server/check.ts';
import { homesFor, moveEntry } from '../../server/mend/move-entry.ts';
import { apply } from '../../server/plan/edit.ts';
import { type Plan, readPlan, textOf } from '../../server/plan/plan.ts';
import { entriesOf } from '../../server/plan/query.ts';
import { Workspace } from '../../server/plan/workspace.ts';
import { inCompany } from '../company.ts';
import { asked } from '../fixture.ts';
import { fc, runs } from '../runs.ts';

// An activity goes to another plan, over the real server and on random plans.

const kind = 'refactor.move';
async function actions(text: string, only: string[] | undefined = [kind]): Promise<string[]> {
  let titles: string[] = [];
  await inCompany(text, async it => {
    const found = await ask(it, only);
    titles = found.filter(one => one.kind === kind).map(one => one.title);
  });
  return titles;
}
const ask = (it: Parameters<Parameters<typeof inCompany>[1]>[0], only: string[] | undefined): Promise<CodeAction[]> => {
  const range = { start: it.cursor!.position, end: it.cursor!.position };
  return it.ask<CodeAction[]>('textDocument/codeAction', { range, context: { diagnostics: [], only } });
};
async function moved(text: string, to: string): Promise<string> {
  let after = '';
  await inCompany(text, async it => {
    const action = (await ask(it, [kind])).find(one => one.title.includes(`${to}.opsplan`));
    assert.ok(action, to);
    after = it.done(action.edit!);
  });
  return after;
}

describe('an activity that moves to another plan', () => {
  test('takes its text, comments and tasks with it, and is found by all who name it', async () =>
    assert.equal(
      await moved(
        `
== crm
plan: CRM migration
activities:

    import:
        owner: lu
        after: [ops/form, ops/draft + 1d]
        # the last of it

milestones:
  go: 2026-09-01
== office
activities:
  move: { after: [ops/form] }
== ops
metrics:
  days: {}
workstreams:
  intake: {}
activities:
  audit: { owner: dev }

  # Agreed with the board,
  # in July.
  $0form: # see the minutes
    title: "Rebuild
      the form"
    owner: ana
    metric: days
    workstream: intake
    after: [audit + 2d, crm/go, "crm/import"]
    done: |
      Three clients
        use it
    tasks:
      draft: { after: [audit] }
      test: { after: [draft], owner: lu }
    # ask lu first

  # --- Autumn ---

  train: { after: [form, draft] }
risks:
  late: { mitigation: form }
scenarios:
  soon: { assume: { activities.form.due: 2026-08-01 } }
`,
        'crm',
      ),
      `
== crm
plan: CRM migration
activities:

    import:
        owner: lu
        after: [form, draft + 1d]
        # the last of it
    # Agreed with the board,
    # in July.
    form: # see the minutes
      title: "Rebuild
        the form"
      owner: ana
      metric: ops/days
      workstream: ops/intake
      after: [ops/audit + 2d, go, import]
      done: |
        Three clients
          use it
      tasks:
        draft: { after: [ops/audit] }
        test: { after: [draft], owner: lu }
      # ask lu first

milestones:
  go: 2026-09-01
== office
activities:
  move: { after: [crm/form] }
== ops
metrics:
  days: {}
workstreams:
  intake: {}
activities:
  audit: { owner: dev }

  # --- Autumn ---

  train: { after: [crm/form, crm/draft] }
risks:
  late: { mitigation: crm/form }
scenarios:
  soon: { assume: { activities.crm/form.due: 2026-08-01 } }
`,
    ));
  test('takes the empty section away, and makes one', async () =>
    assert.equal(
      await moved('\n== crm\nplan: CRM\n== ops\nplan: Ops\nactivities:\n  $0form: { owner: ana }\nrules: {}\n', 'crm'),
      '\n== crm\nplan: CRM\nactivities:\n  form: { owner: ana }\n== ops\nplan: Ops\nrules: {}\n',
    ));
  test('with the line ends of where it comes to', async () =>
    assert.equal(
      await moved(
        '\n== crm\nactivities:\r\n  a: {}\r\n== ops\nactivities:\n  $0form:\n    owner: ana\n  b: {}\n',
        'crm',
      ),
      '\n== crm\nactivities:\r\n  a: {}\r\n  form:\r\n    owner: ana\r\n== ops\nactivities:\n  b: {}\n',
    ));
  const plans = (own: string, other = '== crm\nplan: CRM\n') => `\n${other}== ops\nactivities:\n${own}`;
  test('is offered within it, and for its tasks', async () => {
    const title = 'Move "form" to the plan "CRM" (crm.opsplan)';
    assert.deepEqual(await actions(plans('  $0form: { owner: ana }\n')), [title]);
    assert.deepEqual(await actions(plans('  form: { owner: a$0na }\n'), ['refactor']), [title]);
    assert.deepEqual(await actions(plans('  form:\n    tasks:\n      dr$0aft: {}\n'), undefined), [title]);
    assert.deepEqual(await actions(plans('  $0form: {}\n'), ['quickfix']), []);
    assert.deepEqual(await actions(plans('  form: {}\nmilestones:\n  $0go: 2026-08-01\n')), []);
  });
  test('is offered up to eight plans, and none that is over, full, broken, or cannot be named', async () => {
    const form = plans('  $0form: {}\n', '').replace(/^\n/, '');
    const many = Array.from({ length: 12 }, (_, i) => `== p${i}\nplan: ${i}\n`).join('');
    assert.equal((await actions(`\n${many}${form}`)).length, 8);
    for (const other of [
      '== crm\nstatus: closed\n',
      '== crm\nactivities: { a: {} }\n',
      '== crm\nactivities:\n  form: {}\n',
      '== crm\nmilestones:\n  form: 2026-08-01\n',
      '== crm\nactivities:\n  a: [\n',
      '== crm\nactivities: soon\n',
      '== c r m\nplan: CRM\n',
      '== a/crm\nplan: CRM\n== b/crm\nplan: CRM\n',
    ])
      assert.deepEqual(await actions(`\n${other}${form}`), [], other);
    assert.equal((await actions(`\n== crm.old\nplan: CRM\n${form}`)).length, 1);
    assert.deepEqual(await actions(`\n== crm\nplan: CRM\n== old/ops\nplan: Ops\n${form}`), []);
    assert.deepEqual(await actions(plans('  $0form: { title: &x a, owner: *x }\n')), []);
  });
});

describe('on random plans', () => {
  const id = fc.constantFrom('audit', 'form', 'go', 'days', 'draft', '__proto__', 'crm');
  const ref = fc.oneof(
    id,
    id.map(it => `crm/${it}`),
    id.map(it => `office/${it}`),
    id.map(it => `ops/${it}`),
  );
  const entry = fc
    .record({
      id,
      after: fc.array(ref, { maxLength: 3 }),
      metric: ref,
      task: fc.option(id),
      form: fc.nat(2),
      note: fc.boolean(),
    })
    .map(({ id, after, metric, task, form, note }) => {
      const above = note ? '  # why\n' : '';
      if (form === 0)
        return `${above}  ${id}: { after: [${after.map(it => `${it} + 2d`).join(', ')}], metric: ${metric} }\n`;
      const tasks = task ? `    tasks:\n      ${task}: { after: [${after[0] ?? id}] } # task\n` : '';
      const done = form === 1 ? '    done: >\n\n      All signed,\n        by all\n    # below\n' : '';
      return `${above}  ${id}: # now\n    after:\n${after.map(it => `      - ${it}\n`).join('')}    metric: "${metric}"\n${done}${tasks}\n`;
    });
  const plan = fc
    .tuple(fc.array(entry, { maxLength: 4 }), fc.array(id, { maxLength: 2 }), fc.boolean(), fc.boolean())
    .map(([entries, others, metric, serves]) =>
      [
        serves ? 'serves: crm/days\n' : '',
        others.length ? `${metric ? 'metrics' : 'milestones'}:\n${others.map(it => `  ${it}: {}\n`).join('')}` : '',
        entries.length ? `activities:\n${entries.join('')}` : '',
        entries.length ? `scenarios:\n  late: { assume: { activities.${'form'}.due: 2026-08-01 } }\n` : '',
      ].join(''),
    );
  const company = (texts: Record<string, string>): Workspace => {
    const workspace = new Workspace();
    for (const [name, it] of Object.entries(texts)) workspace.put(name, name, readPlan(it));
    return workspace;
  };
  const seen = (it: Workspace, name: string): Plan => it.seen(name, other => !!it.get(other))!;
  /** What moving must not bring: names that lead nowhere, or to themselves, and text that cannot be read. */
  const told = ['section-missing', 'ref-ambiguous']; // a plan is emptied; what `crm/x` may mean is told in crm
  const errors = (texts: Record<string, string>): string[] => {
    const workspace = company(texts);
    return Object.keys(texts).flatMap(name =>
      check(seen(workspace, name), asked)
        .filter(it => it.severity === 'error' && !told.includes(it.rule))
        .map(it => it.rule),
    );
  };
  const count = (list: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const it of list) counts.set(it, (counts.get(it) ?? 0) + 1);
    return counts;
  };
  test('nothing is lost, and no name leads nowhere that did not before', () =>
    fc.assert(
      fc.property(plan, plan, plan, (ops, crm, office) => {
        const texts = { ops, crm, office };
        const workspace = company(texts);
        const own = seen(workspace, 'ops');
        const before = count(errors(texts));
        for (const it of entriesOf(own, 'activity').filter(one => !one.parent)) {
          for (const home of homesFor(own, it, own.others)) {
            const change = moveEntry(own, it, home);
            const after = { ...texts, ops: apply(own, change.edits) };
            for (const name of ['crm', 'office'] as const) {
              const edits = (change.others ?? []).filter(edit => edit.file === name);
              after[name] = apply(workspace.get(name)!, edits);
            }
            const now = count(errors(after));
            // A circle that goes through two plans is told in both; one may close where a name led nowhere before.
            const circles = before.has('ref-unknown') ? Infinity : 3 * (before.get('dependency-cycle') ?? 0);
            const most = (rule: string): number => (rule === 'dependency-cycle' ? circles : (before.get(rule) ?? 0));
            for (const [rule, times] of now)
              assert.ok(times <= most(rule), `${rule}: ${times}\n${JSON.stringify(after)}`);
            // Every word that was there is there, names aside.
            const words = (all: Record<string, string>) =>
              Object.values(all)
                .join('\n')
                .replace(/\b(?:ops|crm|office)\//g, '')
                .replace(/["']/g, '')
                .split(/\s+/)
                .filter(word => word && word !== 'activities:')
                .sort();
            assert.deepEqual(words(after), words(texts));
            const back = readPlan(after[home.name as 'crm']);
            assert.equal(textOf(back), after[home.name as 'crm']);
          }
        }
      }),
      { numRuns: runs(2000) },
    ));
});
