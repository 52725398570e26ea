import { wordList } from './word-list.ts';

/** What a title begins with when something goes live: "Launch the portal", "Go live with 3 clients". */
const starts = wordList(`release, releasing, golive, launch, launching, cutover, rollout, deploy, deploying, deployment,
  go live, going live, goes live, cut over, roll out, rolling out`);
/** What it ends with: "Portal go-live", "Client rollout". */
const ends = wordList('release, golive, launch, cutover, rollout, deployment, go live, goes live, cut over, roll out');
/** Words behind such a word that make it something else: "release notes", "launch party". */
const compounds = wordList(`notes, note, plan, plans, planning, checklist, checklists, party, event, events, script,
  scripts, process, calendar, train, schedule, manager, management, candidate, pipeline, pipelines, strategy, budget,
  communication, communications, training, date, dates, criteria, documentation, template, templates, kit, key, keys,
  agent, agents, tool, tools, guide, page, team, trailer, trailers, video, videos, campaign, press, announcement`);
/** Words that come before it where the work is about it: "train sales for the launch", "press release". */
const about = wordList(
  'the, a, an, our, this, for, of, to, on, at, before, after, until, since, from, and, pre, post, press',
);
const preparing = wordList(`plan, prepare, test, write, draft, document, review, train, define, schedule, communicate,
  announce, support, rehearse, approve, coordinate, book, discuss, design, measure`);

function saysSo(words: readonly string[]): boolean {
  const pair = (at: number): string => `${words[at]} ${words[at + 1]}`;
  const lead = starts.has(pair(0)) ? 2 : starts.has(words[0] ?? '') ? 1 : 0;
  if (lead && !compounds.has(words[lead] ?? '')) return true;
  const last = words.length - 1;
  const length = ends.has(pair(last - 1)) ? 2 : ends.has(words[last] ?? '') ? 1 : 0;
  const before = words[last - length];
  return !!length && before !== undefined && !about.has(before) && !preparing.has(words[0]!);
}

/** Without one of these no text says so: most are left after one look. */
const hint = /releas|live|launch|cut|roll|deploy/i;
/** Whether an id or a title is that of a release: it begins or ends with a word for that, and is not about its notes, its plan or what comes before it. */
export const isRelease = (text: string): boolean =>
  hint.test(text) &&
  saysSo(
    text
      .slice(0, 200)
      .toLowerCase()
      .replace(/[-_.]+/g, ' ')
      .match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [],
  );
