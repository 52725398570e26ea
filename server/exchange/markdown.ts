import { hosted } from '../plan/ink.ts';

/**
 * A text on one line of Markdown as it stands, however long: nothing in it makes a link, a list, a cell or HTML, and nobody
 * is called by it.
 */
export const inMarkdown = (text: string): string => hosted.text(text, Infinity);
