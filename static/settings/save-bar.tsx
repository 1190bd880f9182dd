import Button from "@atlaskit/button/new";
import type { ReactElement } from "react";
import { Confirm } from "../ui/confirm";
import { Problem } from "../ui/problem";
import { Success } from "../ui/success";
import { isChanged, type ShownSettings } from "./settings-state";
import type { SettingsPage } from "./use-settings";

/** Saves the section as a whole, and says what became of it. */
export function SaveBar(props: {
  readonly page: SettingsPage;
  readonly state: ShownSettings;
}): ReactElement {
  const { page, state } = props;
  const { dispatch } = page;
  const { work } = state;
  const changed = isChanged(state);
  return (
    <div className="pm-save">
      {work.kind === "asking" && (
        <Confirm
          question="You have changes here that are not saved."
          yes="Discard changes"
          no="Stay here"
          onAnswer={(discard) => dispatch({ type: "question-answered", discard })}
        />
      )}
      {work.kind === "failed" && <SaveProblem page={page} failure={work.failure} />}
      {work.kind === "saved" && (
        <Success>
          <p>Saved.</p>
        </Success>
      )}
      <div className="pm-buttons">
        <Button
          appearance="primary"
          aria-disabled={!changed}
          onClick={() => {
            if (changed) page.save();
          }}
        >
          {work.kind === "saving" ? "Saving…" : "Save changes"}
        </Button>
        {changed && work.kind !== "saving" && (
          <Button appearance="subtle" onClick={() => dispatch({ type: "discarded" })}>
            Discard
          </Button>
        )}
      </div>
    </div>
  );
}

type Failed = Extract<ShownSettings["work"], { readonly kind: "failed" }>;

/** Somebody else saved first: the newer settings have to be read before anything can be saved. */
function SaveProblem(props: {
  readonly page: SettingsPage;
  readonly failure: Failed["failure"];
}): ReactElement {
  const { page, failure } = props;
  if (failure.code !== "settings-changed") return <Problem failure={failure} />;
  return (
    <>
      <Problem failure={failure} />
      <div>
        <Button spacing="compact" onClick={() => page.dispatch({ type: "opening" })}>
          Load the newer settings
        </Button>
      </div>
    </>
  );
}
