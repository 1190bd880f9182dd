import { type ReactElement } from "react";
import { useData } from "../kit/use-data";
import { searchIssues } from "./requests";
import type { Issue } from "./wire";

const loadExample = async (): Promise<Issue | undefined> => {
  const found = await searchIssues(
    'issuetype = "Incident" AND resolution IS NOT EMPTY AND priority = Highest ORDER BY created DESC',
  );
  return found[0];
};

/** For who is here for the first time: what there is to try, in its order. */
export function StartHere(): ReactElement {
  const [data] = useData(loadExample);
  const example = data.kind === "ready" ? data.value : undefined;
  return (
    <section className="start-here" aria-labelledby="start-here">
      <h2 id="start-here">Start here</h2>
      <p>
        A stand-in for Jira and Confluence with a made-up company, on this machine alone: nothing
        reaches Atlassian. The app in it is the one that would be deployed.
      </p>
      <ol>
        <li>
          Open a resolved incident
          {example && (
            <>
              , such as <a href={`/browse/${example.key}`}>{example.key}</a>{" "}
              {example.fields.summary}
            </>
          )}
          . Press ••• beside its status, then <em>Start postmortem</em>.
        </li>
        <li>
          On the new page press <em>Edit</em>, write checklist lines under <em>Follow-ups</em>, and{" "}
          <em>Publish</em>.
        </li>
        <li>
          Each line becomes a task within a minute or two; move the clock at the top to skip the
          wait. Close a task on the board: its line is ticked.
        </li>
        <li>
          <a href="/site/log">What happened</a> shows each call that the app made for it.
        </li>
        <li>
          At the top right, be somebody else: people see what they may, each in their own time zone.
          Mara Lindqvist administers Jira, so she has the app&apos;s settings below.
        </li>
      </ol>
    </section>
  );
}
