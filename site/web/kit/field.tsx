import { type ReactElement, type ReactNode, useId } from "react";

type Props = { readonly label: string; readonly children: (id: string) => ReactNode };

/** A control with its label above it. */
export function Field({ label, children }: Props): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
