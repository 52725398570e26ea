/** So many letters of a title leave room for owner and date in a side bar that somebody has drawn a little wider: cut further, it would be cut where there is room. */
const most = 44;
/** And so many, where what stands beside it says why the line is there at all. */
const few = 36;

/** A title that leaves room for what stands beside it: VS Code cuts a line from its end. Whole words, where that keeps half of it. */
export function cutTitle(title: string, beside: string): string {
  const room = beside.length > most ? few : most;
  if (title.length <= room) return title;
  const cut = title.slice(0, room);
  const end = title[room] === ' ' ? room : cut.lastIndexOf(' ');
  return `${cut.slice(0, end > room / 2 ? end : room - 1).replace(/[\s.,:;–-]+$/, '')}…`;
}
