import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'esbuild';

const missing = spawnSync('nvim', ['--version']).status === 0 ? false : 'neovim is not installed';

// Another editor's own client on the same server: what it shows does not depend on VS Code.
describe('in Neovim', { skip: missing }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'opsplan-nvim-'));
  const server = join(folder, 'cli.js');
  const file = join(folder, 'plan.opsplan');
  before(async () => {
    await build({
      entryPoints: ['server/cli.ts'],
      outfile: server,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
      mainFields: ['module', 'main'],
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Opens the plan, waits for the server, runs a piece of Lua and gives back what that returns. */
  function run(plan: string, lua: string): unknown {
    writeFileSync(file, plan);
    const answer = join(folder, 'answer.json');
    rmSync(answer, { force: true });
    const script = join(folder, 'run.lua');
    writeFileSync(
      script,
      `vim.cmd('edit ${file}')
       local id = vim.lsp.start_client({ name = 'opsplan', cmd = { '${process.execPath}', '${server}', 'lsp', '--stdio' }, root_dir = '${folder}', init_options = { today = '2026-07-24' } })
       vim.lsp.buf_attach_client(0, id)
       local function diagnostics() return vim.diagnostic.get(0) end
       vim.wait(10000, function() return #diagnostics() > 0 end, 20)
       local function ask(method, line, character, more)
         local params = vim.tbl_extend('force', { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = character } }, more or {})
         local result = vim.lsp.buf_request_sync(0, method, params, 10000)
         return result and result[id] and result[id].result
       end
       local ok, value = pcall(function() ${lua} end)
       local out = io.open('${answer}', 'w')
       out:write(vim.json.encode({ ok = ok, value = value }))
       out:close()
       vim.cmd('qall!')`,
    );
    const { stderr } = spawnSync('nvim', ['--headless', '--clean', '-c', `luafile ${script}`], {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder },
    });
    const { ok, value } = JSON.parse(readFileSync(answer, 'utf8'));
    assert.ok(ok, `${value}\n${stderr}`);
    return value;
  }

  const plan =
    'status: draft\nactivities:\n  audit:\n    title: Audit the suppliers\n    owner: ines\n    start: 2026-09-01\n    due: 2026-08-01\n  form:\n    owner: tom\n    after: [audit]\n';
  test('diagnostics', () => {
    const found = run(plan, 'return diagnostics()') as { code: string; lnum: number; col: number; source: string }[];
    assert.ok(
      found.some(it => it.code === 'due-before-start' && it.lnum === 6 && it.col === 9 && it.source === 'opsplan'),
    );
  });
  test('hover', () => {
    const { contents } = run(plan, `return ask('textDocument/hover', 9, 13)`) as { contents: { value: string } };
    assert.match(contents.value, /Audit the suppliers/);
    assert.match(contents.value, /tom/);
  });
  test('rename, applied to the buffer', () => {
    const lines = run(
      plan,
      `local edit = ask('textDocument/rename', 2, 4, { newName = 'supplier-audit' })
       vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
       return vim.api.nvim_buf_get_lines(0, 0, -1, false)`,
    ) as string[];
    assert.equal(
      `${lines.join('\n')}\n`,
      plan.replace('  audit:', '  supplier-audit:').replace('[audit]', '[supplier-audit]'),
    );
  });
});
