import { wordList } from './word-list.ts';

/** Nobody is named, by the first word of a text. */
export const nobodyWords = wordList(`tbd, tbc, tba, tbh, todo, fixme, xxx, none, nobody, noone, vacant, vacancy,
  unassigned, unowned, unknown, undecided, unfilled, unstaffed, wanted, someone, somebody, whoever, whichever,
  automated, automatically, bot, n/a, blank, null, placeholder, awaiting, insert, ditto, outsourced`);
/** The same, unless a group or a seat follows: "Open", but "Open Source Office". */
export const nobodySoft = wordList(`open, unclear, needed, required, pending, missing, volunteer, volunteers, hiring,
  recruiting, automatic, automation, system-generated, outstanding, hire`);
/** Nobody is named where the text is this and nothing else. */
export const nobodyAlone =
  wordList(`owner, owners, name, person, assignee, people, na, no one, responsible, accountable,
  new hire, next hire, new joiner, a person, owner name, help, who, not yet, later, see below, same, as above`);
/** How a text begins that says nobody is named yet. */
export const nobodyStarts = Array.from(
  wordList(`help wanted, help needed, to be, no owner, no one, not yet, not sure, not known, not assigned,
  not applicable, don't know, your name, new hire, yet to, needs owner, owner needed, owner wanted, seeking owner`),
  it => it.split(' '),
);

/** Words in front of a name that make it a guess or an errand, and are no part of it. */
export const hedges = wordList(`ask, contact, maybe, perhaps, probably, possibly, likely, see, via, suggest, suggested,
  proposed, propose, ideally, currently, interim, acting, temporarily, tentatively, presumably, mainly, mostly,
  primarily, mr, mr., mrs, mrs., ms, ms., assigned, led, owned, managed, run, driven, coordinated, handled, by, to,
  cc, either`);
/** What stands in front of a colon and says only that an owner follows. */
export const labels = wordList(`owner, accountable, responsible, assignee, assigned, assigned to, dri, primary, main,
  who, acting, interim`);
/** More people, unnamed, at the end of a list. */
export const othersWords = wordList(`others, other, friends, colleagues, more, etc, etc., al, al., co, co., company,
  everyone, everybody, anyone, anybody, all, delegate, delegates, designee, delegee, someone, somebody, helpers`);

/** A helper follows. */
export const helperMarks = wordList(`backup, back-up, backups, deputy, alternate, stand-in, substitute, secondary,
  assistant, support, assist, assists, helper, helpers, contributor, contributors`);
/** A helper follows, whatever stands around it. */
export const helperJoins = wordList('with, w/, cc, supported, assisted, helped, backed, aided, seconded');
/** Lower-case words between such a mark and the name. */
export const helperLead = wordList(`help, assistance, assist, support, backup, input, from, by, of, the, some, up, also,
  to, for, as`);
/** Says what a helper does, behind the name. */
export const helperVerbs = wordList(`contributes, contribute, contributing, helps, help, helping, supports, supporting,
  assists, assisting, backs, advises, advising, reviews, reviewing, consults, backup, deputy, helper, support,
  secondary`);
/** What a bracket behind a name says when the name is a helper's. */
export const helperRoles = wordList(`backup, back-up, deputy, alternate, stand-in, substitute, secondary, assistant,
  assist, assists, assisting, support, supporting, supports, helper, helps, helping, contributor, contributes,
  contributing, cc, informed, consulted`);

/** Lower-case words that end a name and begin to say something about it. */
export const cuts = wordList(`will, is, are, am, was, owns, own, owned, has, have, had, can, could, would, should, must,
  to, for, from, of, in, at, on, by, as, who, whom, whose, which, that, until, till, when, where, if, because,
  though, although, but, while, unless, after, before, since, during, about, also, not, needs, need, takes, drives,
  runs, leads, leading, does, did, contributes, contributing, helps, supports, supporting, assists, backs, advises,
  reviews, consults, together, along, jointly, being, under, across, per, via, this, these, using, acting, working,
  assisting, helping, advising, reviewing, consulting`);
/** How a lower-case part begins that names nobody: "though I may hand it over". */
export const openers = wordList(`though, although, but, while, in, on, at, as, who, which, because, if, when, until,
  till, for, from, of, since, after, before, during, under, across, where, unless, not, also, then, so, it, i`);
/** Words in front of a noun, so what follows is no name. */
export const determiners =
  wordList(`the, our, my, your, their, its, each, every, all, any, some, another, other, others,
  both, several, many, various, different, multiple, existing, respective, relevant, appropriate, internal,
  external, two, three, four, five, six, seven, eight, nine, ten, we, us, they, them, whole, entire, half, most,
  joint, shared`);

/** Words in front of a noun that are first names too. */
export const softDeterminers = wordList('my, any, many, ten');
/** A group of people wherever the word stands. */
export const groupWords = wordList(`team, teams, squad, squads, group, groups, workgroup, department, departments, dept,
  division, committee, committees, subcommittee, taskforce, staff, sig, sigs, wg, wgs, member, members, community,
  communities, everyone, everybody, anyone, anybody, foundation, council, consortium, organisation, organization,
  organisations, organizations, workforce, personnel, stakeholders, devs, leadership, tribe, tribes, guild, guilds,
  crew, rota, roster, rotation, on-call, oncall, folks, volunteers, faculty, ministry, secretariat, bureau, us, we`);
/** A group, a firm or an outside party where the word comes last or stands alone. */
export const groupEnds = wordList(`office, offices, board, boards, desk, desks, helpdesk, pod, pods, unit, units,
  chapter, circle, agency, agencies, company, companies, corporation, inc, inc., ltd, ltd., llc, gmbh, plc, labs,
  lab, systems, solutions, technologies, consulting, consultancy, client, clients, customer, customers, vendor,
  vendors, supplier, suppliers, partners, association, university, institute, society, alliance, people,
  participants, users, parties, party, businesses, business, management, forum, force, cluster, center, centre,
  region, regions, channel, mailbox, queue, federation, project, packages, software, tools, collective, list,
  commission, authority, union, corp, corp.`);
/** What a department does. Alone, last, or nothing but these: a department. */
export const functions = wordList(`engineering, finance, legal, security, marketing, sales, support, operations, ops,
  product, products, design, research, development, devops, devsecops, secops, finops, sre, hr, it, qa, procurement,
  purchasing, sourcing, compliance, communications, communication, comms, accounting, payroll, infrastructure,
  infra, platform, platforms, networks, networking, network, data, analytics, logistics, administration, facilities,
  recruiting, recruitment, training, quality, testing, risk, audit, treasury, strategy, partnerships, programs,
  programmes, services, service, helpdesk, backend, back-end, frontend, front-end, mobile, web, cloud, database,
  databases, storage, hosting, growth, success, enablement, experience, content, docs, documentation, translation,
  localization, localisation, education, policy, privacy, governance, architecture, manufacturing, production,
  maintenance, triage, tooling, intelligence, relations, resources, planning, delivery, onboarding, billing,
  editorial, events, outreach, fundraising, monitoring, reliability, migration, deployment, cybersecurity, infosec,
  telecom, telecoms, telephony, identity, automation, integration, integrations, staffing, talent, media,
  advertising, assurance, investigations, safety, safeguarding, claims, underwriting, actuarial, insurance,
  warehouse, fulfillment, fulfilment, transport, fleet, catering, accounts, application, applications, enterprise,
  digital, innovation, transformation, technology, information, technical, corporate, commercial, revenue,
  community, customer, release, human, business, public, affairs, internal, external, global, regional, counsel,
  science, core, eng, engg, mktg, mgmt, ownership, tier, level, line, fullstack, full-stack, desktop, it-ops`);
/** One seat: a text that ends in such a word names no person. */
export const roles = wordList(`manager, mgr, lead, leader, head, director, engineer, analyst, officer, architect,
  administrator, admin, sysadmin, coordinator, co-ordinator, co-lead, colead, developer, designer, consultant,
  specialist, supervisor, accountant, bookkeeper, owner, author, writer, editor, reviewer, approver, maintainer,
  tester, technician, secretary, assistant, president, vice-president, chair, co-chair, chairman, chairwoman,
  chairperson, founder, co-founder, executive, planner, programmer, scientist, strategist, recruiter,
  representative, rep, liaison, intern, trainee, apprentice, contractor, freelancer, trainer, treasurer, principal,
  champion, sponsor, boss, chief, associate, advisor, adviser, auditor, operator, facilitator, moderator, organizer,
  organiser, presenter, delegate, designee, custodian, expert, student, contact, poc, dri, scrummaster, researcher,
  statistician, lawyer, attorney, paralegal, buyer, controller, comptroller, dispatcher, responder, commander,
  investigator, inspector, curator, librarian, producer, contributor, committer, implementer, implementor, assignee,
  requester, requestor, requestee, stakeholder, employee, worker, builder, integrator, translator, interviewer,
  mentor, master, partner, techlead, teamlead, tutor, teacher, instructor, lecturer, professor, ceo, cto, cio, ciso,
  coo, cfo, cmo, cpo, cro, cdo, chro, vp, svp, evp, avp, pm, po, em, tpm, dba, csm, tam, sdr, eba, pa, gm, scribe,
  timekeeper, note-taker, taker, signer, releaser, packager, shadow, deputy, backup, provider, generalist,
  receptionist, clerk, agent, submitter, creator, proposer`);
/** Short for a seat behind a function or a rank: "web dev"; alone it may be a name. */
export const shortRoles = wordList('dev, devs, eng, engr, admin, arch');
export const ranks =
  wordList(`senior, junior, sr, jr, principal, chief, deputy, assistant, associate, staff, lead, vice,
  first, second, third`);
/** Capitals that are a seat, not a group. */
export const seatCapitals =
  wordList(`ceo, cto, cio, ciso, coo, cfo, cmo, cpo, cro, cdo, chro, vp, svp, evp, avp, pm, po,
  em, tpm, dba, gm, pa, poc, dri`);
/** What follows a name behind a comma and is part of it. */
export const suffixes = wordList(`jr, jr., sr, sr., ii, iii, iv, phd, ph.d., md, m.d., esq, esq., mba, dr, msc, bsc,
  cissp, pmp, cpa`);
