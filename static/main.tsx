import { view } from "@forge/bridge";
import { StrictMode, Suspense, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { host, readerOf } from "./host";
import { screens } from "./screens";
import { wearTheme } from "./theme";
import { ErrorBoundary } from "./ui/error-boundary";
import { Problem } from "./ui/problem";
import { Skeleton } from "./ui/skeleton";
import { SurroundingsProvider } from "./ui/surroundings";
import "./ui/ui.css";

const LOADING = (
  <div className="pm-body">
    <Skeleton label="Loading" bars={[20, 70, 45, 100, 100]} />
  </div>
);

function App(props: { readonly moduleKey: string }): ReactElement {
  const Screen = screens[props.moduleKey];
  if (Screen === undefined) {
    const message = `This app has no screen named “${props.moduleKey}”. Ask the app's admin to update it.`;
    return <Problem failure={{ ok: false, code: "not-found", message }} />;
  }
  return (
    <ErrorBoundary what="this screen">
      <Suspense fallback={LOADING}>
        <Screen />
      </Suspense>
    </ErrorBoundary>
  );
}

const UNREACHED = (
  <Problem
    failure={{
      ok: false,
      code: "unavailable",
      message: "Couldn't reach the product around this app. Reload the page.",
    }}
  />
);

async function start(element: HTMLElement): Promise<void> {
  const root = createRoot(element);
  const [context] = await Promise.all([view.getContext().catch(() => undefined), wearTheme()]);
  if (context === undefined) {
    root.render(UNREACHED);
    return;
  }
  root.render(
    <StrictMode>
      <SurroundingsProvider value={{ host, reader: readerOf(context) }}>
        <main>
          <App moduleKey={context.moduleKey} />
        </main>
      </SurroundingsProvider>
    </StrictMode>,
  );
}

const element = document.getElementById("root");
if (element !== null) void start(element);
