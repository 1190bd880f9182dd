import Button from "@atlaskit/button/new";
import CheckIcon from "@atlaskit/icon/core/check-mark";
import WaitingIcon from "@atlaskit/icon/core/clock";
import AttentionIcon from "@atlaskit/icon/core/status-warning";
import type { ReactElement } from "react";
import { remarksOf, type Remark } from "./before-you-start";
import type { Form, ReadyView } from "./start-state";

/** A quiet list that fills itself in while the fields are used. */
export function BeforeYouStart(props: {
  readonly view: ReadyView;
  readonly form: Form;
  readonly onCheckAgain: () => void;
}): ReactElement {
  return (
    <section aria-labelledby="before-you-start" className="pm-quiet">
      <h2 id="before-you-start" className="pm-subheading">
        Before you start
      </h2>
      <ul className="pm-remarks" aria-live="polite">
        {remarksOf(props.view, props.form).map((remark) => (
          <li key={remark.key} className={`pm-remark pm-remark-${remark.tone}`}>
            <span className="pm-remark-icon">
              <ToneIcon tone={remark.tone} />
            </span>
            <span>{remark.say}</span>
          </li>
        ))}
      </ul>
      {props.form.check.kind === "failed" && (
        <Button spacing="compact" onClick={props.onCheckAgain}>
          Check again
        </Button>
      )}
    </section>
  );
}

function ToneIcon({ tone }: { readonly tone: Remark["tone"] }): ReactElement {
  switch (tone) {
    case "fine":
      return <CheckIcon label="" />;
    case "waiting":
      return <WaitingIcon label="" />;
    case "attention":
      return <AttentionIcon label="Note" />;
  }
}
