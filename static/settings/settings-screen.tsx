import { useEffect, useRef, type ReactElement } from "react";
import type { AdminApi } from "../../src/contract/api";
import type { Calls } from "../calls";
import { Problem } from "../ui/problem";
import { Skeleton } from "../ui/skeleton";
import { FollowUpsSection } from "./follow-ups-section";
import { IncidentSection } from "./incident-section";
import { PlacesSection } from "./places-section";
import { SaveBar } from "./save-bar";
import type { SectionProps } from "./section-props";
import type { SectionName } from "./settings-problems";
import { shownProblems, type ShownSettings } from "./settings-state";
import { useSettings, type SettingsPage } from "./use-settings";

const SECTIONS: readonly {
  readonly name: SectionName;
  readonly title: string;
  readonly say: string;
}[] = [
  {
    name: "incident",
    title: "What is an incident",
    say: "Decides on which issues Start postmortem is offered.",
  },
  {
    name: "follow-ups",
    title: "Follow-ups",
    say: "Decides which lines of a postmortem become tasks, and what kind of tasks.",
  },
  {
    name: "places",
    title: "Where pages go",
    say: "Decides which space and page the dialog proposes. People can choose another.",
  },
];

/** What the site's admins decide. */
export function SettingsScreen({ calls }: { readonly calls: Calls<AdminApi> }): ReactElement {
  const page = useSettings(calls);
  const { state, dispatch } = page;
  return (
    <div className="pm-settings">
      <h1 className="pm-heading">Postmortem settings</h1>
      {state.kind === "loading" && (
        <Skeleton label="Loading the settings" bars={[30, 100, 100, 100, 60]} />
      )}
      {state.kind === "failed" && (
        <Problem
          failure={state.failure}
          {...(state.failure.code === "needs-admin"
            ? {}
            : { onRetry: () => dispatch({ type: "opening" }) })}
        />
      )}
      {state.kind === "shown" && <Shown page={page} state={state} calls={calls} />}
    </div>
  );
}

function Shown(props: {
  readonly page: SettingsPage;
  readonly state: ShownSettings;
  readonly calls: Calls<AdminApi>;
}): ReactElement {
  const { page, state, calls } = props;
  const { dispatch } = page;
  const form = useRef<HTMLElement>(null);
  const incomplete = state.work.kind === "incomplete";
  useEffect(() => {
    if (incomplete) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [incomplete]);
  const section = SECTIONS.find((one) => one.name === state.section);
  return (
    <div className="pm-settings-columns">
      <nav aria-label="Settings">
        <ul className="pm-nav">
          {SECTIONS.map(({ name, title }) => (
            <li key={name}>
              <button
                type="button"
                className="pm-nav-item"
                aria-current={name === state.section ? "page" : undefined}
                onClick={() => dispatch({ type: "section-chosen", section: name })}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <section ref={form} aria-labelledby="section" className="pm-stack">
        <div>
          <h2 id="section" className="pm-subheading">
            {section?.title}
          </h2>
          <p className="pm-muted">{section?.say}</p>
        </div>
        <Section
          name={state.section}
          calls={calls}
          draft={state.draft}
          choices={state.choices}
          problems={shownProblems(state)}
          onEdit={(change) => dispatch({ type: "edited", change })}
        />
        <SaveBar page={page} state={state} />
      </section>
    </div>
  );
}

function Section(
  props: SectionProps & { readonly name: SectionName; readonly calls: Calls<AdminApi> },
): ReactElement {
  switch (props.name) {
    case "incident":
      return <IncidentSection {...props} />;
    case "follow-ups":
      return <FollowUpsSection {...props} />;
    case "places":
      return <PlacesSection {...props} />;
  }
}
