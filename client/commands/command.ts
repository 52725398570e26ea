import type { Port } from '../port.ts';

/** A place in a menu of VS Code. */
export interface Place {
  /** Such as `view/item/context`. */
  readonly menu: string;
  readonly when: string;
  readonly group?: string;
}

/** A command: how it is called, where it is offered, and what it does. package.json says the same, and a test holds it to this. */
export interface Command {
  /** After `opsplan.`. */
  readonly id: string;
  readonly title: string;
  /** One of VS Code's own icons. */
  readonly icon?: string;
  /** When the command palette offers it; never when it needs to be started on something. */
  readonly palette: string | false;
  readonly places?: readonly Place[];
  /** Glue only: what is decided about a plan is decided by the server. */
  run(port: Port, ...args: unknown[]): unknown;
}
/** Lets the compiler check a command where it is written. */
export const command = (it: Command): Command => it;

/** When the editor in front is a plan that can be changed. */
export const inPlan = 'resourceLangId == opsplan && !isInDiffEditor';
/** Lines of the trees that stand for an activity of these kinds. */
export const onRows = (...kinds: readonly string[]): string =>
  `view =~ /^opsplan\\./ && viewItem =~ /^(${kinds.join('|')})$/`;
