import type { ReactElement } from "react";
import { Confirm } from "../ui/confirm";
import type { Question } from "./start-state";

const WORDS: Readonly<
  Record<Question["kind"], { readonly question: string; readonly yes: string; readonly no: string }>
> = {
  "switch-template": {
    question: "Switching the template throws away what you changed in the document.",
    yes: "Switch template",
    no: "Keep my changes",
  },
  reset: {
    question: "Resetting throws away what you changed in the document.",
    yes: "Reset",
    no: "Keep my changes",
  },
  leave: {
    question: "Nothing was created yet. Closing throws away what you changed in the document.",
    yes: "Close",
    no: "Keep working",
  },
};

export function QuestionBox(props: {
  readonly question: Question;
  readonly onAnswer: (yes: boolean) => void;
}): ReactElement {
  return <Confirm {...WORDS[props.question.kind]} onAnswer={props.onAnswer} />;
}
