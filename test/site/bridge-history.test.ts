import { type AddressBar, makeAppHistory } from "../../site/bridge/app-history";

const BASE = "/jira/settings/apps/postmortem-settings";

type Bar = AddressBar & { readonly paths: string[]; pop: () => void };

function aBar(): Bar {
  const paths = [BASE];
  const bar: Bar = {
    paths,
    pop: () => undefined,
    path: () => paths.at(-1) ?? "",
    push: (path: string) => void paths.push(path),
    replace: (path: string) => void paths.splice(-1, 1, path),
    go: (steps: number) => {
      paths.splice(steps);
      bar.pop();
    },
    onPop: (listener: () => void) => {
      bar.pop = listener;
      return () => undefined;
    },
  };
  return bar;
}

describe("makeAppHistory", () => {
  it("starts at the root of the module", () => {
    expect(makeAppHistory(BASE, aBar()).location.pathname).toBe("/");
  });

  it("moves the page's address below the module's own", () => {
    const bar = aBar();
    const history = makeAppHistory(BASE, bar);

    history.push("/follow-ups?tab=1", { from: "menu" });

    expect(bar.paths).toEqual([BASE, `${BASE}/follow-ups?tab=1`]);
    expect(history.location).toEqual({
      pathname: "/follow-ups",
      search: "?tab=1",
      hash: "",
      state: { from: "menu" },
    });
    expect(history.action).toBe("PUSH");
  });

  it("tells who listens how it moved, until they stop", () => {
    const history = makeAppHistory(BASE, aBar());
    const heard: string[] = [];
    const stop = history.listen((to, action) => heard.push(`${action} ${to.pathname}`));

    history.push({ pathname: "/a" });
    history.replace("/b");
    history.goBack();
    stop();
    history.push("/c");

    expect(heard).toEqual(["PUSH /a", "REPLACE /b", "POP /"]);
  });

  it("says the address of a place in the module", () => {
    expect(makeAppHistory(BASE, aBar()).createHref({ pathname: "/a", hash: "#x" })).toBe(
      `${BASE}/a#x`,
    );
  });
});
