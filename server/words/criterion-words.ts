import { wordList } from './word-list.ts';

/** Words that carry no content of their own. */
export const stopWords = wordList(`a, an, the, this, that, these, those, of, for, to, in, on, at, by, with, from, into,
  and, or, as, is, are, was, were, be, been, being, has, have, had, will, shall, should, must, may, can, it, its,
  our, we, us, they, their, all, any, each, every, both, some, there, now, then, also, so, if, when, which, who,
  per, via, up, out, off, about, not, other, own, i, my, your, you, he, she, once, until, while, through, under,
  over, after, before, again, still, just, etc`);
/** Says only that something is over. */
export const stateWords =
  wordList(`done, complete, completed, completely, completion, finish, finished, ready, ok, okay,
  finalised, finalized, final, achieved, accomplished, concluded, performed, executed, carried, conducted,
  successful, successfully, success, fully, full, entirely, work, task, tasks, activity, item, items, everything,
  implemented, delivered, closed, resolved, result, results, outcome, goal, goals, objective, objectives, yes`);
/** Feeling in place of a test: two people may differ on whether it holds. */
export const feelings = wordList(`better, improved, improvement, improvements, improving, enhanced, optimal, optimised,
  optimized, streamlined, smooth, smoother, smoothly, seamless, seamlessly, easy, easier, easily, simpler,
  user-friendly, intuitive, friendly, robust, resilient, efficiently, effectively, quickly, quicker, faster,
  clearer, clearly, nice, nicely, excellent, confident, happier, satisfied, comfortable, pleased, positively,
  properly, adequate, adequately, sufficient, sufficiently, appropriately, reasonable, reasonably, acceptable,
  timely, modernised, modernized, mature, aligned, engaged, meaningful, meaningfully, significantly, scalable,
  flexible, productive, proactive, proactively, innovative, world-class, best-in-class, state-of-the-art,
  frictionless, painless, stronger, performant, valuable, mindful, empowered`);
/** Feelings only as what is said of something: before a noun they are often part of its name. */
export const mildFeelings = wordList(`secure, compliant, best, strong, solid, simple, fast, good, great, clear, useful,
  usable, strategic, reliable, reliably, modern, high-quality, well, quick, appropriate, suitable, happy, positive,
  effective, significant, efficient, healthy, stable, consistent, consistently, aware, adopted, ongoing`);
/** Feelings only where the sentence is about them: "visibility of costs", not "visibility report". */
export const feelingNouns = wordList(`quality, efficiency, effectiveness, excellence, clarity, confidence, satisfaction,
  maturity, alignment, awareness, visibility, engagement, productivity, understanding, collaboration, culture,
  mindset, synergy, enhancement`);
/** Nouns so wide that they name no result. */
export const wideNouns = wordList(`thing, things, issue, issues, problem, problems, risk, risks, concern, concerns, gap,
  gaps, need, needs, question, questions, requirement, requirements, expectation, expectations, process, processes,
  procedure, procedures, workflow, workflows, stakeholder, stakeholders, user, users, customer, customers, client,
  clients, team, teams, people, everyone, management, business, system, systems, service, services, solution,
  progress, work, working, quality, performance, support, situation, status, feedback, input, plan, plans, strategy,
  approach, direction, vision, next, step, steps, phase, iteration, level, state, way, new, existing, current,
  effort, efforts, project, operation, operations, improvement, use, usage, value, change, changes`);
/** Verbs of handling: they say that something was dealt with, not how one can tell. */
export const handling =
  wordList(`address, addressed, handle, handled, consider, considered, manage, managed, understand,
  understands, understood, discuss, discussed, meet, met, mitigate, mitigated, informed, inform, involved, involve,
  supported, agreed, defined, define, identified, identify, evaluated, evaluate, assessed, assess, analysed,
  analyzed, investigated, explored, established, establish, ensured, ensure, adjusted, adjust, prepared, prepare,
  going, running, works, function, functions, functioning, clarified, optimise, optimize, improve, enhance,
  increase, increased, reduce, reduced`);
/** A leading verb that names a wish: what is reached when it is done stays open. */
export const intents = wordList(`improve, improving, enhance, enhancing, optimise, optimize, optimising, optimizing,
  streamline, streamlining, strengthen, strengthening, boost, boosting, foster, fostering, drive, driving, increase,
  increasing, grow, growing, maximise, maximize, minimise, minimize, accelerate, accelerating, elevate, deepen,
  leverage, encourage, encouraging, empower, nurture`);
/** A leading verb that names doing, not a result. */
export const doings = wordList(`solicit, soliciting, gather, gathering, seek, seeking, allow, allowing, evaluate,
  evaluating, re-evaluate, re-evaluating, reevaluate, explore, exploring, investigate, investigating, consider,
  considering, discuss, discussing, brainstorm, brainstorming, monitor, continue, continuing, strive, striving, aim,
  aiming, try, trying, facilitate, facilitating, collaborate, collaborating, participate, participating, iterate,
  iterating`);
/** Such a verb, at the beginning. */
export const planning = wordList(`define, defined, defining, develop, review, refine, refined, evolve, establish,
  clarify, shape, set, align`);
/** Wide nouns that a verb of planning makes no result: "strategy defined". */
export const planned = wordList(
  'strategy, strategies, approach, vision, direction, process, processes, workflow, workflows',
);
/** Two words that together name doing. */
export const doingPairs = wordList(`work on, work with, work towards, work toward, working on, working towards, working
  with, keep working, look into, looking into, look at, help with, help to, help the, focus on, focusing on, think
  about, keep improving, keep monitoring, reach out, follow up`);
/** What is done to feedback, by the beginning of the word. Having listened is no result. */
export const feedbackVerbs = wordList(
  'solicit, gather, collect, address, incorporat, receiv, consider, allow, ask, analys, analyz',
);
/** Phrases that point at something that is written elsewhere, or nowhere. */
export const openPhrases = wordList(`according to plan, according to the plan, as planned, as needed, as required, as
  necessary, as appropriate, as possible, as expected, as intended, if possible, where possible, when possible,
  wherever possible, on track, under control, in good shape, best effort, best efforts, full adoption, wide
  adoption, broad adoption, widespread adoption`);
/** "Meet the targets": which, and how one can tell, stays open. */
export const meeting = wordList('meet, meets, hit, hits, achieve, achieves, reach, reaches');
export const aims = wordList(
  'goal, goals, target, targets, plan, plans, expectations, objectives, needs, requirements',
);
/** What is called positive without a measure. */
export const praised = wordList('feedback, impact, experience, response');
/** A state that others can see: whoever looks finds it so, or not. */
export const outwardStates = wordList(`live, published, merged, filed, released, deployed, shipped, launched, enabled,
  disabled, documented, archived, installed, migrated, removed, deleted, deprecated, added, provisioned, configured,
  replaced, retired, signed, sent, uploaded, posted, logged, registered, recorded, available, printed, mailed,
  tagged, decommissioned, connected, paid, invoiced, hired, trained, booked, ordered, delivered, emitted, exposed,
  exported, adopted, moved, committed, pushed, staged, submitted, announced, graduated, blocked, reverted, renamed,
  listed, exists, exist, emits, returns, reports, shows`);
/** Acts that leave a record with whoever else took part: a signature, a receipt, an entry. Anybody can ask to see it. */
export const receivedActs = wordList(`signed, countersigned, cosigned, co-signed, initialled, initialed, ratified,
  notarised, notarized, paid, issued, granted, awarded, received`);
export const givenActs = wordList(`filed, submitted, lodged, registered, recorded, published, delivered, shipped, sent,
  mailed, handed, served, transferred, returned, invoiced`);
/** A test that was or can be run. */
export const testWords = wordList(`passes, passed, pass, passing, restores, restored, opens, succeeds, succeeded, green,
  verified, verifies, verify, verifying, validated, reproducible, reproduced, certified, audited, unchanged, none`);
/** What a number behind them is a threshold for. */
export const comparisons = wordList(`at least, at most, less than, more than, fewer than, up to, down to, within, under,
  below, above, over, minimum, maximum, from, to`);
/** Numbers written out that count something. */
export const numberWords =
  wordList(`zero, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen,
  twenty, thirty, forty, fifty, hundred, thousand, million, dozen`);
/** Words that a number behind them only labels: "phase 2". */
export const numberLabels = wordList(`phase, step, tier, sprint, week, level, section, version, release, day, stage,
  part, milestone, chapter, each, item, wave, iteration, round, priority, option, no, nr, number, goal, objective,
  iso, soc, q, year, fiscal, since, in`);
/** Participles that no ending betrays, with the verb that they belong to. */
export const irregular: ReadonlyMap<string, string> = new Map(
  `written write, wrote write, built build, sent send, done do, made make, taught teach, held hold, found find,
  chosen choose, drawn draw, sold sell, bought buy, kept keep, met meet, given give, taken take, shown show,
  begun begin, broken break, brought bring, caught catch, cut cut, driven drive, gone go, known know, led lead,
  left leave, lost lose, paid pay, rebuilt rebuild, rewritten rewrite, run run, said say, seen see, sought seek,
  spent spend, split split, stood stand, told tell, thought think, understood understand, won win`
    .split(/\s*,\s*/)
    .map(it => it.split(/\s+/) as [string, string]),
);
