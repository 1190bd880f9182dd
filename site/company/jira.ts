import type { LocalJira } from "../jira/jira";
import type { JiraAdmin } from "../jira/admin";
import { DATA_INCIDENTS, SECURITY_INCIDENTS, WAREHOUSE_INCIDENTS } from "./issues/abroad";
import { FIELDS, MORE_RESOLUTIONS, STATUSES, TYPES, WORKFLOWS } from "./issues/kinds";
import { OPERATIONS_INCIDENTS } from "./issues/operations";
import { PROJECTS } from "./issues/projects";
import { SHOP_INCIDENTS } from "./issues/shop";
import { tell } from "./issues/tell";
import { WORK } from "./issues/work";
import {
  diegoFerreira,
  ivanPetrov,
  leaMartin,
  maraLindqvist,
  PEOPLE,
  priyaNair,
  tomOkafor,
  type Person,
} from "./people";

/** When the company's stories end and a fresh site begins. */
export const COMPANY_START = "2026-11-16T08:00:00Z";

const TEAMS: Readonly<Record<string, readonly Person[]>> = {
  operations: [maraLindqvist, diegoFerreira, tomOkafor],
  payments: [priyaNair, maraLindqvist],
  security: [ivanPetrov, maraLindqvist],
};

/** Link type, and the summaries of the issues where it starts and ends. */
const LINKS = [
  ["10101", "Customers get two confirmations", "Order mails are sent twice"],
  [
    "10102",
    "Compare bank and orders every ten minutes",
    "Orders charged twice while the bank is slow",
  ],
  ["10100", "Alert before a connection pool is full", "Black Friday"],
] as const;

const groupsOf = (person: Person): readonly string[] => [
  "jira-users",
  ...(person.admin ? ["jira-admins"] : []),
  ...Object.keys(TEAMS).filter((team) => TEAMS[team]?.includes(person)),
];

const addPerson = (admin: JiraAdmin, person: Person, active: boolean): void => {
  const { accountId, name: displayName, timeZone, locale } = person;
  admin.addUser({ accountId, displayName, timeZone, locale, active, groups: groupsOf(person) });
};

/** Fills an empty Jira with the people, projects and issues of the example company. */
export const seedJira = ({ admin }: Pick<LocalJira, "admin">): void => {
  PEOPLE.forEach((person) => addPerson(admin, person, true));
  addPerson(admin, leaMartin, false);
  TYPES.forEach((type) => admin.addIssueType(type));
  STATUSES.forEach((status) => admin.addStatus(status));
  WORKFLOWS.forEach((workflow) => admin.addWorkflow(workflow));
  MORE_RESOLUTIONS.forEach((resolution) => admin.addResolution(resolution));
  FIELDS.forEach((field) => admin.addCustomField(field));
  PROJECTS.forEach((project) => admin.addProject(project));
  const stories = [
    ...OPERATIONS_INCIDENTS,
    ...SHOP_INCIDENTS,
    ...DATA_INCIDENTS,
    ...WAREHOUSE_INCIDENTS,
    ...SECURITY_INCIDENTS,
    ...WORK,
  ];
  const inOrder = [...stories].sort((a, b) => a.at.localeCompare(b.at));
  const keys = new Map(inOrder.map((story) => [story.summary, tell(admin, story).key]));
  for (const [typeId, inward, outward] of LINKS) {
    const inwardIssueId = admin.issue(keys.get(inward) ?? inward).id;
    const outwardIssueId = admin.issue(keys.get(outward) ?? outward).id;
    admin.addLink({ typeId, inwardIssueId, outwardIssueId });
  }
};
