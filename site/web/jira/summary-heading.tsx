import Button from "@atlaskit/button/new";
import Textfield from "@atlaskit/textfield";
import { type ReactElement, useState } from "react";
import { Problem } from "../kit/problem";
import { useAction } from "../kit/use-action";
import { changeFields } from "./requests";

type Props = {
  readonly issueKey: string;
  readonly summary: string;
  readonly onChanged: () => void;
};

/** The issue's summary, which can be changed in its place. */
export function SummaryHeading({ issueKey, summary, onChanged }: Props): ReactElement {
  const [draft, setDraft] = useState<string>();
  const action = useAction();
  if (draft === undefined) {
    return (
      <div className="summary">
        <h1>{summary}</h1>
        <Button spacing="compact" appearance="subtle" onClick={() => setDraft(summary)}>
          Edit summary
        </Button>
      </div>
    );
  }
  const save = async (): Promise<void> => {
    const saved = await action.run(() => changeFields(issueKey, { summary: draft }));
    if (!saved) return;
    setDraft(undefined);
    onChanged();
  };
  return (
    <form
      className="summary"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textfield
        aria-label="Summary"
        isRequired
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Button type="submit" appearance="primary" isLoading={action.busy}>
        Save summary
      </Button>
      <Button appearance="subtle" onClick={() => setDraft(undefined)}>
        Cancel
      </Button>
      <Problem text={action.problem} />
    </form>
  );
}
