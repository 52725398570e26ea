// The language server as a web worker. That this file can be bundled proves that the core asks nothing of node.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { clock } from './clock.ts';
import { serve } from './server.ts';

const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
// A worker sees no files.
serve(connection, { clock, isTaken: () => false, plansBelow: () => [], readFile: () => null });
