import type { Template } from "../template";
import { BRIEF } from "./brief";
import { FULL } from "./full";
import { HOW } from "./how";

/** The templates that come with the app, the shortest first. */
export const BUILT_IN_TEMPLATES: readonly Template[] = [BRIEF, HOW, FULL];

/** The template of this id; undefined when there is none. */
export const findTemplate = (id: string): Template | undefined =>
  BUILT_IN_TEMPLATES.find((template) => template.id === id);
