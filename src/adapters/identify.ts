import { createHash } from "node:crypto";
import { lineId, type LineId } from "../domain/ids";

/** The same id for the same words, short and safe in a key: what a page calls an item may be any string. */
export const identify = (localId: string): LineId =>
  lineId(createHash("sha256").update(localId).digest("hex").slice(0, 32));
