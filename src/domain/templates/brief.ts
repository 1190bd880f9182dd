import type { Template } from "../template";
import { blank, factTable, followUps, prompt, section } from "./pieces";

export const BRIEF: Template = {
  id: "brief",
  name: "Brief",
  purpose: "For a minor incident: what happened, what made it possible, what changes now.",
  minutes: 10,
  body: [
    factTable(["incident", "severity", "components", "created", "resolved", "timeToResolve"]),
    section("Summary"),
    prompt(
      "In two or three sentences, written last: what stopped working, from when until when, and for how many people?",
    ),
    section("Timeline"),
    prompt(
      "What happened that the issue does not show: the first sign, attempts that did not help, the moment it got better?",
    ),
    blank("timeline"),
    section("Contributing factors"),
    prompt(
      "What made this possible? Name more than one thing: a change, a gap in a check, a limit met for the first time, missing information.",
    ),
    section("Resolution"),
    prompt("What ended it, and what was tried before that?"),
    ...followUps("2f0c9a52-6f0e-4d0b-9f1c-5a1f6d3b7e10", "7d1b8e64-0c53-4a7e-8a35-c2b94f6e1d02"),
  ],
};
