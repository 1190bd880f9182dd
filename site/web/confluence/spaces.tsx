import type { ReactElement } from "react";
import { Loaded } from "../kit/loaded";
import { useData } from "../kit/use-data";
import { loadSpaces } from "./requests";

/** Confluence's first page: its spaces. */
export function Spaces(): ReactElement {
  const [data] = useData(loadSpaces);
  return (
    <>
      <h1>Spaces</h1>
      <Loaded data={data} what="the spaces">
        {(spaces) => (
          <ul className="cards">
            {spaces.map((space) => (
              <li key={space.id} className="card">
                <h2>
                  <a href={`/wiki/spaces/${space.key}`}>{space.name}</a>
                </h2>
                <p>{space.key.startsWith("~") ? "Personal space" : space.key}</p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </>
  );
}
