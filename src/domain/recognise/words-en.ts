import { list, type Words } from "./words";

const LEARNED = list(
  "lesson, lessons, learn, learned, learning, learnings, takeaway, takeaways, insights, observations",
);

/** English. */
export const EN: Words = {
  head: "last",
  spellings: {
    "follow up": "followup",
    "follow ups": "followups",
    "following up": "followup",
    "to dos": "todos",
    "to do list": "todo list",
    "to do items": "todo items",
    "long term": "longterm",
    "longer term": "longterm",
    "short term": "shortterm",
    "medium term": "mediumterm",
    "near term": "nearterm",
    "post mortem": "postmortem",
    "hot fix": "hotfix",
    "hot fixes": "hotfixes",
    "call to action": "appeal",
    "what's": "what is",
    "where's": "where is",
    "let's": "let us",
    "we'll": "we will",
    "i'll": "i will",
    "we're": "we are",
    "i'm": "i am",
    "we'd": "we would",
    "we've": "we have",
    "should've": "should have",
    "could've": "could have",
    "shouldn't": "should not",
    "needn't": "need not",
    "didn't": "did not",
    "wasn't": "was not",
    "weren't": "were not",
    "doesn't": "does not",
    "don't": "do not",
    cannot: "can not",
    "can't": "can not",
    "how'd": "how did",
    learnt: "learned",
    preventative: "preventive",
  },
  prepositions: list(`
    for, from, of, to, in, on, with, by, during, after, before, about, at, against, around, regarding, into,
    within, until, since, as
  `),
  conjunctions: list("and, or, plus"),

  promises: list(`
    action, actions, actionable, actionables, followup, followups, todo, todos, remediation, remediations,
    improvement, improvements, recommendation, recommendations, prevention, countermeasure, countermeasures,
    commitments, enhancements, safeguards, corrections, proposals, suggestions, suggestion, tasks
  `),
  whole: list("to do, things to do"),
  work: list(`
    item, items, step, steps, measure, measures, plan, plans, task, tasks, work, list, change, changes, idea, ideas,
    point, points, issue, issues, ticket, tickets, story, stories, bug, bugs, fix, fixes, solution, solutions, project,
    projects, effort, efforts, initiative, initiatives, strategy, strategies, opportunity, opportunities, area, areas, thing, things, backlog, roadmap, commitment, mitigation, mitigations, direction, directions, pr, prs
  `),
  ahead: list(`
    action, next, future, followup, followups, upcoming, further, planned, proposed, preventive, prevention, corrective,
    correction, remediation, remedial, improvement, improvements, longterm, shortterm, mediumterm, nearterm, permanent,
    todo, outstanding, remaining, required, needed, additional, recommended, repair, hardening, actionable,
    suggested, filed, created, opened, raised, work, mitigation
  `),
  urgent: list(
    "immediate, initial, emergency, response, recovery, resolution, rollback, containment, triage",
  ),
  betterment: list(`
    prevent, preventing, improve, improving, avoid, avoiding, stop, stopping, harden, hardening, reduce, reducing,
    ensure, ensuring, strengthen, strengthening, detect, mitigate, fix, catch, protect
  `),
  perhaps: list(
    "mitigation, mitigations, conclusion, conclusions, outcome, outcomes, plan, plans, future, solution, solutions",
  ),
  lessons: [
    ...LEARNED,
    ...list(
      "wrong, poorly, badly, bad, better, worse, improved, difficult, difficulties, challenges, retrospective, struggled, gaps",
    ),
  ],
  learned: LEARNED,
  praise: list("well, lucky, luck, good, great, worked, right, fortunate, praise, kudos"),
  negations: list("not, no, less, never"),
  never: list(`
    timeline, chronology, log, logs, history, events, appendix, appendices, reference, references, thanks,
    acknowledgements, acknowledgments, credits, participants, attendees, responders, authors, glossary,
    question, questions, links, resources, reading, transcript, definitions, sponsors, appeal, contacts, faq,
    alternatives, indicators
  `),
  incident: list(`
    summary, overview, abstract, background, context, introduction, impact, effect, effects, scope, cause, causes,
    trigger, triggers, detection, escalation, response, resolution, recovery, diagnosis, investigation, analysis, factor,
    factors, conditions, description, details, information, symptoms, severity, status, duration, metrics, stats,
    statistics, communication, communications, messaging, whys, fault, leadup, mechanism, vulnerability, reproduction,
    facts, data, evidence, workaround, rollback, incident, incidents, outage, problem, problems, checklist, fix, fixes
  `),
  done: list(
    "taken, done, completed, performed, finished, closed, implemented, resolved, shipped, made, applied, deployed",
  ),
  questions: list("what, how, where, which, why, who, when"),
  us: list("we, us, our, i"),
  you: list(
    "you, your, yours, yourself, yourselves, users, customers, readers, do i, can i, should i, am i",
  ),
  future: list(`
    will, shall, going, next, can, could, should, must, need, needs, plan, planning, ahead, forward, future, again
  `),
  onward: list("forward, ahead, future, onwards, onward"),
  past: list(`
    did, was, were, went, happened, happen, had, has, have, been, came, got, caused, fixed, found, knew, broke, failed,
    mitigated, resolved, detected, noticed, discovered, responded, changed, took
  `),
  doing: list(
    "do, doing, change, changing, working, making, taking, happens, done, next, go, forward, ahead",
  ),

  ought: list("should, ought to, needs to, need to"),
  ours: list("should, ought, must, need"),
  regret: list("have, had"),
  principles: list("never"),
  certain: list(
    "the, a, an, our, its, their, all, every, each, this, that, these, those, it, there, some, any",
  ),
  passive: list("be"),
  reasons: list("because, since, as"),
  causes: list(
    "was due to, were due to, was caused by, were caused by, happened because, occurred because",
  ),
  following: list("following"),
  progressive: ["ing"],
  preterite: ["ed"],
  agreed: list("agreed, decided, identified, planned, proposed, suggested, recommended"),
  commitments: list(`
    we will, i will, we are going to, we plan, we are planning, we intend, we want to, we would like to, let us,
    we have to, we are working on, being worked on, is planned, are planned, committed to, focused on, focusing on, action item, todo
  `),
  orders: list(`
    accelerate, accept, acquire, adapt, add, address, adjust, alert, adopt, agree, align, allocate, allow, analyse, analyze,
    annotate, announce, apply, appoint, archive, arrange, ask, assess, assign, attach, audit, automate, avoid, backfill,
    back, backport, backup, balance, ban, batch, benchmark, better, block, book, bring, build, bump, buy, bypass, cache,
    calculate, call, cap, capture, catch, centralise, centralize, change, check, choose, clarify, clean, cleanup, close,
    collaborate, collect, combine, come, communicate, compare, complete, conduct, configure, confirm, connect, consider,
    consolidate, contact, contain, continue, contribute, convert, coordinate, correct, cover, create, cut, cycle, deal,
    debug, decide, decommission, decouple, decrease, define, defragment, delay, delete, deploy, deprecate, design, detect,
    determine, develop, devise, diagnose, disable, disallow, discuss, distribute, divide, do, document, double, downgrade,
    draft, drain, drop, edit, educate, eliminate, emit, enable, encourage, encrypt, enforce, engage, enhance, enrol,
    enroll, ensure, escalate, establish, estimate, evaluate, examine, exclude, expand, experiment, explain, explore,
    expose, extend, extract, fail, figure, file, fill, filter, finalise, finalize, find, finish, fix, fold, follow, force,
    forecast, formalise, formalize, gather, generate, get, give, grant, guard, handle, harden, have, help, hire, hold,
    host, identify, implement, improve, include, increase, inform, inspect, install, instruct, instrument, integrate,
    introduce, inventory, invest, investigate, invite, isolate, keep, kill, land, launch, learn, limit, link, list, load,
    lock, log, look, lower, maintain, make, manage, mandate, map, mark, measure, meet, merge, migrate, minimise, minimize,
    mitigate, mock, modify, monitor, move, mute, name, negotiate, normalise, normalize, notify, obtain, offer, onboard,
    open, optimise, optimize, order, organise, organize, overhaul, pack, page, parallelise, parallelize, patch, perform,
    pin, plan, populate, post, practice, practise, prepare, prevent, prioritise, prioritize, profile, prohibit, promote,
    propose, protect, provide, provision, prune, publish, pull, purchase, purge, push, put, raise, rate, reach, rebuild,
    reconfigure, reconsider, record, recover, recreate, redeploy, redesign, reduce, refactor, refine, refresh, regenerate,
    reinstate, reject, release, relocate, remediate, remind, remove, rename, renew, reopen, reorganise, reorganize, repair,
    repeat, replace, replicate, report, request, require, rerun, research, reset, resize, resolve, restart, restore,
    restrict, restructure, retain, rethink, retire, retry, return, revert, review, revise, revisit, revoke, rework,
    rewrite, roll, rollout, rotate, run, sanitise, sanitize, save, scale, schedule, scope, script, search, secure, see,
    send, separate, set, setup, shard, share, shift, ship, shorten, shrink, shut, silence, simplify, simulate, skip, slow,
    solve, sort, specify, speed, spin, split, spread, stabilise, stabilize, standardise, standardize, start, stop, store,
    streamline, strengthen, stress, study, submit, subscribe, suggest, support, surface, suspend, swap, switch, sync, tag,
    take, talk, teach, tear, tell, terminate, test, think, throttle, tidy, tighten, track, train, transfer, transition,
    triage, trigger, trim, try, tune, turn, understand, undo, unify, unpin, update, upgrade, upload, upstream, use,
    validate, verify, version, visualise, visualize, wait, walk, warn, watch, whitelist, work, wrap, write
  `),
  beforeOrders: list(`
    always, never, do, not, also, please, potentially, possibly, maybe, perhaps, automatically,
    manually, regularly, remotely, periodically, temporarily, permanently, explicitly, continue, start, properly, actually,
    immediately, eventually
  `),
  beforePast: list(
    "we, i, have, already, now, also, since, significantly, successfully, recently, re",
  ),
  adjectives: list(
    "improved, increased, enhanced, automated, updated, extended, expanded, reduced, shared, tested, limited",
  ),
  articles: list(
    "the, a, an, our, its, their, all, some, more, to, from, with, for, that, how, which, this",
  ),
  irregular: list(
    "sent, made, wrote, built, took, gave, began, brought, ran, found, got, held, worked",
  ),
  examples: list("for example, e g, such as, eg, example"),

  nothing: list(
    "none, nothing, na, n a, nil, tbd, tba, tbc, todo, no, not applicable, not needed, to be determined, to be defined, to be decided, to be added, to be done, coming soon",
  ),
  besideNothing: list(`
    at, this, time, the, moment, yet, further, action, actions, item, items, followup, followups, needed, required,
    identified, here, so, far, were, are, is, that, we, know, of, for, now, planned, necessary, more, other
  `),
  placeholders: list(`
    action, actions, item, items, summary, list, link, links, to, github, gitlab, jira, issue, issues, ticket, tickets,
    number, description, describe, describing, title, name, names, owner, owners, date, due, insert, your, here, text, todo,
    tbd, tba, example, short, brief, placeholder, person, responsible, team, url, id, followup, followups, task, tasks, step, steps,
    event, pr, priority, status, the, a, an, of, for, and, or, one, two, three, first, second, third, lorem, ipsum, foo,
    bar, details, detail, what, who, when, improvement, something, any, relevant, if, applicable, more, add, another
  `),
  writing: list(
    "list, describe, include, copy, note, explain, summarize, summarise, specify, mention, detail, write, add, fill, link, what, each, these, outline",
  ),
  document: list(`
    section, sections, report, postmortem, document, doc, template, title, incident, timeline, summary, items, page,
    checklist, retrospective
  `),
  states: list("is, are, has, have, was, were, been"),
  finished: list(`
    done, complete, completed, closed, resolved, fixed, finished, merged, shipped, implemented, deployed, released,
    addressed, yes
  `),

  columns: {
    action: list(`
      action, actions, task, tasks, item, items, todo, followup, followups, improvement, improvements, remediation,
      recommendation, recommendations, description, deliverable, measure, measures, step, steps, proposal, fix, work, what,
      title, summary, name, change, story
    `),
    owner: list(
      "owner, owners, assignee, assignees, assigned, who, responsible, responsibility, dri, lead, poc, team, contact, accountable, person",
    ),
    due: list("due, deadline, eta, when, target, by, timeframe"),
    status: list("status, state, progress, done, complete, completed, resolution"),
    ticket: list(
      "ticket, tickets, issue, issues, jira, bug, bugs, link, links, tracking, pr, prs, reference, references, tracker",
    ),
    time: list("time, timestamp, utc, event, events"),
    date: list("date, day, datetime"),
  },
  ownerLabels: list("owner, owners, assignee, assigned to, responsible, dri, lead, poc"),
  dueLabels: list("due, due date, due by, due on, deadline, by, eta, target date, until, before"),
};
