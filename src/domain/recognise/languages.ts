import type { Words } from "./words";
import { DE } from "./words-de";
import { EN } from "./words-en";
import { ES } from "./words-es";
import { FR } from "./words-fr";
import { JA } from "./words-ja";
import { PT } from "./words-pt";
import { ZH } from "./words-zh";

/** The languages in which follow-ups are recognised. Where several know a heading, the first one counts. */
export const LANGUAGES: readonly Words[] = [EN, DE, FR, ES, PT, JA, ZH];
