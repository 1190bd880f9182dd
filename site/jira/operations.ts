import type { Operation } from "./operation";
import { appPropertyOperations } from "./routes/app-properties";
import { bulkOperations } from "./routes/bulk";
import { changelogOperations } from "./routes/changelogs";
import { commentOperations } from "./routes/comments";
import { createMetaOperations } from "./routes/create-meta";
import { issueOperations } from "./routes/issue";
import { kindOperations } from "./routes/kinds";
import { linkOperations } from "./routes/links";
import { permissionOperations } from "./routes/permissions";
import { projectOperations } from "./routes/projects";
import { propertyOperations } from "./routes/properties";
import { searchOperations } from "./routes/search";
import { transitionOperations } from "./routes/transitions";
import { userOperations } from "./routes/users";

/** Everything this Jira answers, as Atlassian documents it. */
export const OPERATIONS: readonly Operation[] = [
  ...issueOperations,
  ...bulkOperations,
  ...createMetaOperations,
  ...propertyOperations,
  ...linkOperations,
  ...transitionOperations,
  ...changelogOperations,
  ...commentOperations,
  ...searchOperations,
  ...permissionOperations,
  ...projectOperations,
  ...kindOperations,
  ...userOperations,
  ...appPropertyOperations,
];

/** The classic OAuth scope of each operation; null where none is needed. */
export const JIRA_SCOPES: readonly Pick<Operation, "method" | "pattern" | "scope">[] =
  OPERATIONS.map(({ method, pattern, scope }) => ({ method, pattern, scope }));
