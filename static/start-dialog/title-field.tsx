import Button from "@atlaskit/button/new";
import type { ReactElement, ReactNode } from "react";
import type { PlaceCheckView } from "../../src/contract/views";
import { Field } from "../ui/field";
import { OutsideLink } from "../ui/outside-link";
import { TITLE_LENGTH } from "./start-state";

/** The page's title. A taken one is answered in place, with the free one as a button. */
export function TitleField(props: {
  readonly title: string;
  readonly check: PlaceCheckView | undefined;
  /** What is wrong, once *Create* was pressed. */
  readonly gap: string | undefined;
  readonly disabled: boolean;
  readonly onType: (title: string) => void;
}): ReactElement {
  const { title, check, gap, disabled, onType } = props;
  const taken = check?.title.kind === "taken" ? check.title : undefined;
  const error: ReactNode =
    taken === undefined ? (
      (gap ?? tooLong(title))
    ) : (
      <>
        This space already has{" "}
        {taken.url === undefined ? (
          "a page with this title"
        ) : (
          <OutsideLink href={taken.url}>a page with this title</OutsideLink>
        )}
        .{" "}
        <Button spacing="compact" isDisabled={disabled} onClick={() => onType(taken.free)}>
          {`Use “${taken.free}”`}
        </Button>
      </>
    );
  return (
    <Field
      id="title"
      label="Title"
      required
      error={error}
      hint={
        <span>
          <span aria-hidden="true">{`${title.length}/${TITLE_LENGTH}`}</span>
          <span className="pm-hidden">{`At most ${TITLE_LENGTH} characters`}</span>
        </span>
      }
    >
      {(attributes) => (
        <input
          {...attributes}
          className="pm-input"
          name="title"
          autoComplete="off"
          required
          disabled={disabled}
          value={title}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

const tooLong = (title: string): string | undefined =>
  title.trim().length > TITLE_LENGTH
    ? `${title.trim().length}/${TITLE_LENGTH}: shorten the title by ${title.trim().length - TITLE_LENGTH}.`
    : undefined;
