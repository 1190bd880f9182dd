import type { Template } from "../template";
import {
  blank,
  factTable,
  followUps,
  issueText,
  prompt,
  promptCell,
  promptList,
  questionTable,
  section,
} from "./pieces";

export const FULL: Template = {
  id: "full",
  name: "Full",
  purpose: "For an incident that many people noticed: impact, causes, response and lessons.",
  minutes: 45,
  body: [
    factTable([
      "incident",
      "severity",
      "priority",
      "status",
      "resolution",
      "components",
      "labels",
      "affectedVersions",
      "reporter",
      "assignee",
      "created",
      "firstResponse",
      "timeToRespond",
      "resolved",
      "timeToResolve",
      "linkedIssues",
    ]),
    section("Summary"),
    prompt(
      "In a few sentences, written last: what stopped working, from when until when (with time zone), for how many people, and what ended it?",
    ),
    issueText(),
    section("Impact"),
    promptList([
      ["People", "How many people or customers were affected, and what share of all is that?"],
      ["What they met", "What could they not do, or only slowly, or with a wrong result?"],
      [
        "Data",
        "What data was lost, changed or shown in the wrong place? Write “none” once that is checked.",
      ],
      ["Money", "What did it cost: refunds, lost sales, credits, hours of work?"],
      ["Reputation", "How was it talked about: support requests, partners, press, social media?"],
    ]),
    section("Timeline"),
    prompt(
      "What happened that the issue does not show: the first sign and what revealed it, attempts that did not help, the moment it got better? What filled the long gaps?",
    ),
    blank("timeline"),
    section("Contributing factors"),
    questionTable(
      ["Factor", "Kind", "How it contributed", "How we know"],
      [
        [
          promptCell("What was true that had to be true for this to happen?"),
          promptCell("Change, design, dependency, load, monitoring, knowledge, process"),
          promptCell("How did it start this, make it worse, or make it last?"),
          promptCell("A graph, a log, a change, a conversation"),
        ],
        [
          promptCell("What else? Incidents rarely have one cause."),
          promptCell("Kind"),
          promptCell("How did it contribute?"),
          promptCell("Evidence"),
        ],
        [
          promptCell("What let it go unnoticed, or last longer?"),
          promptCell("Kind"),
          promptCell("How did it contribute?"),
          promptCell("Evidence"),
        ],
      ],
    ),
    section("Resolution"),
    promptList([
      ["What ended it", "What brought things back, and is that a repair or a way around?"],
      ["What did not help", "What was tried before, and what did that teach?"],
      ["Roles", "Which roles took part, and what did each take care of?"],
      [
        "Phases",
        "How long did it take to notice, to respond, to understand, to ease it and to end it?",
      ],
    ]),
    section("Lessons"),
    promptList([
      ["Went well", "What worked, and is worth keeping?"],
      ["Could be better", "What was missing, slow, unclear or hard to find?"],
      ["Surprises", "What was different from what everybody expected?"],
      ["Luck", "What kept it from being worse that cannot be counted on?"],
      ["Next time", "What would make the same situation easier to notice and to handle?"],
    ]),
    ...followUps("b5e3d7c8-41fa-4c26-8e0d-93a7f2c45b21", "e94a6c1f-2b87-4f35-9d60-18c5b7e03a32"),
  ],
};
