/** An element of an XML document: what stands in it, and its text without that of the elements in it. Attributes are nothing that is asked for here. */
export interface Element {
  readonly name: string;
  readonly children: readonly Element[];
  readonly text: string;
}

const deepest = 200;
const most = 3_000_000;

/**
 * Reads XML 1.0 as programs write it. A document type is refused, and with it entities of its own, which could stand for
 * files or for gigabytes; so is what nests deeper than any project. Takes time in proportion to the text.
 */
export function readXml(source: string): Element | { refused: string } {
  const root = { name: '', children: [] as Element[], text: '' };
  const open: { name: string; children: Element[]; text: string }[] = [root];
  let count = 0;
  const refuse = (at: number, why: string) => ({ refused: `Line ${source.slice(0, at).split('\n').length}: ${why}` });
  for (let at = source.startsWith('\ufeff') ? 1 : 0; at < source.length; ) {
    const here = open.at(-1)!;
    const sign = source.indexOf('<', at);
    if (sign !== at) {
      here.text += decoded(source.slice(at, sign < 0 ? source.length : sign));
      at = sign < 0 ? source.length : sign;
      continue;
    }
    const skipped = skippedAt(source, at);
    if (skipped) {
      const end = source.indexOf(skipped.end, at + skipped.begin.length);
      if (end < 0) return refuse(at, `"${skipped.begin}" does not end.`);
      if (skipped.isText) here.text += source.slice(at + skipped.begin.length, end);
      at = end + skipped.end.length;
    } else if (source.startsWith('<!', at)) {
      return refuse(at, 'a document type is not read: it could name other files. Save the project without one.');
    } else {
      const end = tagEnd(source, at);
      if (end < 0) return refuse(at, 'a tag does not end.');
      const tag = /^<(\/?)([^\s/>]{1,200})/.exec(source.slice(at, at + 210));
      if (!tag) return refuse(at, 'this is no tag.');
      const name = tag[2]!.replace(/^.*:/, '');
      if (tag[1]) {
        if (open.length === 1 || here.name !== name) return refuse(at, `"${name}" is closed, and was not opened last.`);
        open.pop();
      } else {
        if (++count > most || open.length > deepest)
          return refuse(at, 'more elements, or deeper ones, than any project has.');
        const element = { name, children: [], text: '' };
        here.children.push(element);
        if (source[end - 1] !== '/') open.push(element);
      }
      at = end + 1;
    }
  }
  if (open.length > 1) return { refused: `"${open.at(-1)!.name}" is left open.` };
  return root.children[0] ?? { refused: 'There is no element in it.' };
}

function skippedAt(source: string, at: number): { begin: string; end: string; isText?: true } | undefined {
  if (source.startsWith('<!--', at)) return { begin: '<!--', end: '-->' };
  if (source.startsWith('<?', at)) return { begin: '<?', end: '?>' };
  return source.startsWith('<![CDATA[', at) ? { begin: '<![CDATA[', end: ']]>', isText: true } : undefined;
}

/** Where a tag ends: a `>` in the quotes of an attribute is none. */
function tagEnd(source: string, from: number): number {
  let quote = '';
  for (let i = from; i < source.length; i++) {
    const it = source[i]!;
    if (quote) quote = it === quote ? '' : quote;
    else if (it === '"' || it === "'") quote = it;
    else if (it === '>') return i;
  }
  return -1;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (whole, decimal, hex, name) => {
    if (name) return named[name]!;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });

/** The elements of a name in an element. */
export const all = (it: Element | undefined, name: string): readonly Element[] =>
  it?.children.filter(at => at.name === name) ?? [];
/** The text of the first element of a name in an element; empty where there is none. */
export const textOf = (it: Element | undefined, name: string): string =>
  it?.children.find(at => at.name === name)?.text.trim() ?? '';
