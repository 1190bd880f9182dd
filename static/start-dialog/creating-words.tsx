import { useEffect, useState, type ReactElement } from "react";

/** After this long, people wonder, ms. */
const LONG = 6_000;

/** What is being done, in words; says more when it takes long. */
export function CreatingWords({ incidentKey }: { readonly incidentKey: string }): ReactElement {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="pm-note">
      {long
        ? "Still working. There will be one page, however long this takes."
        : `Creating the page and linking it to ${incidentKey}…`}
    </p>
  );
}
