import type { CreateScreen, CustomField, Status, Transition, Workflow } from "../../jira/state";

/** Issue types of the company; incidents have a name of their own in German and in Chinese. */
export const TYPE = {
  epic: "10000",
  incident: "10001",
  task: "10002",
  bug: "10003",
  story: "10004",
  request: "10005",
  subtask: "10006",
  stoerung: "10007",
  guzhang: "10008",
} as const;

export type TypeName = keyof typeof TYPE;

export const TYPES = [
  { id: TYPE.epic, name: "Epic", hierarchyLevel: 1 },
  { id: TYPE.incident, name: "Incident", description: "Something that worked works no more." },
  { id: TYPE.task, name: "Task" },
  { id: TYPE.bug, name: "Bug" },
  { id: TYPE.story, name: "Story" },
  { id: TYPE.request, name: "Service request" },
  { id: TYPE.subtask, name: "Sub-task", subtask: true, hierarchyLevel: -1 },
  { id: TYPE.stoerung, name: "Störung", description: "Etwas funktioniert nicht mehr." },
  { id: TYPE.guzhang, name: "故障", description: "线上服务异常" },
];

export const STATUS = {
  todo: "10301",
  progress: "10302",
  done: "10303",
  open: "10304",
  investigating: "10305",
  mitigated: "10306",
  resolved: "10307",
  closed: "10308",
  wontDo: "10309",
  accepted: "10310",
  xinjian: "10311",
  chulizhong: "10312",
  yijiejue: "10313",
  yiwancheng: "10314",
  wancheng: "10315",
  offen: "10321",
  inBearbeitung: "10322",
  geloest: "10323",
  geschlossen: "10324",
  zuErledigen: "10325",
  erledigt: "10326",
} as const;

export type StatusName = keyof typeof STATUS;

/** 已完成 ("completed") has the category of new work and 已解决 ("solved") that of work in progress: somebody set them up that way. */
export const STATUSES: readonly Omit<Status, "description">[] = [
  { id: STATUS.todo, name: "To Do", category: "new" },
  { id: STATUS.progress, name: "In Progress", category: "indeterminate" },
  { id: STATUS.done, name: "Done", category: "done" },
  { id: STATUS.open, name: "Open", category: "new" },
  { id: STATUS.investigating, name: "Investigating", category: "indeterminate" },
  { id: STATUS.mitigated, name: "Mitigated", category: "indeterminate" },
  { id: STATUS.resolved, name: "Resolved", category: "done" },
  { id: STATUS.closed, name: "Closed", category: "done" },
  { id: STATUS.wontDo, name: "Won't Do", category: "done" },
  { id: STATUS.accepted, name: "Risk accepted", category: "indeterminate" },
  { id: STATUS.xinjian, name: "新建", category: "new" },
  { id: STATUS.chulizhong, name: "处理中", category: "indeterminate" },
  { id: STATUS.yijiejue, name: "已解决", category: "indeterminate" },
  { id: STATUS.yiwancheng, name: "已完成", category: "new" },
  { id: STATUS.wancheng, name: "完成", category: "done" },
  { id: STATUS.offen, name: "Offen", category: "new" },
  { id: STATUS.inBearbeitung, name: "In Bearbeitung", category: "indeterminate" },
  { id: STATUS.geloest, name: "Gelöst", category: "done" },
  { id: STATUS.geschlossen, name: "Geschlossen", category: "done" },
  { id: STATUS.zuErledigen, name: "Zu erledigen", category: "new" },
  { id: STATUS.erledigt, name: "Erledigt", category: "done" },
];

export const RESOLUTION = {
  done: "10000",
  wontDo: "10001",
  duplicate: "10002",
  cannotReproduce: "10003",
  wancheng: "10010",
  behoben: "10011",
} as const;

export type ResolutionName = keyof typeof RESOLUTION;

export const MORE_RESOLUTIONS = [
  { id: RESOLUTION.wancheng, name: "完成", description: "" },
  { id: RESOLUTION.behoben, name: "Behoben", description: "Die Ursache ist beseitigt." },
];

export const FIELD = {
  severity: "customfield_10050",
  impactStarted: "customfield_10051",
  costCentre: "customfield_10052",
  services: "customfield_10053",
  customers: "customfield_10055",
} as const;

export const SEVERITY_OPTIONS = [
  { id: "10201", value: "SEV-1" },
  { id: "10202", value: "SEV-2" },
  { id: "10203", value: "SEV-3" },
  { id: "10204", value: "SEV-4" },
] as const;

export const FIELDS: readonly CustomField[] = [
  { id: FIELD.severity, name: "Severity", kind: "select", options: SEVERITY_OPTIONS },
  { id: FIELD.impactStarted, name: "Impact started", kind: "datetime", options: [] },
  {
    id: FIELD.costCentre,
    name: "Cost centre",
    kind: "select",
    options: [
      { id: "10211", value: "4100 Running the shop" },
      { id: "10212", value: "4200 Changing the shop" },
    ],
  },
  {
    id: FIELD.services,
    name: "Affected services",
    kind: "multiselect",
    options: [
      { id: "10221", value: "Checkout" },
      { id: "10222", value: "Search" },
      { id: "10223", value: "Warehouse" },
    ],
  },
  { id: FIELD.customers, name: "Customers affected", kind: "float", options: [] },
];

const COMMON = ["summary", "description", "priority", "assignee", "reporter", "labels", "duedate"];
const PARTS = ["components", "fixVersions", "parent", "security"];

export const plainScreen: CreateScreen = { fields: [...COMMON, ...PARTS], required: [] };

export const incidentScreen: CreateScreen = {
  fields: [
    ...COMMON,
    ...PARTS,
    FIELD.severity,
    FIELD.impactStarted,
    FIELD.services,
    FIELD.customers,
  ],
  required: [],
};

/** Nobody gets a task here without saying who pays for it. */
export const costScreen: CreateScreen = {
  fields: [...COMMON, ...PARTS, FIELD.costCentre],
  required: [FIELD.costCentre],
};

const step = (
  id: string,
  name: string,
  where: Pick<Transition, "from" | "to"> & Partial<Transition>,
): Transition => ({
  onlyAssignee: false,
  screenFields: [],
  requiredFields: [],
  setsResolution: null,
  clearsResolution: false,
  ...where,
  id,
  name,
});

const reopen = (
  id: string,
  name: string,
  where: readonly [from: readonly string[], to: string],
): Transition => step(id, name, { from: where[0], to: where[1], clearsResolution: true });

const { todo, progress, done, open, investigating, mitigated, resolved, closed } = STATUS;

const incidentWorkflow: Workflow = {
  id: "incident",
  name: "Incident workflow",
  initialStatusId: open,
  transitions: [
    step("11", "Investigate", { from: [open], to: investigating }),
    step("21", "Mitigate", { from: [open, investigating], to: mitigated }),
    step("31", "Resolve", {
      from: [open, investigating, mitigated],
      to: resolved,
      screenFields: ["resolution"],
      setsResolution: RESOLUTION.done,
    }),
    step("41", "Close", { from: [resolved], to: closed }),
    reopen("51", "Reopen", [[resolved, closed], investigating]),
  ],
};

const taskSteps: readonly Transition[] = [
  step("11", "Start", { from: [todo], to: progress }),
  step("21", "Stop", { from: [progress], to: todo }),
  step("31", "Done", { from: [todo, progress], to: done, setsResolution: RESOLUTION.done }),
  reopen("41", "Reopen", [[done], todo]),
];

const taskWorkflow: Workflow = {
  id: "task",
  name: "Task workflow",
  initialStatusId: todo,
  transitions: taskSteps,
};

/** Two ways to be done. */
const paymentsWorkflow: Workflow = {
  id: "payments",
  name: "Payments workflow",
  initialStatusId: todo,
  transitions: [
    ...taskSteps.filter(({ id }) => id !== "41"),
    step("51", "Won't do", {
      from: [todo, progress],
      to: STATUS.wontDo,
      setsResolution: RESOLUTION.wontDo,
    }),
    reopen("41", "Reopen", [[done, STATUS.wontDo], todo]),
  ],
};

/** Work here is accepted as a risk or goes on: no way leads to done. */
const securityWorkflow: Workflow = {
  id: "security",
  name: "Security workflow",
  initialStatusId: todo,
  transitions: [
    step("11", "Start", { from: [todo], to: progress }),
    step("21", "Accept the risk", { from: [todo, progress], to: STATUS.accepted }),
    step("31", "Start again", { from: [STATUS.accepted], to: progress }),
  ],
};

/** Only whoever has the task may say that it is done. */
const platformWorkflow: Workflow = {
  id: "platform",
  name: "Platform workflow",
  initialStatusId: todo,
  transitions: taskSteps.map((one) => (one.id === "31" ? { ...one, onlyAssignee: true } : one)),
};

const { xinjian, chulizhong, yijiejue, yiwancheng, wancheng } = STATUS;

const chineseIncidents: Workflow = {
  id: "zh-incident",
  name: "故障流程",
  initialStatusId: xinjian,
  transitions: [
    step("11", "开始处理", { from: [xinjian], to: chulizhong }),
    step("21", "解决", {
      from: [xinjian, chulizhong],
      to: yijiejue,
      setsResolution: RESOLUTION.wancheng,
    }),
    step("31", "完成", { from: [yijiejue], to: yiwancheng }),
    reopen("41", "重新打开", [[yijiejue, yiwancheng], chulizhong]),
  ],
};

const chineseTasks: Workflow = {
  id: "zh-task",
  name: "任务流程",
  initialStatusId: xinjian,
  transitions: [
    step("11", "开始", { from: [xinjian], to: chulizhong }),
    step("21", "完成", {
      from: [xinjian, chulizhong],
      to: wancheng,
      setsResolution: RESOLUTION.wancheng,
    }),
    reopen("31", "重新打开", [[wancheng], xinjian]),
  ],
};

const { offen, inBearbeitung, geloest, geschlossen, zuErledigen, erledigt } = STATUS;

const germanIncidents: Workflow = {
  id: "de-incident",
  name: "Störungen",
  initialStatusId: offen,
  transitions: [
    step("11", "Bearbeitung beginnen", { from: [offen], to: inBearbeitung }),
    step("21", "Lösen", {
      from: [offen, inBearbeitung],
      to: geloest,
      screenFields: ["resolution"],
      setsResolution: RESOLUTION.behoben,
    }),
    step("31", "Schließen", { from: [geloest], to: geschlossen }),
    reopen("41", "Wieder öffnen", [[geloest, geschlossen], inBearbeitung]),
  ],
};

const germanTasks: Workflow = {
  id: "de-task",
  name: "Aufgaben",
  initialStatusId: zuErledigen,
  transitions: [
    step("11", "Beginnen", { from: [zuErledigen], to: inBearbeitung }),
    step("21", "Erledigen", {
      from: [zuErledigen, inBearbeitung],
      to: erledigt,
      setsResolution: RESOLUTION.done,
    }),
    reopen("31", "Zurückstellen", [[erledigt], zuErledigen]),
  ],
};

export const WORKFLOWS: readonly Workflow[] = [
  incidentWorkflow,
  taskWorkflow,
  paymentsWorkflow,
  securityWorkflow,
  platformWorkflow,
  chineseIncidents,
  chineseTasks,
  germanIncidents,
  germanTasks,
];
