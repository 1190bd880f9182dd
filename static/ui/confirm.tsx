import Button from "@atlaskit/button/new";
import { useEffect, useId, useRef, type ReactElement } from "react";

/** Asks before something is thrown away. The focus goes to the answer that keeps everything, and back when answered. */
export function Confirm(props: {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onAnswer: (yes: boolean) => void;
}): ReactElement {
  const id = useId();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    keep.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div className="pm-message pm-message-warning" role="alertdialog" aria-labelledby={id}>
      <div className="pm-stack-tight">
        <p id={id}>{props.question}</p>
        <div className="pm-buttons">
          <Button ref={keep} spacing="compact" onClick={() => props.onAnswer(false)}>
            {props.no}
          </Button>
          <Button spacing="compact" appearance="warning" onClick={() => props.onAnswer(true)}>
            {props.yes}
          </Button>
        </div>
      </div>
    </div>
  );
}
