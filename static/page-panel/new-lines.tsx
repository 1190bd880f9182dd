import Button from "@atlaskit/button/new";
import type { ReactElement } from "react";
import type { NewLineView } from "../../src/contract/views";
import { Person } from "../ui/follow-up-parts";
import { Day } from "../ui/times";
import { count } from "../ui/words";
import { isBusy, type Work } from "../ui/work";
import type { PostmortemPage } from "./page-state";

/** Lines without a task yet, as they were understood: what *Create tasks* will create. */
export function NewLines(props: {
  readonly view: PostmortemPage;
  readonly work: Work;
  readonly onCreate: () => void;
}): ReactElement | null {
  const { newLines, target, canEdit } = props.view;
  if (newLines.length === 0) return null;
  const busy = isBusy(props.work);
  return (
    <section aria-labelledby="new-lines" className="pm-box pm-stack-tight">
      <h2 id="new-lines" className="pm-subheading">
        {count(newLines.length, "new line")}
      </h2>
      <ul className="pm-list">
        {newLines.map((line) => (
          <NewLine key={line.line} line={line} />
        ))}
      </ul>
      <p className="pm-note">
        Understood wrong? Change the line on the page: the first mention is the owner, a date is the
        due date.
      </p>
      {!canEdit && <p className="pm-note">They become tasks by themselves in a few minutes.</p>}
      {target === undefined && (
        <p className="pm-note pm-note-error">
          No project takes these follow-ups. Ask a Jira admin to name one in the app&apos;s
          settings.
        </p>
      )}
      {canEdit && target !== undefined && (
        <p className="pm-buttons">
          <Button
            appearance="primary"
            aria-disabled={busy}
            onClick={() => {
              if (!busy) props.onCreate();
            }}
          >
            {actionWords(newLines)}
          </Button>
          <span className="pm-note">
            {target.issueTypeName !== undefined && `as ${target.issueTypeName} `}
            in {target.projectName}
          </span>
        </p>
      )}
    </section>
  );
}

function actionWords(lines: readonly NewLineView[]): string {
  const made = lines.filter(({ takes }) => takes === undefined).length;
  return made === 0
    ? `Take ${count(lines.length, "linked issue")}`
    : `Create ${count(made, "task")}`;
}

function NewLine({ line }: { readonly line: NewLineView }): ReactElement {
  return (
    <li className="pm-list-item">
      <p>{line.text}</p>
      <p className="pm-facts pm-small">
        <Person person={line.owner} />
        {line.due === undefined ? (
          <span className="pm-nobody">No date</span>
        ) : (
          <span>
            due <Day day={line.due} />
          </span>
        )}
        {line.priority !== undefined && <span>{line.priority} priority</span>}
        {line.takes !== undefined && <span>takes {line.takes}, creates nothing</span>}
      </p>
    </li>
  );
}
