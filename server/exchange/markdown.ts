/**
 * A text on one line of Markdown as it stands: nothing in it makes a link, a list, a cell or HTML, and nobody is called by
 * it, for an `@` or a `#` that means something to the page on which it is shown is kept apart from what follows.
 */
export const inMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
    .replace(/(^|[^\p{L}\p{N}])([@#])(?=[\p{L}\p{N}])/gu, '$1$2<!-- -->')
    .replace(/:\/\//g, ':<!-- -->//')
    .replace(/^([-+=>]|\d+[.)])(?= |$)/, it => (/\d/.test(it) ? it.replace(/[.)]/, '\\$&') : `\\${it}`));
