import { type Limits, run } from './command.ts';

/** The commit that a name such as `HEAD` stands for; nothing where there is none. */
export async function headAt(
  program: string,
  folder: string,
  name: string,
  limits: Limits,
): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, out } = await run(program, folder, args, limits);
  return code === 0 ? out.toString('latin1').trim() : undefined;
}
