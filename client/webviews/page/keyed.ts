const kept = new WeakMap<Element, Map<string, HTMLElement>>();

/**
 * Makes the children of an element those of a list: what was there under the same key stays, the rest is made or taken
 * away. What has the focus is not moved, for it would lose it.
 */
export function keyed<T>(
  parent: Element,
  list: readonly T[],
  key: (it: T) => string,
  make: (it: T) => HTMLElement,
  update: (element: HTMLElement, it: T) => void,
): void {
  const before = kept.get(parent) ?? new Map<string, HTMLElement>();
  const now = new Map<string, HTMLElement>();
  for (const it of list) now.set(key(it), before.get(key(it)) ?? make(it));
  for (const [name, old] of before) if (!now.has(name)) old.remove();
  kept.set(parent, now);
  let next = parent.firstElementChild;
  for (const it of list) {
    const child = now.get(key(it))!;
    update(child, it);
    if (child === next) next = next.nextElementSibling;
    else if (!child.isConnected || !child.contains(document.activeElement)) parent.insertBefore(child, next);
  }
}
