// The desktop VS Code of this machine, where there is one that can show a window.
import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/** The command that opens windows, and the program behind it, which stays until its window closes. */
export interface Desktop {
  command: string;
  program?: string;
}

/** Whether a window can be shown at all. */
export function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Looks for `code` on the PATH; nothing without a screen, or where `code` only talks to an editor elsewhere. */
export function desktop(): Desktop | undefined {
  const { VSCODE_IPC_HOOK_CLI, PATH = '' } = process.env;
  if (VSCODE_IPC_HOOK_CLI || !hasScreen()) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const command = PATH.split(delimiter)
    .map(folder => join(folder, name))
    .find(path => existsSync(path));
  return command ? { command, program: programOf(command) } : undefined;
}

/** Where the installers put the program, seen from the script that `code` is. */
function programOf(command: string): string | undefined {
  const script = realpathSync(command);
  const program = join(
    dirname(script),
    { darwin: '../../../MacOS/Electron', win32: '../Code.exe' }[process.platform as string] ??
      join('..', basename(script)),
  );
  return existsSync(program) ? program : undefined;
}
