import Button from "@atlaskit/button/new";
import type { ReactElement } from "react";
import { usePath } from "../kit/location";
import { ClockControl } from "./clock-control";
import { chooseColorMode, useColorMode } from "./color-mode";
import { signIn, useSession } from "./session";

function UserSwitcher(): ReactElement {
  const { me, people } = useSession();
  return (
    <label className="signed-in">
      <span>Signed in as</span>
      <select value={me.accountId} onChange={(event) => void signIn(event.target.value)}>
        {people.map((person) => (
          <option key={person.accountId} value={person.accountId}>
            {person.role ? `${person.name} (${person.role})` : person.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ThemeSwitch(): ReactElement {
  const mode = useColorMode();
  const other = mode === "dark" ? "light" : "dark";
  return (
    <Button spacing="compact" appearance="subtle" onClick={() => chooseColorMode(other)}>
      {mode === "dark" ? "Light theme" : "Dark theme"}
    </Button>
  );
}

const PRODUCTS = [
  { name: "Jira", href: "/jira", mine: /^\/(jira|browse)/ },
  { name: "Confluence", href: "/wiki", mine: /^\/wiki/ },
  { name: "What happened", href: "/site/log", mine: /^\/site\/log/ },
] as const;

/** What every page has at the top. */
export function TopBar(): ReactElement {
  const path = usePath();
  return (
    <header className="top-bar">
      <span
        className="site-name"
        title="A stand-in for Jira and Confluence on this machine. Nothing here reaches Atlassian."
      >
        Local site
      </span>
      <nav aria-label="Products">
        {PRODUCTS.map(({ name, href, mine }) => (
          <a key={name} href={href} aria-current={mine.test(path) ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <ClockControl />
      <ThemeSwitch />
      <UserSwitcher />
    </header>
  );
}
