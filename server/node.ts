// The language server as a process of node: IPC below VS Code, `--stdio` below any other client.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clock } from './clock.ts';
import { isTaken, plansBelow, readFile } from './disk.ts';
import { newCommitted, tagsAt } from './git/committed.ts';
import { newHistories } from './git/histories.ts';
import { identityAt } from './git/identity.ts';
import { stagedAt } from './git/staged-at.ts';
import { serve } from './server.ts';

serve(createConnection(ProposedFeatures.all), {
  clock,
  isTaken,
  plansBelow,
  readFile,
  histories: newHistories(),
  staged: stagedAt,
  committed: newCommitted(),
  tags: tagsAt,
  identity: identityAt,
});
