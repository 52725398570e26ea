import { installHook, uninstallHook } from '../install/hook.ts';
import { repositoryHere } from '../install/repository.ts';
import { command, say, Usage } from './command.ts';

export const hook = command({
  usage: `
  opsplan hook install|uninstall  judge the staged plans before each commit and merge; what is there already runs first
      --force                     also where others share the hooks; also if they were changed by hand`,
  takes: { force: { type: 'boolean' } },
  async run([what, ...more], given) {
    if (more.length || (what !== 'install' && what !== 'uninstall'))
      throw new Usage('Say opsplan hook install, or opsplan hook uninstall.');
    const work = what === 'install' ? installHook : uninstallHook;
    return say(`${(await work(await repositoryHere(), !!given.force)).join('\n')}\n`);
  },
});
