import Button from "@atlaskit/button/new";
import { useEffect, useRef, type ReactElement } from "react";
import type { ParentView, SpaceView } from "../../src/contract/views";
import { Field } from "../ui/field";
import { Problem } from "../ui/problem";
import type { Form } from "./start-state";

/** Where the page goes: a space, and in it a page that it stands under. Pages are listed when asked for. */
export function PlaceField(props: {
  readonly spaces: readonly SpaceView[];
  readonly form: Form;
  readonly gap: string | undefined;
  readonly disabled: boolean;
  readonly onSpace: (spaceId: string) => void;
  readonly onParent: (parent: ParentView | undefined) => void;
  readonly onAskParents: () => void;
}): ReactElement {
  const { spaces, form, gap, disabled } = props;
  return (
    <fieldset className="pm-fieldset">
      <legend className="pm-hidden">Where</legend>
      <div className="pm-pair">
        <Field id="space" label="Space" required error={gap}>
          {(attributes) => (
            <select
              {...attributes}
              className="pm-select"
              value={form.spaceId}
              disabled={disabled}
              onChange={(event) => props.onSpace(event.currentTarget.value)}
            >
              {form.spaceId === "" && <option value="">Choose a space</option>}
              {spaces.map((space) => (
                <option key={space.id} value={space.id}>
                  {space.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {form.spaceId !== "" && <ParentPicker {...props} />}
      </div>
    </fieldset>
  );
}

const TOP = "At the top of the space";

/** At most this many pages are listed. */
const LISTED = 250;

type PickerProps = Parameters<typeof PlaceField>[0];

function ParentPicker(props: PickerProps): ReactElement {
  const { parents, parent } = props.form;
  switch (parents.kind) {
    case "unasked":
    case "asked":
      return (
        <div className="pm-field">
          <span className="pm-label">Under</span>
          <span className="pm-parent">
            <span className="pm-ellipsis">{parent?.title ?? TOP}</span>
            <Button
              spacing="compact"
              isDisabled={props.disabled}
              isLoading={parents.kind === "asked"}
              onClick={props.onAskParents}
              aria-label="Choose the parent page"
            >
              Change
            </Button>
          </span>
        </div>
      );
    case "failed":
      return <Problem failure={parents.failure} onRetry={props.onAskParents} />;
    case "known":
      return <ParentSelect {...props} pages={parents.pages} />;
  }
}

function ParentSelect(
  props: PickerProps & { readonly pages: readonly ParentView[] },
): ReactElement {
  const { pages, form, disabled, onParent } = props;
  const select = useRef<HTMLSelectElement>(null);
  // The button that asked for the pages is gone; the list takes its place, and the focus.
  useEffect(() => select.current?.focus(), []);
  const chosen = form.parent;
  const elsewhere = chosen !== undefined && !pages.some((page) => page.id === chosen.id);
  return (
    <Field
      id="parent"
      label="Under"
      hint={pages.length >= LISTED ? `The first ${LISTED} pages of the space.` : undefined}
    >
      {(attributes) => (
        <select
          {...attributes}
          ref={select}
          className="pm-select"
          value={chosen?.id ?? ""}
          disabled={disabled}
          onChange={(event) =>
            onParent(pages.find((page) => page.id === event.currentTarget.value))
          }
        >
          <option value="">{TOP}</option>
          {elsewhere && <option value={chosen.id}>{chosen.title}</option>}
          {pages.map((page) => (
            <option key={page.id} value={page.id}>
              {page.title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
