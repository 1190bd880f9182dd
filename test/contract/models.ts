/**
 * What the packages `jira.js` and `confluence.js` know of answers: they are held against live sites every night. This file is bundled
 * (test/setup/esbuild-bundle.cjs): the packages have thousands of modules, and a test needs some dozens.
 */
import "./strict-models";
import * as older from "confluence.js/v1";
import * as confluence from "confluence.js/v2";
import * as jira from "jira.js/cloud";
import { z } from "zod";

/** An operation of the packages, and what reads its answer; undefined when they do not look at it. */
export type Model = {
  readonly method: string;
  readonly template: string;
  readonly schema: z.ZodType | undefined;
};

type Config = { readonly method: string; readonly url: string; readonly schema?: z.ZodType };

const ASKED: readonly ((client: never, parameters: never) => Promise<unknown>)[] = [
  jira.addComment,
  jira.bulkFetchIssues,
  jira.createIssue,
  jira.createIssues,
  jira.createOrUpdateRemoteIssueLink,
  jira.deleteForgeAppProperty,
  jira.deleteIssue,
  jira.deleteIssueProperty,
  jira.deleteRemoteIssueLinkByGlobalId,
  jira.doTransition,
  jira.editIssue,
  jira.findAssignableUsers,
  jira.findUsers,
  jira.findUsersWithBrowsePermission,
  jira.getAllStatuses,
  jira.getAllUsers,
  jira.getBulkChangelogs,
  jira.getBulkPermissions,
  jira.getChangeLogs,
  jira.getComments,
  jira.getCreateIssueMetaIssueTypeId,
  jira.getCreateIssueMetaIssueTypes,
  jira.getCurrentUser,
  jira.getFields,
  jira.getForgeAppProperty,
  jira.getIssue,
  jira.getIssueAllTypes,
  jira.getIssueLinkTypes,
  jira.getIssueProperty,
  jira.getIssuePropertyKeys,
  jira.getMyPermissions,
  jira.getProject,
  jira.getRemoteIssueLinks,
  jira.getServerInfo,
  jira.getStatusCategories,
  jira.getStatuses,
  jira.getTransitions,
  jira.getUser,
  jira.linkIssues,
  jira.matchIssues,
  jira.putForgeAppProperty,
  jira.searchAndReconsileIssuesUsingJql,
  jira.searchAndReconsileIssuesUsingJqlPost,
  jira.searchPriorities,
  jira.searchProjects,
  jira.setIssueProperty,
  confluence.createBulkUserLookup,
  confluence.createPage,
  confluence.createPageProperty,
  confluence.deleteForgeAppProperty,
  confluence.deletePage,
  confluence.deletePagePropertyById,
  confluence.getChildPages,
  confluence.getForgeAppProperties,
  confluence.getForgeAppProperty,
  confluence.getPageAncestors,
  confluence.getPageById,
  confluence.getPageContentProperties,
  confluence.getPageContentPropertiesById,
  confluence.getPageDirectChildren,
  confluence.getPageLabels,
  confluence.getPageOperations,
  confluence.getPageVersionDetails,
  confluence.getPageVersions,
  confluence.getPages,
  confluence.getPagesInSpace,
  confluence.getSpaceById,
  confluence.getSpaceOperations,
  confluence.getSpaces,
  confluence.getTaskById,
  confluence.getTasks,
  confluence.putForgeAppProperty,
  confluence.updatePage,
  confluence.updatePagePropertyById,
  confluence.updatePageTitle,
  confluence.updateTask,
  older.checkContentPermission,
  older.getCurrentUser,
  older.getRestrictions,
  older.getUser,
  older.searchByCQL,
];

/** Every parameter of an operation, as a blank that says its name. */
const BLANKS = new Proxy({}, { get: (_, name) => ({ toString: () => `{${String(name)}}` }) });

/** What each operation of the packages would send, and how it would read the answer, in their own words. */
export const readModels = (): readonly Model[] => {
  const models: Model[] = [];
  const client = {
    sendRequest: ({ method, url, schema }: Config): Promise<void> => {
      models.push({ method, template: url, schema });
      return Promise.resolve();
    },
  };
  for (const ask of ASKED) void ask(client as never, BLANKS as never);
  return models;
};

/** Fields of issues, which the packages leave open inside of an issue; null where a field is empty. */
export const FIELDS: ReadonlyMap<string, z.ZodType> = new Map(
  Object.entries<z.ZodType>({
    assignee: jira.UserDetailsSchema,
    comment: z.looseObject({ comments: z.array(jira.CommentSchema) }),
    components: z.array(jira.ProjectComponentSchema),
    creator: jira.UserDetailsSchema,
    description: jira.DocumentSchema,
    issuelinks: z.array(jira.IssueLinkSchema),
    issuetype: jira.IssueTypeDetailsSchema,
    labels: z.array(z.string()),
    priority: jira.PrioritySchema,
    project: jira.ProjectDetailsSchema,
    reporter: jira.UserDetailsSchema,
    resolution: jira.ResolutionSchema,
    status: jira.StatusDetailsSchema,
    summary: z.string(),
    versions: z.array(jira.VersionSchema),
  }).map(([name, schema]) => [name, schema.nullable()]),
);
