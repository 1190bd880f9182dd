import type { NewProject } from "../../jira/admin";
import type { Grant, Project } from "../../jira/state";
import {
  annaKeller,
  diegoFerreira,
  ivanPetrov,
  maraLindqvist,
  priyaNair,
  tomOkafor,
  weiZhang,
} from "../people";
import { costScreen, incidentScreen, plainScreen, TYPE } from "./kinds";

const parts = (start: number, ...names: readonly string[]): Project["components"] =>
  names.map((name, index) => ({ id: String(start + index), name }));

const screens = {
  "*": plainScreen,
  [TYPE.incident]: incidentScreen,
  [TYPE.stoerung]: incidentScreen,
};

const ANYONE: readonly Grant[] = [{ kind: "anyone" }];
const SECURITY: readonly Grant[] = [{ kind: "group", group: "security" }];
const PAYERS: readonly Grant[] = [
  { kind: "group", group: "payments" },
  { kind: "group", group: "operations" },
];

const { epic, incident, task, bug, story, request, subtask, stoerung, guzhang } = TYPE;

const operations: NewProject = {
  id: "10100",
  key: "OPS",
  name: "Operations",
  description: "What runs, and what stopped running.",
  typeKey: "service_desk",
  leadId: maraLindqvist.accountId,
  issueTypeIds: [incident, request, task],
  workflows: { [incident]: "incident", "*": "task" },
  screens,
  components: parts(10_401, "Checkout", "Search", "Login", "Network", "Databases", "Mail"),
};

/** Support may look at payments, but not make issues there. */
const payments: NewProject = {
  id: "10101",
  key: "PAY",
  name: "Payments",
  leadId: priyaNair.accountId,
  issueTypeIds: [epic, story, task, bug, incident, subtask],
  workflows: { [incident]: "incident", "*": "payments" },
  screens,
  permissions: { CREATE_ISSUES: PAYERS, EDIT_ISSUES: PAYERS, TRANSITION_ISSUES: PAYERS },
  components: parts(10_411, "Cards", "Refunds", "Settlement"),
};

const web: NewProject = {
  id: "10102",
  key: "WEB",
  name: "Web shop",
  leadId: tomOkafor.accountId,
  issueTypeIds: [epic, story, task, bug, incident, subtask],
  workflows: { [incident]: "incident", "*": "task" },
  screens,
  components: parts(10_421, "Cart", "Product pages", "Offers"),
  versions: [
    { id: "10501", name: "4.18", released: true },
    { id: "10502", name: "4.19", released: false },
  ],
};

/** A task here needs a cost centre, so one that a program makes is refused. */
const platform: NewProject = {
  id: "10103",
  key: "PLAT",
  name: "Platform",
  leadId: diegoFerreira.accountId,
  issueTypeIds: [epic, task, bug],
  workflows: { "*": "platform" },
  screens: { "*": plainScreen, [task]: costScreen },
};

const data: NewProject = {
  id: "10104",
  key: "DATA",
  name: "数据平台",
  leadId: weiZhang.accountId,
  issueTypeIds: [guzhang, task, bug],
  workflows: { [guzhang]: "zh-incident", "*": "zh-task" },
  screens: { "*": plainScreen },
};

const warehouse: NewProject = {
  id: "10105",
  key: "LAG",
  name: "Lager & Versand",
  description: "Hamburg und Leipzig.",
  leadId: annaKeller.accountId,
  issueTypeIds: [stoerung, task],
  workflows: { [stoerung]: "de-incident", "*": "de-task" },
  screens,
  components: parts(10_431, "Drucker", "Scanner", "Lagerverwaltung"),
};

/** Known to Mara and Ivan; of one level not even the app knows. */
const security: NewProject = {
  id: "10106",
  key: "SEC",
  name: "Security",
  leadId: ivanPetrov.accountId,
  issueTypeIds: [incident, task],
  workflows: { [incident]: "incident", "*": "security" },
  screens,
  permissions: {
    BROWSE_PROJECTS: SECURITY,
    CREATE_ISSUES: SECURITY,
    EDIT_ISSUES: SECURITY,
    TRANSITION_ISSUES: SECURITY,
    LINK_ISSUES: SECURITY,
    ASSIGNABLE_USER: SECURITY,
    ADD_COMMENTS: ANYONE,
  },
  securityLevels: [
    {
      id: "10601",
      name: "Responders",
      description: "Whoever works on it, and nobody else.",
      members: [
        { kind: "user", accountId: ivanPetrov.accountId },
        { kind: "assignee" },
        { kind: "reporter" },
      ],
      appIsMember: false,
    },
    {
      id: "10602",
      name: "Security team and apps",
      description: "The team, and the apps it uses.",
      members: SECURITY,
      appIsMember: true,
    },
  ],
};

export const PROJECTS: readonly NewProject[] = [
  operations,
  payments,
  web,
  platform,
  data,
  warehouse,
  security,
];
