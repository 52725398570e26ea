import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join, parse } from 'node:path';

/** What a run of git gave. */
export interface Answer {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: string;
  /** It was ended before its end: it took too long, or said too much. */
  readonly cut: boolean;
}
export interface Limits {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly patience?: number;
  /** Bytes. */
  readonly most?: number;
  /** Where the repository and its index are, and what is being merged, as git told the hook that this runs in. */
  readonly place?: NodeJS.ProcessEnv;
}

/** What git tells a hook about places: `git commit -a` and `git commit PATH` commit another index than the usual one. */
const told = [
  ...['GIT_DIR', 'GIT_COMMON_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE'],
  ...['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES'],
];
/** A merge has a variable for each commit that it brings in; before its own commit nothing else names these. */
const brought = /^GITHEAD_([0-9a-f]{40}|[0-9a-f]{64})$/;
/** The commits that a merge brings in, as git told what it has started. */
export const broughtIn = (place: NodeJS.ProcessEnv = {}): string[] =>
  Object.keys(place).flatMap(it => brought.exec(it)?.[1] ?? []);
/** These variables of an environment: for whoever was started by git, or by a user who set them. */
export const placeIn = (all: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(all).filter(([it, value]) => value && (told.includes(it) || brought.test(it))));

/**
 * What git is always told. A repository is somebody else's, and so is its configuration: no hook, monitor, pager,
 * signature check, replacement, fetch or other transport is of use here, and each could start a program.
 */
export const careful = (platform: string): string[] => [
  ...['--no-pager', '--no-optional-locks', '--no-replace-objects', '--glob-pathspecs'],
  ...['core.fsmonitor=false', `core.hooksPath=${nowhere(platform)}`, 'core.pager=cat'].flatMap(it => ['-c', it]),
  ...['-c', 'core.alternateRefsCommand='],
  ...['log.showSignature=false', 'diff.external=', 'safe.bareRepository=explicit', 'protocol.allow=never'].flatMap(
    it => ['-c', it],
  ),
];

/** Git for Windows takes a path that begins with a slash for one of its own folder, and warns of it. */
const nowhere = (platform: string): string => (platform === 'win32' ? 'NUL' : '/dev/null');
/** The same warning about what the user's own configuration says. Where nothing is to be said of a commit, it would pass for a fault. */
const oldStyle = /^warning: encountered old-style .*\n?/gm;

/** What git may know of the environment: where the user's own configuration is, and no variable of its own. */
const allowed = ['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'APPDATA', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
function environment(place: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const known = allowed.flatMap(it => (process.env[it] === undefined ? [] : [[it, process.env[it]]]));
  return {
    ...placeIn(place),
    ...Object.fromEntries(known),
    PATH: searched().join(delimiter),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    // Wins over what a repository says of single protocols.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ATTR_NOSYSTEM: '1',
  };
}

/** Relative folders are left out: they would be those of whatever project is open. */
const searched = ({ PATH = '' }: NodeJS.ProcessEnv = process.env): string[] =>
  PATH.split(delimiter).filter(it => isAbsolute(it));
/** Where Git for Windows is installed: it can be told to stand in no path, and VS Code finds it all the same. */
const usual = (env: NodeJS.ProcessEnv): string[] => [
  ...['ProgramW6432', 'ProgramFiles', 'ProgramFiles(x86)'].flatMap(it => (env[it] ? join(env[it], 'Git/cmd') : [])),
  ...(env.LOCALAPPDATA ? [join(env.LOCALAPPDATA, 'Programs/Git/cmd')] : []),
];
/** Where git is; nothing where it is not installed. */
export function findGit(env = process.env, platform: string = process.platform): string | undefined {
  const isWindows = platform === 'win32';
  return [...searched(env), ...(isWindows ? usual(env) : [])]
    .map(it => join(it, isWindows ? 'git.exe' : 'git'))
    .find(it => {
      try {
        accessSync(it, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Starts git on a repository, without a shell, in a folder that is nobody's project. */
export const start = (program: string, folder: string, args: readonly string[], limits: Limits) =>
  spawn(program, [...careful(process.platform), '-C', folder, ...args], {
    cwd: parse(process.execPath).root,
    env: environment(limits.place),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    signal: limits.signal,
    timeout: limits.patience ?? 10_000,
    killSignal: 'SIGKILL',
  });

/** Runs git to its end. */
export function run(program: string, folder: string, args: readonly string[], limits: Limits = {}): Promise<Answer> {
  const { most = 64 * 1024 * 1024 } = limits;
  return new Promise((done, failed) => {
    const child = start(program, folder, args, limits);
    const out: Buffer[] = [];
    let size = 0;
    let err = '';
    let cut = false;
    child.stdin.on('error', () => {}).end();
    child.stdout.on('data', (it: Buffer) => {
      size += it.length;
      if (size <= most) out.push(it);
      else cut = child.kill('SIGKILL');
    });
    child.stderr.on('data', (it: Buffer) => {
      if (err.length < 4000) err += it.toString();
    });
    child.on('error', failed);
    child.on('close', (code, signal) =>
      done({ code, out: Buffer.concat(out), err: err.replace(oldStyle, ''), cut: cut || signal !== null }),
    );
  });
}
