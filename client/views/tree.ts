import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeDragAndDropController,
  type TreeView,
  window,
} from 'vscode';
import { explain, type PlanRows, type ViewParams } from '../../server/protocol.ts';
import type { Filtering } from '../filter.ts';
import type { Link } from '../link.ts';
import type { Shown } from '../shown.ts';
import { type Drop, newDrag } from './drag.ts';
import { itemOf, tooltipOf } from './item.ts';
import { type Forest, grow, type Node, noForest } from './nodes.ts';

/** What a tree shows: one of the server's views. */
export interface View {
  /** After `opsplan.`. */
  readonly id: string;
  readonly name: string;
  /** The request that gives its rows. */
  readonly method: string;
  /** What one of its lines is, where the tree wears their number as a badge. */
  readonly badge?: (count: number) => string;
  /** Its rows tell by themselves of which plan they are, and what changes in one plan may change those of another. */
  readonly across?: boolean;
  /** Its lines can be dragged to other places among them. */
  readonly ordered?: boolean;
  /** It is closed until somebody opens it. */
  readonly closed?: boolean;
}

export interface Tree extends Disposable {
  readonly view: TreeView<Node>;
  /** What takes up lines that are dragged. */
  readonly drag: TreeDragAndDropController<Node> | undefined;
  /** Its lines as they were last drawn. */
  readonly forest: Forest;
  /** How many plans the server knows. */
  readonly plans: number;
  /** Fires when it has drawn what the server told last. */
  readonly onDrawn: EventEmitter<void>['event'];
}

/** Draws a view of the server, as far as the filter lets it through, and draws again what changes in it. While nobody sees it, it rests unless it wears a badge. */
export function newTree(view: View, link: Link, filter: Filtering, shown: Pick<Shown, 'says'>, drop: Drop): Tree {
  const plans = new Map<string, PlanRows>();
  const redraw = new EventEmitter<Node | undefined>();
  const drawn = new EventEmitter<void>();
  let forest: Forest = noForest;
  /** Plans to ask about, or `all`. */
  let due: Set<string> | 'all' = 'all';
  let asking = false;
  /** The lines that are open, of those whose children are made later. */
  const opened = new Set<string>();

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: redraw.event,
    getTreeItem: itemOf,
    getChildren(node) {
      if (node?.row.later) return unfold(node);
      return [...(node ? node.children : forest.roots)];
    },
    getParent: node => node.parent,
    async resolveTreeItem(item, node) {
      const { activity } = node.row;
      const hover = activity ? await link.ask<string | null>(explain, { uri: String(node.uri), activity }) : null;
      item.tooltip = tooltipOf(node, hover);
      return item;
    },
  };
  const drag = view.ordered ? newDrag(view.id, id => forest.nodes.get(id), drop) : undefined;
  const tree = window.createTreeView(`opsplan.${view.id}`, {
    treeDataProvider: provider,
    showCollapseAll: !view.ordered,
    ...(drag && { dragAndDropController: drag }),
  });

  function draw(): void {
    forest = grow(
      [...plans.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1)),
      forest,
      view.across,
    );
    tree.description = [shown.says, filter.says].filter(Boolean).join(' · ') || undefined;
    if (forest.changed === 'all') redraw.fire(undefined);
    else for (const it of forest.changed) redraw.fire(it);
    const count = [...plans.values()].reduce((sum, it) => sum + it.count, 0);
    const hidden = [...plans.values()].filter(it => it.rows.length < it.count);
    tree.message = hidden.length
      ? `Of long plans the first ${hidden[0]!.rows.length} lines are shown: ${hidden.map(it => `${it.title} has ${it.count}`).join(', ')}.`
      : undefined;
    if (view.badge) tree.badge = count ? { value: count, tooltip: view.badge(count) } : undefined;
    drawn.fire();
  }

  const ask = (uri?: string): Promise<PlanRows[]> =>
    link.ask(view.method, {
      ...(uri && { uri }),
      filter: filter.asked,
      ...(opened.size && { opened: [...opened] }),
    } satisfies ViewParams);
  async function askAll(): Promise<void> {
    const all = await ask();
    plans.clear();
    for (const it of all) plans.set(it.uri, it);
  }

  /** Makes the children of a line that somebody opens. */
  async function unfold(node: Node): Promise<Node[]> {
    opened.add(node.row.id);
    try {
      await askAll();
      draw();
    } catch {
      due = 'all'; // The server has gone, as below.
    }
    return [...node.children];
  }

  /** Asks what is due, one question at a time; what changes meanwhile is asked about next. */
  async function refresh(): Promise<void> {
    const wanted = due;
    const idle = wanted !== 'all' && !wanted.size;
    if (asking || idle || link.state !== 'running' || !(tree.visible || view.badge)) return;
    due = new Set();
    asking = true;
    try {
      if (wanted === 'all') await askAll();
      else
        for (const uri of wanted) {
          const [one] = await ask(uri);
          if (one) plans.set(uri, one);
          else plans.delete(uri);
        }
      draw();
    } catch {
      due = 'all'; // The server has gone. When it is back, it says so.
      return;
    } finally {
      asking = false;
    }
    await refresh();
  }
  const listeners = [
    tree,
    redraw,
    drawn,
    link.onPlansChanged(uri => {
      if (uri === null || view.across) due = 'all';
      else if (due !== 'all') due.add(uri);
      void refresh();
    }),
    tree.onDidCollapseElement(({ element }) => void opened.delete(element.row.id)),
    tree.onDidChangeVisibility(() => void refresh()),
    filter.onChange(() => {
      due = 'all';
      void refresh();
    }),
    link.onState(state => {
      due = 'all';
      if (state === 'stopped') {
        plans.clear();
        draw();
      } else void refresh();
    }),
  ];
  void refresh();
  return {
    view: tree,
    drag,
    get forest() {
      return forest;
    },
    get plans() {
      return plans.size;
    },
    onDrawn: drawn.event,
    dispose() {
      for (const it of listeners) it.dispose();
    },
  };
}
