/**
 * A text on one line of Markdown as it stands: nothing in it makes a link, a list, a cell or HTML, and nobody is called by
 * it, for an `@` or a `#` that means something to the page on which it is shown is kept apart from what follows.
 */
export const inMarkdown = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
    .replace(/(^|[^\p{L}\p{N}])#(?=[\p{L}\p{N}])/gu, '$1#<!-- -->')
    // Addresses of mail and of pages become links without any sign around them.
    .replace(/@(?=[\p{L}\p{N}\\-])/gu, '@<!-- -->')
    .replace(/:\/\//g, ':<!-- -->//')
    .replace(/www(?=\.)/gi, '$&<!-- -->')
    .replace(/^([-+=>]|\d+[.)])(?= |$)/, it => (/\d/.test(it) ? it.replace(/[.)]/, '\\$&') : `\\${it}`));
