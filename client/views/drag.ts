import { DataTransferItem, type TreeDragAndDropController } from 'vscode';
import type { Node } from './nodes.ts';

/** Takes a line that was dropped onto another one, or below the last (nothing). */
export type Drop = (dragged: Node, onto: Node | undefined) => unknown;

/** Lets ranked lines of a tree be dragged onto others: VS Code knows no place between two. */
export function newDrag(
  tree: string,
  nodeOf: (id: string) => Node | undefined,
  drop: Drop,
): TreeDragAndDropController<Node> {
  const mime = `application/vnd.code.tree.opsplan.${tree}`;
  return {
    dragMimeTypes: [mime],
    dropMimeTypes: [mime],
    handleDrag([node], data) {
      if (node?.row.rank) data.set(mime, new DataTransferItem(node.id));
    },
    async handleDrop(onto, data) {
      const dragged = nodeOf(String(data.get(mime)?.value ?? ''));
      if (dragged && dragged !== onto) await drop(dragged, onto);
    },
  };
}
