import type { AdfNode } from "../../contract/adf";
import { headerCell, paragraph, text, type NonEmpty } from "../adf";
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

const level = (question: string, hint: string): NonEmpty<AdfNode> => [
  headerCell([paragraph(text(question))]),
  promptCell(hint),
  promptCell("A graph, a log, a change, a conversation"),
];

/** Five levels deep, each asked as a condition and never as a reason: conditions can be changed. */
export const HOW: Template = {
  id: "how",
  name: "How did it come about",
  purpose: "For an incident whose causes lie deep: five levels of what allowed it to happen.",
  minutes: 30,
  body: [
    factTable([
      "incident",
      "severity",
      "components",
      "created",
      "resolved",
      "timeToResolve",
      "linkedIssues",
    ]),
    section("Summary"),
    prompt(
      "In two or three sentences, written last: what stopped working, from when until when, for how many people, and what allowed it?",
    ),
    issueText(),
    section("How did it come about?"),
    questionTable(
      ["Level", "Answer", "How we know"],
      [
        level(
          "1. What allowed this to happen?",
          "The condition right before it, as a fact that could be checked",
        ),
        level(
          "2. What allowed that condition to arise?",
          "A change, a dependency, load, a default, missing information",
        ),
        level(
          "3. How did it stay unnoticed until then?",
          "What would have shown it, and what was looked at instead?",
        ),
        level(
          "4. How did it pass our safeguards?",
          "Reviews, tests, alerts, limits, rehearsals: what does each one look at, and what not?",
        ),
        level(
          "5. What allows it to happen again?",
          "What in our tools, plans or ways of working makes this the easy path?",
        ),
      ],
    ),
    section("Other conditions"),
    prompt(
      "What else had to come together? Follow each condition down in the same way, and go on after the first answer that sounds complete.",
    ),
    section("Timeline"),
    blank("timeline"),
    section("Lessons"),
    promptList([
      ["Went well", "What kept the impact small, or made it short?"],
      ["Surprises", "What was different from what everybody expected?"],
      ["Next time", "Which condition, once changed, would have made the most difference?"],
    ]),
    ...followUps("c07f1d95-8a3e-4b62-a4d9-6e52f8b10c43", "1a8d5f30-97c4-4e1b-b26f-d40e7c9a6b54"),
  ],
};
