/** What an element is made with: attributes, of which an absent one is left out, and listeners. */
export interface Made {
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

/** An element with what is in it; text stays text, whatever it says. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { attributes = {}, on = {} }: Made = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) attribute(made, name, value);
  for (const [name, listener] of Object.entries(on)) made.addEventListener(name, listener);
  made.append(...children);
  return made;
}
/** The same for a drawing. */
export function drawing(tag: string, attributes: Made['attributes'] = {}, ...children: readonly Node[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) attribute(made, name, value);
  made.append(...children);
  return made;
}

/** Sets what is not so already, so that nothing is drawn again that looks the same. */
export function attribute(of: Element, name: string, value: string | number | boolean | undefined): void {
  if (value === undefined || value === false) {
    if (of.hasAttribute(name)) of.removeAttribute(name);
    return;
  }
  const text = value === true ? '' : String(value);
  if (of.getAttribute(name) !== text) of.setAttribute(name, text);
}
export function text(of: Element, says: string): void {
  if (of.textContent !== says) of.textContent = says;
}
/** Where something stands in its lane or picture, in pixels. A style is set from a script, never as text. */
export function place(
  of: HTMLElement | SVGElement,
  box: { left?: number; top?: number; width?: number; height?: number },
): void {
  for (const [name, value] of Object.entries(box)) {
    const pixels = `${Math.round(value * 10) / 10}px`;
    if (of.style.getPropertyValue(name) !== pixels) of.style.setProperty(name, pixels);
  }
}
