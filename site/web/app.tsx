import type { ReactElement } from "react";
import { DialogLayer } from "./frames/dialog-layer";
import { Flags } from "./frames/flags";
import { usePath } from "./kit/location";
import { pageAt } from "./pages";
import { SessionProvider, type SiteSession } from "./shell/session";
import { TopBar } from "./shell/top-bar";

/** The whole site in the browser, as somebody sees it. */
export function App({ session }: { readonly session: SiteSession }): ReactElement {
  const path = usePath();
  return (
    <SessionProvider value={session}>
      <TopBar />
      <main className="page" aria-label="Page">
        {pageAt(path)}
      </main>
      <DialogLayer />
      <Flags />
    </SessionProvider>
  );
}
