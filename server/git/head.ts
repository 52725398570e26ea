import { type Limits, run } from './command.ts';
import { reasonOf } from './home.ts';

/** The commit that a name such as `HEAD` stands for; nothing where there is none; or why that cannot be told. */
export async function headAt(
  program: string,
  folder: string,
  name: string,
  limits: Limits,
): Promise<string | undefined | { readonly because: string }> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, out, err, cut } = await run(program, folder, args, limits);
  if (cut) return { because: 'git did not answer in time' };
  if (code === 0) return out.toString('latin1').trim();
  return code === 1 && !err ? undefined : { because: reasonOf(err) };
}
