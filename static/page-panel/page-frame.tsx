import type { ReactElement } from "react";
import { Problem } from "../ui/problem";
import { Skeleton } from "../ui/skeleton";
import { OtherPage } from "./other-page";
import type { PageState } from "./page-state";
import type { Page } from "./use-page";

export type ShownPage = Extract<PageState, { readonly kind: "page" }>;

/** What byline and macro show the same way: loading, failed, a page that is no postmortem. */
export function PageFrame(props: {
  readonly page: Page;
  readonly children: (shown: ShownPage) => ReactElement;
}): ReactElement {
  const { state, open } = props.page;
  switch (state.kind) {
    case "loading":
      return <Skeleton label="Reading the follow-ups" bars={[45, 100, 100, 100, 80]} />;
    case "failed":
      return <Problem failure={state.failure} onRetry={open} />;
    case "other":
      return <OtherPage view={state.view} />;
    case "page":
      return props.children(state);
  }
}
