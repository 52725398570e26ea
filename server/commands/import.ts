import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decode, readText, writeNew } from '../disk.ts';
import { imported, type Source, sourceOf, sources } from '../exchange/import.ts';
import { command, say, tell, todayOf, Usage } from './command.ts';

const known = `${sources.slice(0, -1).join(', ')} or ${sources.at(-1)}`;

export const importing = command({
  usage: `
  opsplan import FILE|-           make a plan of what another program wrote; what a plan has no word for is told
      --from F                    ${known}; told by the file unless given
      --out PLAN.opsplan          into this file, which must not be there yet; --force writes over it`,
  takes: { from: { type: 'string' }, out: { type: 'string' }, force: { type: 'boolean' } },
  run(paths, given) {
    const [path] = paths;
    if (path === undefined || paths.length > 1) throw new Usage('import takes one file.');
    const text = path === '-' ? decode(readFileSync(0), 'Standard input') : readText(path);
    const from = given.from === undefined ? sourceOf(path, text) : sources.find(it => it === given.from);
    if (!from)
      throw new Usage(
        given.from === undefined
          ? `What ${path} is cannot be told. Say --from ${known}.`
          : `--from is ${known}, not "${given.from}".`,
      );
    return write(from, text, path, given, todayOf(given));
  },
});

/** What a plan is called after the file that it was made of. Nothing is left of `-`, for what comes in, nor of `.csv`. */
export function titleAfter(path: string): string {
  const title = basename(path)
    .replace(/\.[a-z]+$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return title.slice(0, 1).toUpperCase() + title.slice(1) || 'Imported plan';
}

function write(
  from: Source,
  text: string,
  path: string,
  given: { out?: string; force?: boolean },
  today: number,
): number {
  const found = imported(from, text, { title: titleAfter(path), today });
  if ('refused' in found) {
    tell(`${path}: ${found.refused}`);
    return 2;
  }
  for (const it of found.left) tell(it);
  if (given.out === undefined) return say(found.text);
  if (!given.out.endsWith('.opsplan')) throw new Usage('--out takes the name of a plan; it ends in .opsplan.');
  writeNew(given.out, found.text, !!given.force);
  return 0;
}
