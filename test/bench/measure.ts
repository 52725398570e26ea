import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Ranked } from './rank.ts';
import type { Server } from './servers.ts';
import { Typing } from './typing.ts';

export const quantile = (list: readonly number[], q: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))]!;
export const median = (list: readonly number[]): number => quantile(list, 0.5);

/** What a server took for a plan of one size. Milliseconds, and bytes for each activity. */
export interface Figures {
  readonly server: Server;
  readonly count: number;
  readonly started: number;
  readonly opened: number;
  readonly keys: readonly number[];
  readonly circles: readonly number[];
  /** What the plan makes the server hold on to, and what its process grows by. */
  readonly kept: number;
  readonly resident: number;
}

/** How many servers are started for the time that opening takes, each of which is cold. */
export const opens = 3;
/** How many edits make or undo a circle. */
export const turns = 20;
/** The memory of a plan so small that it is that of the server: what a larger one takes more is its own. */
const few = 10;

/** A server at several sizes. They take turns, so that what else the machine does touches all of them alike. */
export async function measure(server: Server, sizes: readonly number[]): Promise<Figures[]> {
  const plans: { count: number; started: number; opened: number; keys: number[]; circles: number[]; typing: Typing }[] =
    [];
  for (const count of sizes) {
    console.error(`${server.name}: opening ${count} activities …`);
    const cold: Typing[] = [];
    for (let i = 0; i < opens; i++) {
      cold.at(-1)?.speaker.stop();
      cold.push(await Typing.open(server, count));
    }
    const times = { started: median(cold.map(it => it.started)), opened: median(cold.map(it => it.opened)) };
    plans.push({ count, ...times, keys: [], circles: [], typing: cold.at(-1)! });
  }
  for (const { count, typing } of plans) {
    console.error(`${server.name}: warming up at ${count} …`);
    await typing.dates(server.warm);
  }
  for (let round = 0; round < server.rounds; round++) {
    console.error(`${server.name}: round ${round + 1} of ${server.rounds} …`);
    for (const { typing, keys } of plans) keys.push(...(await typing.dates(server.timed)));
  }
  for (const { typing, circles } of plans) if (server.circle) circles.push(...(await typing.circles(turns)));
  for (const { typing } of plans) typing.speaker.stop();
  const base = await weigh(server, few);
  const figures: Figures[] = [];
  for (const { typing: _, ...rest } of plans) {
    const { kept, resident } = await weigh(server, rest.count);
    const each = (all: number, least: number) => (all - least) / (rest.count - few);
    figures.push({ server, ...rest, kept: each(kept, base.kept), resident: each(resident, base.resident) });
  }
  return figures;
}

/** What a server holds after a plan was opened and typed in. */
async function weigh(server: Server, count: number): Promise<{ kept: number; resident: number }> {
  const typing = await Typing.open(server, count, true);
  await typing.dates(Math.min(50, server.timed));
  await sleep(2000); // until it has judged the plan as a whole
  const memory = await typing.speaker.memory();
  typing.speaker.stop();
  return memory;
}

/** Of ranking, in a process of its own and bundled as users have it, without the loader that this script runs by. */
export async function rankings(sizes: readonly number[]): Promise<Ranked[]> {
  const outfile = '.build/bench/rank.mjs';
  const shared = { bundle: true, minify: true, format: 'esm', platform: 'node', target: 'node20' } as const;
  await build({ ...shared, entryPoints: ['test/bench/rank.ts'], outfile });
  const script = `import { rankings } from './${outfile}'; console.log(JSON.stringify(rankings(${JSON.stringify(sizes)})));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}
