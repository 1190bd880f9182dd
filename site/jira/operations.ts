import type { Operation } from "./operation";
import { bulkOperations } from "./routes/bulk";
import { issueOperations } from "./routes/issue";
import { linkOperations } from "./routes/links";
import { propertyOperations } from "./routes/properties";
import { transitionOperations } from "./routes/transitions";

/** Everything this Jira answers, as Atlassian documents it. */
export const OPERATIONS: readonly Operation[] = [
  ...issueOperations,
  ...bulkOperations,
  ...propertyOperations,
  ...linkOperations,
  ...transitionOperations,
];

/** The classic OAuth scope of each operation; null where none is needed. */
export const JIRA_SCOPES: readonly Pick<Operation, "method" | "pattern" | "scope">[] =
  OPERATIONS.map(({ method, pattern, scope }) => ({ method, pattern, scope }));
