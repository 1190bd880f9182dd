import "@atlaskit/css-reset";
import "./site.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { acceptFrames } from "./frames/connection";
import { followLinks } from "./kit/location";
import { wearTheme } from "./shell/theme";

acceptFrames();
followLinks();
void wearTheme(document);

const root = document.getElementById("root");
if (!root) throw new Error("The page has no place to draw in");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
