import Button from "@atlaskit/button/new";
import TextArea from "@atlaskit/textarea";
import { type ReactElement, useCallback, useState } from "react";
import { AdfView } from "../../../static/document/adf-view";
import { Field } from "../kit/field";
import { Loaded } from "../kit/loaded";
import { Problem } from "../kit/problem";
import { Moment } from "../kit/times";
import { useAction } from "../kit/use-action";
import { useData } from "../kit/use-data";
import { addComment, loadChangelog, loadComments } from "./requests";

type Props = { readonly issueKey: string };

function AddComment({ issueKey, onAdded }: Props & { readonly onAdded: () => void }): ReactElement {
  const [text, setText] = useState("");
  const action = useAction();
  const add = async (): Promise<void> => {
    if (!(await action.run(() => addComment(issueKey, text)))) return;
    setText("");
    onAdded();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field label="Add a comment">
        {(id) => (
          <TextArea
            id={id}
            isRequired
            minimumRows={2}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Problem text={action.problem} />
      <Button type="submit" isLoading={action.busy}>
        Save comment
      </Button>
    </form>
  );
}

/** What people said about the issue. */
export function Comments({ issueKey }: Props): ReactElement {
  const [data, again] = useData(useCallback(() => loadComments(issueKey), [issueKey]));
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">Comments</h2>
      <Loaded data={data} what="the comments">
        {({ comments }) => (
          <ol className="plain">
            {comments.map((comment) => (
              <li key={comment.id} className="comment">
                <p className="quiet">
                  <strong>{comment.author?.displayName ?? "Somebody"}</strong>{" "}
                  <Moment iso={comment.created} />
                </p>
                {comment.body && <AdfView document={comment.body} />}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <AddComment issueKey={issueKey} onAdded={again} />
    </section>
  );
}

/** What changed, newest first. */
export function History({ issueKey }: Props): ReactElement {
  const [data] = useData(useCallback(() => loadChangelog(issueKey), [issueKey]));
  return (
    <details>
      <summary>
        <h2>History</h2>
      </summary>
      <Loaded data={data} what="the history">
        {({ values }) => (
          <ol className="plain">
            {[...values].reverse().map((change) => (
              <li key={change.id}>
                <p className="quiet">
                  <strong>{change.author?.displayName ?? "Somebody"}</strong>{" "}
                  <Moment iso={change.created} />
                </p>
                <ul>
                  {change.items.map((item, index) => (
                    <li key={index}>
                      {item.field}: {item.from} → {item.to}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </details>
  );
}
