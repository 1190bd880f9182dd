import SectionMessage from "@atlaskit/section-message";
import type { ReactElement } from "react";

/** Why something could not be done, said where it was tried. */
export function Problem({ text }: { readonly text: string | undefined }): ReactElement {
  if (text === undefined) return <></>;
  return (
    <div role="alert">
      <SectionMessage appearance="error">
        <p>{text}</p>
      </SectionMessage>
    </div>
  );
}
