import { route, type Route } from "@forge/api";
import { z } from "zod";
import { RULE_PROPERTY } from "../../contract/keys";
import type { IncidentRule } from "../../contract/settings";
import type { ChoiceView, ProjectChoiceView, StatusChoiceView } from "../../contract/views";
import type { Administration, RuleMirror } from "../../ports/administration";
import { AppError } from "../../domain/app-error";
import { readAs } from "../read";
import { requestJson, type Send } from "../request-json";
import { status } from "./issue-wire";
import { readTypes } from "./task-form";

const ADMINISTER = "ADMINISTER";

/** What Jira offers to choose from, as the person who asks. */
export const jiraAdministration = (send: Send): Administration => ({
  mayAdminister: () => mayAdminister(send),
  choices: async () => {
    const [issueTypes, statuses, resolutions, priorities, linkTypes, fields, projects] =
      await Promise.all([
        list(send, route`/rest/api/3/issuetype`),
        statusesOf(send),
        orNone(list(send, route`/rest/api/3/resolution`)),
        orNone(list(send, route`/rest/api/3/priority`)),
        orNone(linkTypesOf(send)),
        list(send, route`/rest/api/3/field`),
        projectsOf(send),
      ]);
    return { issueTypes, statuses, resolutions, priorities, linkTypes, fields, projects };
  },
  issueTypes: async (project) =>
    (await readTypes(send, project))
      .filter(({ standard }) => standard)
      .map(({ id, name }) => ({ id, name })),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
async function mayAdminister(send: Send): Promise<boolean> {
  const answer = await requestJson(
    send,
    route`/rest/api/3/mypermissions?permissions=${ADMINISTER}`,
  );
  const granted = z.object({
    permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
  });
  return readAs(granted, answer).permissions[ADMINISTER]?.havePermission === true;
}

const choice = z.object({ id: z.string(), name: z.string() });

const list = async (send: Send, path: Route): Promise<readonly ChoiceView[]> =>
  byName(await listOf(send, path, choice)).map(([first, ...more]) => choiceOf(first, more));

/** Jira lists no kinds of links where linking is switched off, and lists that are deprecated can go: then there is nothing to choose. */
async function orNone(choices: Promise<readonly ChoiceView[]>): Promise<readonly ChoiceView[]> {
  try {
    return await choices;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return [];
    throw error;
  }
}

/** What is of another shape is not there. */
async function listOf<Schema extends z.ZodType>(
  send: Send,
  path: Route,
  schema: Schema,
): Promise<readonly z.output<Schema>[]> {
  const answer = readAs(z.array(z.unknown()), await requestJson(send, path));
  return answer.flatMap((one) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Things of the same name are offered once: settings hold the name where ids differ by project. */
const choiceOf = (first: ChoiceView, more: readonly ChoiceView[]): ChoiceView => ({
  id: more.length === 0 ? first.id : first.name,
  name: first.name,
});

function byName<One extends ChoiceView>(
  all: readonly One[],
): readonly (readonly [One, ...One[]])[] {
  const groups = new Map<string, [One, ...One[]]>();
  for (const one of all) {
    const group = groups.get(one.name);
    if (group === undefined) groups.set(one.name, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-statuses/#api-rest-api-3-status-get */
async function statusesOf(send: Send): Promise<readonly StatusChoiceView[]> {
  const all = await listOf(send, route`/rest/api/3/status`, status);
  return byName(all).map((group) => {
    const [first, ...more] = group;
    return {
      ...choiceOf(first, more),
      done: group.some(({ category }) => category === "done"),
      open: group.some(({ category }) => category !== "done"),
    };
  });
}

async function linkTypesOf(send: Send): Promise<readonly ChoiceView[]> {
  const answer = await requestJson(send, route`/rest/api/3/issueLinkType`);
  return readAs(z.object({ issueLinkTypes: z.array(choice) }), answer).issueLinkTypes;
}

const wireProjects = z.object({
  values: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })),
});

/** The first 200 projects, by name. Larger sites name a project by its id. */
async function projectsOf(send: Send): Promise<readonly ProjectChoiceView[]> {
  const starts = [0, 50, 100, 150];
  const pages = await Promise.all(starts.map((startAt) => projectPage(send, startAt)));
  return pages.flat();
}

const projectPage = async (send: Send, startAt: number): Promise<readonly ProjectChoiceView[]> =>
  readAs(
    wireProjects,
    await requestJson(
      send,
      route`/rest/api/3/project/search?startAt=${startAt}&maxResults=50&orderBy=name`,
    ),
  ).values;

/**
 * Display conditions are static text and can read a property of the app. Numbers and texts are both written, since expressions compare
 * without converting and ids are numbers there.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-properties/#api-rest-forge-1-app-properties-propertykey-put
 */
export const jiraRuleMirror = (send: Send): RuleMirror => ({
  publish: async (rule) => {
    await requestJson(send, route`/rest/forge/1/app/properties/${RULE_PROPERTY}`, {
      method: "PUT",
      body: mirrorOf(rule),
    });
  },
});

const mirrorOf = ({ issueTypes, resolvedStatuses }: IncidentRule): unknown => ({
  issueTypes: issueTypes.flatMap(bothWays),
  resolvedStatuses: resolvedStatuses.flatMap(bothWays),
});

const bothWays = (value: string): readonly (string | number)[] =>
  /^\d{1,15}$/u.test(value) ? [value, Number(value)] : [value];
