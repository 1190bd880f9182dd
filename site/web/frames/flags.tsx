import Button from "@atlaskit/button/new";
import { type ReactElement, useEffect, useSyncExternalStore } from "react";
import type { Flag } from "../../bridge/frame";
import { makeStore } from "../kit/store";

const AUTO_DISMISS_MS = 8_000;
const flags = makeStore<readonly Flag[]>([]);

export const showFlag = (flag: Flag): void =>
  flags.change((all) => [flag, ...all.filter((one) => one.id !== flag.id)]);

export const closeFlag = (id: string): void =>
  flags.change((all) => all.filter((one) => one.id !== id));

function FlagView({ flag }: { readonly flag: Flag }): ReactElement {
  useEffect(() => {
    if (!flag.isAutoDismiss) return;
    const timer = setTimeout(() => closeFlag(flag.id), AUTO_DISMISS_MS);
    return () => clearTimeout(timer);
  }, [flag]);
  return (
    <li className={`flag flag-${flag.type}`}>
      <strong>{flag.title}</strong>
      {flag.description !== undefined && <p>{flag.description}</p>}
      <div className="flag-actions">
        {flag.actions.map((action) => (
          <Button key={action.text} spacing="compact" onClick={action.onClick}>
            {action.text}
          </Button>
        ))}
        <Button spacing="compact" appearance="subtle" onClick={() => closeFlag(flag.id)}>
          Dismiss
        </Button>
      </div>
    </li>
  );
}

/** The notices that modules asked for, newest first. */
export function Flags(): ReactElement {
  const shown = useSyncExternalStore(flags.subscribe, flags.get);
  return (
    <ul className="flags" aria-label="Notices" aria-live="polite">
      {shown.map((flag) => (
        <FlagView key={flag.id} flag={flag} />
      ))}
    </ul>
  );
}
