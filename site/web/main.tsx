import "@atlaskit/css-reset";
import "./site.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { acceptFrames } from "./frames/connection";
import { followLinks } from "./kit/location";
import { Problem } from "./kit/problem";
import { wordsOf } from "./kit/use-data";
import { loadSession } from "./shell/session";
import { wearTheme } from "./shell/theme";

acceptFrames();
followLinks();
void wearTheme(document);

const place = document.getElementById("root");
if (!place) throw new Error("The page has no place to draw in");
const root = createRoot(place);
loadSession().then(
  (session) =>
    root.render(
      <StrictMode>
        <App session={session} />
      </StrictMode>,
    ),
  (error: unknown) => root.render(<Problem text={`The site does not answer: ${wordsOf(error)}`} />),
);
