import type { DocNode } from "@atlaskit/adf-schema";
import type { AdfDocument } from "../../src/contract/adf";

/** The two describe the same JSON; Atlaskit's type names each node, ours also carries nodes that it does not know. */
export const toDocNode = (document: AdfDocument): DocNode => document as unknown as DocNode;
