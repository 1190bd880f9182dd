import { nextId } from "../context";
import { ADMINISTERED } from "../admin";
import type { CategoryKey, Project, Workflow } from "../state";
import { adopt, reserveId, sameName, type Import } from "./adopt";
import type { WireIssue } from "./wire";

const CATEGORIES = new Set<string>(["new", "indeterminate", "done"]);

const isCategory = (key: string): key is CategoryKey => CATEGORIES.has(key);

const TYPE_KEYS = new Set<string>(["software", "service_desk", "business"]);

const isTypeKey = (key: string): key is Project["typeKey"] => TYPE_KEYS.has(key);

/** Two statuses of one name whose categories differ are two statuses: sites changed them over time. */
const adoptStatus = (to: Import, { status }: WireIssue["fields"]): string => {
  const key = status.statusCategory?.key ?? "undefined";
  const category = isCategory(key) ? key : "undefined";
  const wanted = {
    id: status.id,
    name: status.name,
    description: status.description ?? "",
    category,
  };
  const same = (known: { name: string; category: CategoryKey }): boolean =>
    known.name === status.name && known.category === category;
  return adopt(to, to.state.statuses, { wanted, same, what: "Status" });
};

const adoptType = (to: Import, { issuetype }: WireIssue["fields"]): string =>
  adopt(to, to.state.issueTypes, {
    wanted: {
      id: issuetype.id,
      name: issuetype.name,
      description: issuetype.description ?? "",
      subtask: issuetype.subtask ?? false,
      hierarchyLevel: issuetype.hierarchyLevel ?? (issuetype.subtask === true ? -1 : 0),
    },
    same: sameName(issuetype.name),
    what: "Issue type",
  });

const adoptPriority = (to: Import, { priority }: WireIssue["fields"]): string | null => {
  if (priority === null || priority === undefined) return null;
  const { id, name } = priority;
  const wanted = { id, name, description: "", statusColor: "#707070", isDefault: false };
  return adopt(to, to.state.priorities, { wanted, same: sameName(name), what: "Priority" });
};

const adoptResolution = (to: Import, { resolution }: WireIssue["fields"]): string | null => {
  if (resolution === null || resolution === undefined) return null;
  const { id, name } = resolution;
  const wanted = { id, name, description: resolution.description ?? "" };
  return adopt(to, to.state.resolutions, { wanted, same: sameName(name), what: "Resolution" });
};

const freeId = ({ state }: Import, wanted: string | undefined): string =>
  wanted === undefined || state.projects[wanted] !== undefined ? nextId(state) : wanted;

const typeKeyOf = (key: string | undefined): Project["typeKey"] =>
  key !== undefined && isTypeKey(key) ? key : "software";

const keyOf = (wire: WireIssue): string =>
  wire.fields.project?.key ?? wire.key.replace(/-\d+$/, "");

/** A project that comes with an import: everybody may do everything in it. */
const newProject = (to: Import, wire: WireIssue): Project => {
  const { project } = wire.fields;
  const key = keyOf(wire);
  const id = freeId(to, project?.id);
  reserveId(to.state, id);
  return {
    ...ADMINISTERED,
    id,
    key,
    name: project?.name ?? key,
    typeKey: typeKeyOf(project?.projectTypeKey),
    issueTypeIds: [],
    workflows: { "*": `import-${key}` },
  };
};

const adoptProject = (to: Import, wire: WireIssue): Project => {
  const key = keyOf(wire);
  const known = Object.values(to.state.projects).find((project) => project.key === key);
  if (known !== undefined) return known;
  const project = newProject(to, wire);
  to.state.projects[project.id] = project;
  return project;
};

/** Lets every status of an imported project be reached from every other one. */
const widenWorkflow = ({ state }: Import, project: Project, statusId: string): void => {
  const id = `import-${project.key}`;
  if (!Object.values(project.workflows).includes(id)) return;
  const known: Workflow = state.workflows[id] ?? {
    id,
    name: `Workflow of ${project.key}`,
    initialStatusId: statusId,
    transitions: [],
  };
  const status = state.statuses[statusId];
  const isThere = known.transitions.some(({ to }) => to === statusId);
  if (status === undefined || isThere) {
    state.workflows[id] = known;
    return;
  }
  const done = status.category === "done";
  const transition = {
    id: String(11 + 10 * known.transitions.length),
    name: status.name,
    from: "*",
    to: statusId,
    onlyAssignee: false,
    screenFields: [],
    requiredFields: [],
    setsResolution: done ? "10000" : null,
    clearsResolution: !done,
  } as const;
  state.workflows[id] = { ...known, transitions: [...known.transitions, transition] };
};

type Part = { readonly id: string; readonly name: string };

const merged = <T extends Part>(known: readonly T[], more: readonly T[]): readonly T[] => [
  ...known,
  ...more.filter(({ name }) => !known.some((one) => one.name === name)),
];

const idsOf = (known: readonly Part[], wire: readonly Part[]): readonly string[] =>
  known.filter(({ name }) => wire.some((one) => one.name === name)).map(({ id }) => id);

/** What the parts of an imported issue are called here. */
type Adopted = {
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly statusId: string;
  readonly priorityId: string | null;
  readonly resolutionId: string | null;
  readonly componentIds: readonly string[];
  readonly fixVersionIds: readonly string[];
  readonly versionIds: readonly string[];
  readonly securityLevelId: string | null;
};

const withLevel = (to: Import, project: Project, wire: WireIssue): Project => {
  const { security } = wire.fields;
  if (security === null || security === undefined) return project;
  if (project.securityLevels.some(({ id }) => id === security.id)) return project;
  to.warn(`security level "${security.name}": who belongs to it is unknown, everybody does here`);
  const level = {
    id: security.id,
    name: security.name,
    description: security.description ?? "",
    members: [{ kind: "anyone" }],
    appIsMember: true,
  } as const;
  return { ...project, securityLevels: [...project.securityLevels, level] };
};

const withParts = (project: Project, { fields }: WireIssue, issueTypeId: string): Project => {
  const plain = ({ id, name }: Part): Part => ({ id, name });
  const released = (version: Part & { readonly released?: boolean | undefined }) => ({
    ...plain(version),
    released: version.released ?? false,
  });
  const versions = [...(fields.fixVersions ?? []), ...(fields.versions ?? [])].map(released);
  return {
    ...project,
    issueTypeIds: [...new Set([...project.issueTypeIds, issueTypeId])],
    components: merged(project.components, (fields.components ?? []).map(plain)),
    versions: merged(project.versions, versions),
  };
};

/** Makes project, type, status and all the rest known here, as far as they are not. */
export const adoptKinds = (to: Import, wire: WireIssue): Adopted => {
  const { fields } = wire;
  const issueTypeId = adoptType(to, fields);
  const statusId = adoptStatus(to, fields);
  const project = withLevel(to, withParts(adoptProject(to, wire), wire, issueTypeId), wire);
  const number = Number(wire.key.replace(/^.*-/, ""));
  const lastIssueNumber = Math.max(project.lastIssueNumber, number);
  to.state.projects[project.id] = { ...project, lastIssueNumber };
  widenWorkflow(to, project, statusId);
  return {
    projectId: project.id,
    issueTypeId,
    statusId,
    priorityId: adoptPriority(to, fields),
    resolutionId: adoptResolution(to, fields),
    componentIds: idsOf(project.components, fields.components ?? []),
    fixVersionIds: idsOf(project.versions, fields.fixVersions ?? []),
    versionIds: idsOf(project.versions, fields.versions ?? []),
    securityLevelId: fields.security?.id ?? null,
  };
};
