/** A text within XML or HTML, in an attribute too. What XML 1.0 has no place for, such as control characters and half a letter, is shown as �. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, it => `&#${it.charCodeAt(0)};`);
