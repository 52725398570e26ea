import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { State } from '../../server/protocol.ts';
import { cutTitle } from './cut.ts';
import type { Node } from './nodes.ts';

/** An icon of its own shape for each state, so that colour is never the only sign, and the word for who cannot see it. */
const states: Readonly<Record<State, { icon: string; colour?: string; says: string }>> = {
  late: { icon: 'warning', colour: 'list.errorForeground', says: 'late' },
  slipping: { icon: 'arrow-circle-right', colour: 'list.warningForeground', says: 'late by the forecast' },
  never: { icon: 'error', colour: 'list.errorForeground', says: 'never finished by the forecast' },
  blocked: { icon: 'circle-slash', colour: 'list.warningForeground', says: 'blocked' },
  waiting: { icon: 'watch', colour: 'descriptionForeground', says: 'waiting' },
  'in progress': { icon: 'play-circle', colour: 'charts.blue', says: 'in progress' },
  ready: { icon: 'circle-large-outline', says: 'ready to start' },
  done: { icon: 'pass', colour: 'charts.green', says: 'done' },
  open: { icon: 'question', says: 'to be decided' },
  option: { icon: 'arrow-small-right', says: 'possible answer' },
  risk: { icon: 'shield', says: 'risk with a mitigation' },
  unmitigated: { icon: 'flame', colour: 'list.warningForeground', says: 'risk without a mitigation' },
  milestone: { icon: 'milestone', says: 'milestone' },
  metric: { icon: 'graph-line', says: 'metric' },
  workstream: { icon: 'list-tree', says: 'workstream' },
  resource: { icon: 'package', says: 'resource' },
  strategy: { icon: 'compass', says: 'strategy' },
  goal: { icon: 'target', says: 'goal' },
  plan: { icon: 'notebook', says: 'plan' },
  'on track': { icon: 'arrow-circle-up', colour: 'charts.green', says: 'metric on track' },
  'off track': { icon: 'arrow-circle-down', colour: 'list.warningForeground', says: 'metric off track' },
  unknown: { icon: 'graph-line', says: 'metric' },
  over: { icon: 'report', colour: 'list.errorForeground', says: 'more than there are hours for' },
  full: { icon: 'circle-filled', says: 'full' },
  free: { icon: 'color-mode', says: 'has room' },
  away: { icon: 'calendar', colour: 'descriptionForeground', says: 'away' },
  vacancy: { icon: 'person-add', says: 'vacancy' },
  'not here yet': { icon: 'sign-in', says: 'not here yet' },
  leaving: { icon: 'sign-out', says: 'leaving' },
  gone: { icon: 'circle-slash', colour: 'list.warningForeground', says: 'has left' },
  unlisted: { icon: 'mention', says: 'not listed' },
  team: { icon: 'organization', says: 'team' },
  group: { icon: 'list-unordered', says: 'group' },
};

/** A line of a tree as VS Code draws it. Its tooltip is made when somebody asks for it. */
export function itemOf(node: Node): TreeItem {
  const { label, description, state, context, children, open, later, taken, activity } = node.row;
  const { None, Expanded, Collapsed } = TreeItemCollapsibleState;
  // The whole title is in the tooltip, and in what is heard.
  const item = new TreeItem(
    activity === undefined ? label : cutTitle(label, description),
    !children.length && !later ? None : open ? Expanded : Collapsed,
  );
  const { icon, colour, says } = states[state];
  item.id = node.id;
  item.description = taken === undefined ? description : `${bar(taken)} ${description}`;
  item.iconPath = new ThemeIcon(icon, colour ? new ThemeColor(colour) : undefined);
  item.contextValue = context;
  item.accessibilityInformation = { label: `${label}, ${says}, ${description.replaceAll(' · ', ', ')}` };
  // The line as it is when it is chosen, not as it was when it was drawn. A click on a title only opens it.
  if (context !== 'group' && !(context === 'plan' && state === 'group'))
    item.command = { command: 'opsplan.openEntry', title: 'Open Entry', arguments: [node] };
  return item;
}

/** Words as Markdown that says just these: every mark that may mean something is escaped. */
const plain = (words: string): string =>
  words
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n\n');

/** How full something is, for the eye, with what does not fit drawn beyond the end: whoever hears the line is told in words. */
function bar(taken: number): string {
  const cells = 8;
  const full = Math.min(cells, Math.round(taken * cells));
  const beyond = Math.ceil(Math.max(0, taken - 1) * cells);
  return '▓'.repeat(full) + '░'.repeat(cells - full) + '█'.repeat(beyond);
}

/** Why a line stands here, and what a hover in the text says of it, which the server has made harmless; else all of the line, which may be cut. */
export function tooltipOf({ row }: Node, hover: string | null): MarkdownString {
  const text = new MarkdownString();
  text.isTrusted = false;
  text.supportHtml = false;
  // Not `appendText`: it ties all words together, so that lines break within them.
  const said = row.detail ?? (hover ? '' : `${row.label}\n\n${row.description}`);
  if (said) text.appendMarkdown(plain(said));
  if (said && hover) text.appendMarkdown('\n\n---\n\n');
  if (hover) text.appendMarkdown(hover);
  return text;
}
