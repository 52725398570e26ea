import { type Limits, start } from './command.ts';

/** A reader of file contents by their names in the object database, through one process for all of them. */
export interface Blobs {
  /** Nothing where there is none, it is no file, or it is larger than any plan. */
  text(id: string): Promise<string | undefined>;
  /** The same as it is stored. */
  bytes(id: string): Promise<Uint8Array | undefined>;
  close(): void;
  /** It ended before all was read. */
  readonly failed: boolean;
}
const largest = 16 * 1024 * 1024;

/** Opens the object database of a repository. No filter or text conversion is applied to what it gives. */
export function openBlobs(program: string, folder: string, limits: Limits): Blobs {
  const child = start(program, folder, ['cat-file', '--batch'], limits);
  const waiting: ((bytes: Uint8Array | undefined) => void)[] = [];
  let ended = false;
  let failed = false;
  let kept: Buffer[] = [];
  let size = 0;
  /** How many bytes the answer at hand has, its line break included, and what is done with them. */
  let left: number | undefined;
  let wanted = true;

  const end = (): void => {
    ended = true;
    failed ||= waiting.length > 0;
    for (const it of waiting.splice(0)) it(undefined);
  };
  const take = (bytes: Buffer): Buffer => {
    if (left === undefined) {
      const line = bytes.indexOf(10);
      if (line < 0) return bytes;
      const [, kind, length] = bytes.subarray(0, line).toString('latin1').split(' ');
      if (length === undefined || !/^\d+$/.test(length)) waiting.shift()?.(undefined);
      else {
        left = Number(length) + 1;
        wanted = kind === 'blob' && left <= largest;
      }
      return bytes.subarray(line + 1);
    }
    const part = bytes.subarray(0, left);
    left -= part.length;
    if (wanted) kept.push(part);
    if (left === 0) {
      waiting.shift()?.(wanted ? joined(kept) : undefined);
      kept = [];
      left = undefined;
    }
    return bytes.subarray(part.length);
  };
  let rest = Buffer.alloc(0);
  child.stdout.on('data', (it: Buffer) => {
    let bytes: Buffer = rest.length ? Buffer.concat([rest, it]) : it;
    for (let before = -1; bytes.length && bytes.length !== before; ) {
      before = bytes.length;
      bytes = take(bytes);
    }
    rest = Buffer.from(bytes);
    size += it.length;
    if (size > mostBytes) child.kill('SIGKILL');
  });
  child.stderr.resume();
  child.stdin.on('error', end);
  child.on('error', end).on('close', end);
  const bytes = (id: string) =>
    new Promise<Uint8Array | undefined>(done => {
      failed ||= ended;
      if (ended || !/^[0-9a-f]{40,64}$/.test(id)) return done(undefined);
      waiting.push(done);
      child.stdin.write(`${id}\n`);
    });
  return {
    bytes,
    text: async id => decode(await bytes(id)),
    close: () => child.stdin.end(),
    get failed() {
      return failed;
    },
  };
}
/** All that one reading of a repository may cost. */
const mostBytes = 2 * 1024 * 1024 * 1024;

const decode = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** What git gave, without the line break behind it. */
function joined(parts: readonly Buffer[]): Uint8Array {
  const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  return bytes.subarray(0, bytes.length - 1);
}
