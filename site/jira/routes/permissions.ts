import { z } from "zod";
import type { Actor } from "../../core";
import { bodyOf, json, type Call, type Operation } from "../operation";
import {
  findVisibleIssue,
  isProjectPermission,
  may,
  mayGlobally,
  mayOnIssue,
  PROJECT_PERMISSIONS,
  projectOf,
  visibleIssue,
  visibleProject,
} from "../permissions";
import { badRequest, forbidden } from "../refusal";
import type { Issue, Project, ProjectPermission } from "../state";

const GLOBAL: Readonly<Record<string, string>> = {
  ADMINISTER: "Administer Jira",
  SYSTEM_ADMIN: "Jira System Administrators",
  USER_PICKER: "Browse users and groups",
  BULK_CHANGE: "Make bulk changes",
  CREATE_SHARED_OBJECTS: "Share dashboards and filters",
};

type Target = { readonly project: Project | undefined; readonly issue: Issue | undefined };

const targetOf = (call: Call): Target => {
  const { jira, actor, query } = call;
  const wantedIssue = query.text("issueId") ?? query.text("issueKey");
  if (wantedIssue !== undefined) {
    const issue = visibleIssue(jira, actor, wantedIssue);
    return { issue, project: projectOf(jira, issue) };
  }
  const wantedProject = query.text("projectId") ?? query.text("projectKey");
  if (wantedProject === undefined) return { issue: undefined, project: undefined };
  return { issue: undefined, project: visibleProject(jira, actor, wantedProject) };
};

/** Without a project the answer is whether there is any project where it holds. */
const holds = (call: Call, permission: ProjectPermission, target: Target): boolean => {
  const { jira, actor } = call;
  if (target.issue !== undefined)
    return mayOnIssue(jira, actor, { issue: target.issue, permission });
  const projects =
    target.project === undefined ? Object.values(jira.state.projects) : [target.project];
  return projects.some((project) => may(jira, actor, { permission, project }));
};

const getMine = (call: Call): Response => {
  const keys = call.query.list("permissions");
  if (keys.length === 0) throw badRequest("The 'permissions' query parameter is required.");
  const wrong = keys.filter((key) => !isProjectPermission(key) && !Object.hasOwn(GLOBAL, key));
  if (wrong.length > 0) throw badRequest(`Unrecognized permission keys: ${wrong.join(", ")}`);
  const target = targetOf(call);
  const views = keys.map((key, index) => {
    const isProject = isProjectPermission(key);
    const havePermission = isProject
      ? holds(call, key, target)
      : mayGlobally(call.jira, call.actor, key);
    const name = isProject ? PROJECT_PERMISSIONS[key] : (GLOBAL[key] ?? key);
    const type = isProject ? "PROJECT" : "GLOBAL";
    return [
      key,
      { id: String(index), key, name, type, description: name, havePermission },
    ] as const;
  });
  return json({ permissions: Object.fromEntries(views) });
};

const ids = z.array(z.union([z.int(), z.string().regex(/^\d+$/)])).max(1_000);

const checkSchema = z.strictObject({
  accountId: z.string().nullable().optional(),
  globalPermissions: z.array(z.string()).optional(),
  projectPermissions: z
    .array(
      z.strictObject({
        permissions: z.array(z.string()),
        issues: ids.optional(),
        projects: ids.optional(),
      }),
    )
    .optional(),
});

type Check = NonNullable<z.infer<typeof checkSchema>["projectPermissions"]>[number];

const subjectOf = (call: Call, accountId: string | null | undefined): Actor => {
  if (accountId === undefined || accountId === null || accountId === call.actor.accountId) {
    return call.actor;
  }
  if (!mayGlobally(call.jira, call.actor, "ADMINISTER")) {
    throw forbidden("You do not have permission to check the permissions of other users.");
  }
  return { kind: "user", accountId };
};

const checkedPermissions = (check: Check): readonly ProjectPermission[] => {
  if (check.permissions.length === 0) throw badRequest("At least one permission is required.");
  const known = check.permissions.filter(isProjectPermission);
  if (known.length === check.permissions.length) return known;
  throw badRequest("Unrecognized permission in 'projectPermissions'.");
};

const grant = (call: Call, subject: Actor, check: Check): readonly object[] =>
  checkedPermissions(check).map((permission) => {
    const { jira } = call;
    const issues = (check.issues ?? []).map(Number).filter((id) => {
      const issue = findVisibleIssue(jira, subject, String(id));
      return issue !== undefined && mayOnIssue(jira, subject, { issue, permission });
    });
    const projects = (check.projects ?? []).map(Number).filter((id) => {
      const project = jira.state.projects[String(id)];
      return project !== undefined && may(jira, subject, { permission, project });
    });
    return { permission, issues, projects };
  });

const check = (call: Call): Response => {
  const body = bodyOf(checkSchema, call);
  const subject = subjectOf(call, body.accountId);
  const globals = body.globalPermissions ?? [];
  const wrong = globals.filter((key) => !Object.hasOwn(GLOBAL, key));
  if (wrong.length > 0) throw badRequest(`Unrecognized global permissions: ${wrong.join(", ")}`);
  return json({
    globalPermissions: globals.filter((key) => mayGlobally(call.jira, subject, key)),
    projectPermissions: (body.projectPermissions ?? []).flatMap((one) => grant(call, subject, one)),
  });
};

export const permissionOperations: readonly Operation[] = [
  {
    method: "GET",
    pattern: "/rest/api/3/mypermissions",
    scope: "read:jira-work",
    query: ["permissions", "issueId", "issueKey", "projectId", "projectKey"],
    answer: getMine,
  },
  {
    method: "POST",
    pattern: "/rest/api/3/permissions/check",
    scope: null,
    query: [],
    answer: check,
  },
];
