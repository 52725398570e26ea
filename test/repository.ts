import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

/** A folder of this test file, gone when its tests are over. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'opsplan-git-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs git as a user with a name and no configuration of this machine. */
export function git(folder: string, args: readonly string[], day = '2026-07-01', by = 'Ana', input?: string): string {
  const date = `${day}T12:00:00+02:00`;
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: by,
    GIT_AUTHOR_EMAIL: `${by.toLowerCase()}@example.com`,
    GIT_COMMITTER_NAME: 'Committer',
    GIT_COMMITTER_EMAIL: 'committer@example.com',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  const options = { cwd: folder, env, encoding: 'utf8' as const, stdio: 'pipe' as const, maxBuffer: 1e9 };
  return execFileSync('git', ['-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always', ...args], {
    ...options,
    ...(input !== undefined && { input }),
  });
}
export function newRepository(folder = newFolder()): string {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet']);
  return folder;
}
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
/** Commits some files as somebody, on a day. */
export function commit(
  folder: string,
  files: Readonly<Record<string, string>>,
  day = '2026-07-01',
  by = 'Ana',
  message = 'Plan',
): void {
  write(folder, files);
  git(folder, ['add', '--all', '--force']);
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', message], day, by);
}
