/** So many letters of a title leave room for owner and date in a side bar as wide as it is at first. */
const most = 22;

/** A title that leaves room for what stands beside it: VS Code cuts a line from its end. Whole words, where that keeps half of it. */
export function cutTitle(title: string): string {
  if (title.length <= most) return title;
  const cut = title.slice(0, most);
  const end = title[most] === ' ' ? most : cut.lastIndexOf(' ');
  return `${cut.slice(0, end > most / 2 ? end : most - 1).replace(/[\s.,:;–-]+$/, '')}…`;
}
