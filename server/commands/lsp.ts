import { command } from './command.ts';

export const lsp = command({
  usage: `
  opsplan lsp --stdio             the language server, for any editor`,
  takes: { stdio: { type: 'boolean' } },
  async run() {
    await import('../node.ts');
    return new Promise(() => {});
  },
});
