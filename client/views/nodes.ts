import { Uri } from 'vscode';
import type { PlanRows, Row } from '../../server/protocol.ts';
import { nameOf } from '../target.ts';

/** A line of a tree. The same object for as long as the line stands for the same thing, so that VS Code knows it again. */
export interface Node {
  readonly id: string;
  /** The plan that it shows a part of. */
  readonly uri: Uri;
  row: Row;
  parent: Node | undefined;
  children: readonly Node[];
}

/** The lines of a tree, and what of them has to be drawn again. */
export interface Forest {
  readonly roots: readonly Node[];
  readonly nodes: ReadonlyMap<string, Node>;
  /** Lines that look different or have other children, only the uppermost of each branch; `all` where the roots are others. */
  readonly changed: readonly Node[] | 'all';
}
export const noForest: Forest = { roots: [], nodes: new Map(), changed: 'all' };

/** Plans as a forest: one plan stands for itself, several stand under their titles, unless their rows do so themselves (`flat`). A plan without a line is left out. */
export function grow(plans: readonly PlanRows[], before: Forest, flat = false): Forest {
  const nodes = new Map<string, Node>();
  const changed: Node[] = [];
  const shown = plans.filter(it => it.rows.length);
  const roots = shown.flatMap(({ uri, title, rows, count, says = String(count) }) => {
    const plan = Uri.parse(uri, true);
    return flat || shown.length === 1
      ? rows.map(it => plant(it, plan, undefined))
      : [plant(groupOf(plan, title, rows, says), plan, undefined)];
  });
  const same = roots.length === before.roots.length && roots.every((it, i) => it === before.roots[i]);
  return { roots, nodes, changed: same ? changed : 'all' };

  function plant(row: Row, above: Uri, parent: Node | undefined): Node {
    let id = `${above} ${row.id}`;
    // Two entries of one name are a mistake that people make, and no reason to draw nothing.
    while (nodes.has(id)) id += ' again';
    const uri = row.uri === undefined ? above : Uri.parse(row.uri, true);
    const old = before.nodes.get(id);
    const node: Node = old && String(old.uri) === String(uri) ? old : { id, uri, row, parent, children: [] };
    const look = lookOf(node.row);
    const had = node.children;
    node.row = row;
    node.parent = parent;
    nodes.set(id, node);
    const mark = changed.length;
    node.children = row.children.map(it => plant(it, uri, node));
    const others = had.length !== node.children.length || had.some((it, i) => it !== node.children[i]);
    // Drawing a line again draws all below it again too.
    if (old && (others || look !== lookOf(row))) changed.splice(mark, Infinity, node);
    return node;
  }
}

/** All of a row that is seen. */
const lookOf = ({ label, description, state, context, children, later, taken }: Row): string =>
  JSON.stringify([label, description, state, context, taken, !children.length && !later]);

function groupOf(uri: Uri, title: string, rows: readonly Row[], says: string): Row {
  const file = nameOf(uri);
  const start = { line: 0, character: 0 };
  return {
    id: 'plan',
    label: title || file,
    description: title ? `${says} · ${file}` : says,
    state: 'group',
    context: 'plan',
    open: true,
    range: { start, end: start },
    children: rows,
  };
}
