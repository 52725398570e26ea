import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import paths, { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Something that the user must know and that ends a run: unreadable, not a plan, not UTF-8. */
export class Trouble extends Error {}

const skipped = new Set(['node_modules', '.git', '.hg', '.svn']);
const mostFolders = 20_000;

/** The plan files under some paths, sorted: a file stands for itself, a folder for every `.opsplan` file below it. Links are not followed. */
export function findPlans(paths: readonly string[]): string[] {
  // However a file is named, it is one: of several ways the first.
  const files = new Map<string, string>();
  const add = (path: string): void => {
    if (!files.has(resolve(path))) files.set(resolve(path), path);
  };
  let folders = 0;
  const walk = (folder: string): void => {
    if (++folders > mostFolders)
      throw new Trouble(
        `More than ${mostFolders} folders below ${paths.join(' ')}: name the folder that holds the plans.`,
      );
    for (const it of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, it.name);
      // On Windows what OneDrive keeps is listed as links, and a link to a folder by some versions of node as a folder.
      const what = it.isFile() ? it : lstatSync(path, { throwIfNoEntry: false });
      if (what?.isDirectory() && !skipped.has(it.name)) walk(path);
      else if (what?.isFile() && it.name.endsWith('.opsplan')) add(path);
    }
  };
  for (const it of paths) {
    const path = onDisk(it);
    const what = attempt(path, () => statSync(path));
    if (what.isDirectory()) attempt(path, () => walk(path));
    else if (what.isFile()) add(path);
    else throw new Trouble(`${path} is neither a file nor a folder.`);
  }
  return [...files.values()].sort();
}

/** A path in the letters of the disk: some take `plans` for `Plans`, and a plan that is found under both would be two. */
function onDisk(path: string): string {
  try {
    const real = realpathSync.native(path);
    const given = resolve(path);
    return real !== given && real.toLowerCase() === given.toLowerCase() ? real : path;
  } catch {
    return path; // It is told of where it is read.
  }
}

/** The text of a file, which must be UTF-8; a byte order mark is kept. */
export function readText(path: string): string {
  return decode(
    attempt(path, () => readFileSync(path)),
    path,
  );
}

/** Bytes as text. Says where it stops being UTF-8. */
export function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const [first, second] = bytes;
    const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    const what = isWide
      ? 'UTF-16, such as ">" writes in Windows PowerShell'
      : `not UTF-8 at byte ${firstInvalid(bytes)}`;
    throw new Trouble(`${name} is ${what}. Save it as UTF-8 and try again.`);
  }
}

/** How many bytes from the start are whole UTF-8, by bisection over prefixes. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  // A sequence that breaks off counts from its first byte.
  while (low > 0 && !isText(bytes.subarray(0, low))) low--;
  return low;
}
function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Puts a new text in the place of a file, so that at every moment the file is the old one or the new one. Mode and links stay. */
export function writeText(path: string, text: string): void {
  const target = attempt(path, () => realpathSync(path));
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  attempt(path, () => {
    const { mode } = lstatSync(target);
    try {
      const file = openSync(temporary, 'wx', mode);
      try {
        // Writes until all is written: a full disk may take a part and say so only at the next.
        writeFileSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      replace(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** How often it is tried again, after 10 milliseconds first and twice as long each time: 1.3 seconds in all. */
const mostTries = 7;
/** Windows replaces no file while another program has it open, and one that looks for viruses opens each for a moment. */
function replace(temporary: string, target: string): void {
  for (let tries = 0; ; tries++) {
    try {
      renameSync(temporary, target);
      return;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (tries === mostTries || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10 * 2 ** tries);
    }
  }
}

/** Writes a file that is new; over one that is there only where that is meant. */
export function writeNew(path: string, text: string, over: boolean): void {
  if (existsSync(path)) {
    if (!over) throw new Trouble(`${path} is there already. Name another file, or say --force to write over it.`);
    writeText(path, text);
  } else attempt(path, () => writeFileSync(path, text, { flag: 'wx' }));
}

/** The addresses of the plans below the folder at an address; none where it is not on this disk. */
export function plansBelow(folder: string): readonly string[] {
  if (!folder.startsWith('file:')) return [];
  return findPlans([fileURLToPath(folder)]).map(it => pathToFileURL(it).href);
}
/** The text of the file at an address; nothing where there is no regular file. Says why one that is there cannot be read. */
export function readFile(uri: string): string | null {
  let path: string;
  try {
    path = fileURLToPath(uri);
    if (!lstatSync(path).isFile()) return null;
  } catch {
    return null;
  }
  return readText(path);
}

/** Whether there is something at the address of a file. Of other addresses a disk knows nothing. */
export function isTaken(uri: string): boolean {
  try {
    return uri.startsWith('file:') && existsSync(fileURLToPath(uri));
  } catch {
    return false; // No path can be made of it.
  }
}

/** Whether a path is below a folder, or the folder itself; both from the root of the disk. On Windows letters may be of either case. */
export function isBelow(path: string, folder: string, { relative, isAbsolute, sep } = paths): boolean {
  if (path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return true;
  const from = relative(folder, path);
  return from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from);
}

/** The path of the plan of a name that stands beside another one. */
export const beside = (path: string, name: string): string => join(dirname(path), `${name}.opsplan`);

/** A path as people read it: from the current folder where it lies below it. */
export function shown(path: string): string {
  const from = relative(process.cwd(), path);
  return from && !from.startsWith('..') ? from.replaceAll('\\', '/') : path;
}

const words: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission, or another program has it open',
  EBUSY: 'another program has it open',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
  EROFS: 'the disk is read-only',
  ELOOP: 'its links go round in circles',
};
function attempt<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Trouble) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Trouble(`${path}: ${(code && words[code]) ?? message}.`);
  }
}
