import type { LogOutputChannel, Uri } from 'vscode';
import type { Link } from './link.ts';
import type { Preview } from './preview.ts';
import type { Tree } from './views/tree.ts';

/** What commands work with. */
export interface Port {
  readonly link: Link;
  readonly output: LogOutputChannel;
  readonly preview: Preview;
  readonly trees: ReadonlyMap<string, Tree>;
  /** Where the extension is installed. */
  readonly home: Uri;
}
