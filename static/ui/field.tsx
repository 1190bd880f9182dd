import type { ReactElement, ReactNode } from "react";

/** What the input inside a field has to carry. */
export type FieldAttributes = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
};

/** A label, an input, and below it what is wrong or worth knowing. */
export function Field(props: {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly children: (attributes: FieldAttributes) => ReactNode;
}): ReactElement {
  const { id, label, hint, error, required = false, children } = props;
  const invalid = error !== undefined;
  return (
    <div className="pm-field">
      <label className="pm-label" htmlFor={id}>
        {label}
        {required && (
          <span className="pm-required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children({
        id,
        "aria-describedby": invalid || hint !== undefined ? `${id}-note` : undefined,
        "aria-invalid": invalid,
      })}
      <div id={`${id}-note`} className={invalid ? "pm-note pm-note-error" : "pm-note"}>
        {invalid ? error : hint}
      </div>
    </div>
  );
}
