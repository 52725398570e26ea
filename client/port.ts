import type { LogOutputChannel, Uri } from 'vscode';
import type { Baseline } from './baseline.ts';
import type { Decorations } from './decorations.ts';
import type { Filtering } from './filter.ts';
import type { Link } from './link.ts';
import type { Preview } from './preview.ts';
import type { Shown } from './shown.ts';
import type { Status } from './status.ts';
import type { Teller } from './told.ts';
import type { Tree } from './views/tree.ts';
import type { Panel } from './webviews/panel.ts';

/** What commands work with. */
export interface Port {
  readonly link: Link;
  readonly output: LogOutputChannel;
  readonly preview: Preview;
  readonly teller: Teller;
  readonly trees: ReadonlyMap<string, Tree>;
  /** Pages, by their names. */
  readonly panels: ReadonlyMap<string, Panel>;
  /** What the user wants to see of trees and pages. */
  readonly filter: Filtering;
  readonly decorations: Decorations;
  readonly status: Status;
  /** The commit that the timeline is held against. */
  readonly baseline: Baseline;
  /** The scenario that all is shown as of. */
  readonly shown: Shown;
  /** Where the extension is installed. */
  readonly home: Uri;
}
