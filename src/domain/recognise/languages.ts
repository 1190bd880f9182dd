import type { Words } from "./words";
import { EN } from "./words-en";

/** The languages in which follow-ups are recognised. */
export const LANGUAGES: readonly Words[] = [EN];
