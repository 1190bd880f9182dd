import type { ReactElement } from "react";
import { DialogLayer } from "./frames/dialog-layer";
import { Flags } from "./frames/flags";
import { Loaded } from "./kit/loaded";
import { usePath } from "./kit/location";
import { useData } from "./kit/use-data";
import { pageAt } from "./pages";
import { loadSession, SessionProvider } from "./shell/session";
import { TopBar } from "./shell/top-bar";

/** The whole site in the browser. */
export function App(): ReactElement {
  const [session] = useData(loadSession);
  const path = usePath();
  return (
    <Loaded data={session} what="the site">
      {(value) => (
        <SessionProvider value={value}>
          <TopBar />
          <main className="page">{pageAt(path)}</main>
          <DialogLayer />
          <Flags />
        </SessionProvider>
      )}
    </Loaded>
  );
}
