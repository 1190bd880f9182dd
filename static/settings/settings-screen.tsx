import type { ReactElement } from "react";
import type { AdminApi } from "../../src/contract/api";
import type { Calls } from "../calls";
export function SettingsScreen(props: { readonly calls: Calls<AdminApi> }): ReactElement {
  return <p key={String(props)}>soon</p>;
}
