import { wordList } from './word-list.ts';

/** Nouns behind "incident" or "outage" that make it a matter of preparation: "Incident runbook". */
const compounds =
  wordList(`management, response, process, plan, plans, planning, runbook, runbooks, playbook, playbooks,
  review, reviews, report, reports, reporting, drill, drills, exercise, exercises, template, templates, tool, tools, tooling,
  policy, policies, procedure, procedures, channel, channels, form, forms, training, rota, roster, commander, commanders, desk,
  line, handling, handbook, simulation, tabletop, system, board, dashboard, page, pages, statistics, rate, rates, costs, alerts,
  alerting, notifications, communication, communications, log, register, database, queue, categories, classification, priorities,
  metrics, window, windows, calendar, readiness, prevention, taxonomy, workflow, workflows, integration, automation`);
/** Verbs of work on incidents in general, or on those that have not happened. */
const general =
  wordList(`reduce, prevent, avoid, cut, lower, limit, decrease, automate, document, train, teach, write, define,
  introduce, practise, practice, simulate, rehearse, prepare, measure, count, detect, predict, shorten, halve, classify,
  announce, schedule, plan, improve, set, build, test, monitor, track, learn, map, agree`);
/** What looks back at an incident is no incident. */
const lookingBack = /\b(?:post-?\s?(?:incident|outage|mortem)s?|retrospective|lessons|causes?|rca|follow-?\s?up)\b/;

/** Whether a title or an id names one incident or outage that is dealt with: not drills, runbooks, or work against outages in general. */
export function isIncident(text: string): boolean {
  const lower = text
    .slice(0, 200)
    .toLowerCase()
    .replace(/[-_.]+/g, ' ');
  if (!/\b(?:incident|outage)\b/.test(lower) || lookingBack.test(lower)) return false;
  const words = lower.match(/[\p{L}\p{N}']+/gu) ?? [];
  if (general.has(words[0] ?? '')) return false;
  return words.some((it, i) => (it === 'incident' || it === 'outage') && !compounds.has(words[i + 1] ?? ''));
}
/** Whether a text asks for the cause. */
export const namesCause = (text: string): boolean => /\b(?:causes?|rca)\b/i.test(text.slice(0, 500));
