import {
  annaKeller,
  diegoFerreira,
  hanaSuzuki,
  ivanPetrov,
  leaMartin,
  maraLindqvist,
  priyaNair,
  tomOkafor,
} from "../people";
import { at, bold, bullets, code, codeBlock, day, doc, h3, p, panel, table } from "../writing";
import type { Step, Story } from "./tell";

/** Its postmortem is among the pages. */
const certificate: Story = {
  project: "OPS",
  type: "incident",
  summary: "Checkout down: certificate of the payment gateway expired",
  at: "2025-03-18T06:52",
  by: maraLindqvist,
  priority: "highest",
  severity: 1,
  customers: 2_140,
  started: "2025-03-18T06:00",
  components: ["Checkout"],
  description:
    "Nobody can pay, in the shop and in the apps. Restarting the checkout does not help.",
  then: [
    { at: "2025-03-18T06:53", by: maraLindqvist, assignee: leaMartin, status: "investigating" },
    { at: "2025-03-18T07:05", by: leaMartin, say: "Gateway log says: certificate has expired." },
    {
      at: "2025-03-18T07:34",
      by: leaMartin,
      status: "mitigated",
      say: "First node has a new one.",
    },
    { at: "2025-03-18T07:43", by: leaMartin, status: "resolved", resolution: "done" },
    { at: "2025-03-21T09:00", by: maraLindqvist, status: "closed" },
  ],
};

const checkoutTimeouts: Story = {
  project: "OPS",
  type: "incident",
  summary: "Checkout times out for customers in the EU",
  at: "2026-11-12T09:21",
  by: hanaSuzuki,
  priority: "high",
  customers: 3_400,
  started: "2026-11-12T09:08",
  components: ["Checkout", "Databases"],
  labels: ["black-friday", "customer-visible"],
  description: doc(
    panel(
      "warning",
      p("Customers see ", bold("“We could not place your order”"), " after 30 seconds."),
    ),
    p(
      "Reported by four customers between 09:08 and 09:20 UTC. ",
      at(diegoFerreira),
      " is on call.",
    ),
    table(
      ["Region", "Orders a minute", "Usual"],
      ["EU", "4", "61"],
      ["UK", "19", "20"],
      ["US", "7", "7"],
    ),
    h3("From the log of the checkout"),
    codeBlock(
      "09:08:41 WARN pool exhausted (50/50), waited 30000 ms\n09:08:41 ERROR order 88121: timeout",
    ),
    p("The last release was on ", day("2026-11-11"), "; nothing was deployed today."),
    bullets("Payment works.", ["Reading ", code("/cart"), " works."]),
  ),
  then: [
    { at: "2026-11-12T09:23", by: hanaSuzuki, assignee: diegoFerreira },
    { at: "2026-11-12T09:25", by: diegoFerreira, status: "investigating", severity: 2 },
    {
      at: "2026-11-12T09:31",
      by: diegoFerreira,
      say: "Connection pool of the EU nodes is full. UK is fine, so it is not the database itself.",
    },
    { at: "2026-11-12T09:34", by: hanaSuzuki, say: "22 chats now. What do I tell them?" },
    {
      at: "2026-11-12T09:36",
      by: maraLindqvist,
      say: "Taking over as incident manager. Hana: “Orders in the EU are slow, no payment is lost.”",
      severity: 1,
      priority: "highest",
    },
    {
      at: "2026-11-12T09:49",
      by: diegoFerreira,
      say: doc(
        "A report runs since 09:05 and holds 46 of 50 connections:",
        codeBlock("select o.*, i.* from orders o join items i on …  -- 44 min, user=bi_readonly"),
      ),
    },
    {
      at: "2026-11-12T09:52",
      by: tomOkafor,
      say: doc(
        p(
          at(diegoFerreira),
          " that is the new Black Friday forecast. It was pointed at the EU primary yesterday.",
        ),
      ),
    },
    {
      at: "2026-11-12T09:55",
      by: diegoFerreira,
      say: "Killed the report. Pool is draining.",
      status: "mitigated",
    },
    { at: "2026-11-12T10:02", by: hanaSuzuki, say: "First customer says it works again." },
    {
      at: "2026-11-12T10:20",
      by: diegoFerreira,
      say: "Orders back to normal since 09:58. We should never let reports use the primary, and the pool needs an alert before it is full.",
    },
    { at: "2026-11-12T10:24", by: maraLindqvist, status: "resolved", resolution: "done" },
  ],
};

const loginCodes: Story = {
  project: "OPS",
  type: "incident",
  summary: "Login codes by text message arrive after 20 minutes",
  at: "2026-11-09T17:40",
  by: hanaSuzuki,
  priority: "high",
  severity: 2,
  components: ["Login"],
  description:
    "Codes are valid for ten minutes and arrive after twenty. People without the app cannot log in.\n\nStarted some time after 17:00 UTC.",
  then: [
    { at: "2026-11-09T17:52", by: tomOkafor, assignee: tomOkafor, status: "investigating" },
    {
      at: "2026-11-09T18:10",
      by: tomOkafor,
      say: "The provider throttles us: we send every code twice since the retry change.",
    },
    { at: "2026-11-09T18:33", by: tomOkafor, status: "mitigated", say: "Retries switched off." },
    { at: "2026-11-09T19:05", by: tomOkafor, status: "resolved", resolution: "done" },
    {
      at: "2026-11-10T09:12",
      by: hanaSuzuki,
      status: "investigating",
      resolution: null,
      say: "Late again since 08:50.",
    },
    { at: "2026-11-10T09:40", by: tomOkafor, say: "One node still ran the old release. Replaced." },
    { at: "2026-11-10T09:58", by: tomOkafor, status: "resolved", resolution: "done" },
  ],
};

const emptySearch: Story = {
  project: "OPS",
  type: "incident",
  summary: "Search returns no results after the index was rebuilt",
  at: "2026-10-28T05:12",
  by: diegoFerreira,
  priority: "medium",
  severity: 2,
  components: ["Search"],
  description: "The alias points at the new index, which is empty.",
  then: [
    { at: "2026-10-28T05:15", by: diegoFerreira, assignee: diegoFerreira, status: "investigating" },
    {
      at: "2026-10-28T05:31",
      by: diegoFerreira,
      status: "resolved",
      resolution: "done",
      say: "Alias moved back to the old index; the rebuild runs again in daylight.",
    },
    { at: "2026-10-30T08:00", by: maraLindqvist, status: "closed" },
  ],
};

const diskFull: Story = {
  project: "OPS",
  type: "incident",
  summary: "Disk of orders-db-2 is 96 % full and growing",
  at: "2026-11-16T06:40",
  by: diegoFerreira,
  priority: "high",
  severity: 3,
  components: ["Databases"],
  description: doc(
    p("Grows by 2 % an hour. Write-ahead logs are not shipped since ", day("2026-11-14"), "."),
    codeBlock("/dev/nvme1n1  1.8T  1.7T   71G  96% /var/lib/postgresql"),
  ),
  then: [
    { at: "2026-11-16T06:44", by: diegoFerreira, assignee: diegoFerreira, status: "investigating" },
    {
      at: "2026-11-16T07:30",
      by: diegoFerreira,
      say: "The replica in Frankfurt is gone, its slot keeps the logs.",
    },
  ],
};

/** Nobody wrote a description, chose a component or a severity. */
const attachments: Story = {
  project: "OPS",
  type: "incident",
  summary: "Support mailbox rejects attachments",
  at: "2026-11-15T11:02",
  by: hanaSuzuki,
};

const vpn: Story = {
  project: "OPS",
  type: "incident",
  summary: "VPN drops every hour in the Stockholm office",
  at: "2026-10-06T08:15",
  by: maraLindqvist,
  priority: "low",
  severity: 4,
  components: ["Network"],
  description: "Every hour at :15, for about a minute.",
  then: [
    { at: "2026-10-06T09:00", by: maraLindqvist, assignee: diegoFerreira, status: "investigating" },
    {
      at: "2026-10-13T14:20",
      by: diegoFerreira,
      status: "resolved",
      resolution: "cannotReproduce",
      say: "Not seen for a week.",
    },
  ],
};

const mailsTwice: Story = {
  project: "OPS",
  type: "incident",
  summary: "Order mails are sent twice",
  at: "2026-09-22T13:05",
  by: hanaSuzuki,
  severity: 3,
  components: ["Mail"],
  description:
    "Since the queue was moved, every order confirmation comes twice. 1,900 orders so far.",
  then: [
    { at: "2026-09-22T13:20", by: priyaNair, assignee: priyaNair, status: "investigating" },
    { at: "2026-09-22T14:02", by: priyaNair, status: "mitigated", say: "Old consumer stopped." },
    {
      at: "2026-09-22T15:00",
      by: priyaNair,
      status: "resolved",
      resolution: "done",
      say: "Who switches off the old consumers after a move is written nowhere.",
    },
  ],
};

const mailsDoubled: Story = {
  project: "OPS",
  type: "incident",
  summary: "Customers get two confirmations",
  at: "2026-09-22T13:31",
  by: annaKeller,
  components: ["Mail"],
  then: [
    {
      at: "2026-09-22T13:40",
      by: hanaSuzuki,
      status: "resolved",
      resolution: "duplicate",
      say: "Same as the one from 13:05.",
    },
  ],
};

const nights = Array.from({ length: 62 }, (_, index) => {
  const date = new Date(Date.UTC(2026, 7, 3 + index)).toISOString().slice(0, 10);
  return { date, index };
});

/** Two months of being handed on at night and raised in the morning: more history than one answer of Jira holds. */
const backupNights: readonly Step[] = nights.flatMap(({ date, index }): Step[] => [
  {
    at: `${date}T01:30`,
    by: tomOkafor,
    assignee: index % 2 === 0 ? diegoFerreira : tomOkafor,
    priority: "low",
  },
  { at: `${date}T06:10`, by: hanaSuzuki, priority: "medium" },
]);

const slowBackup: Story = {
  project: "OPS",
  type: "incident",
  summary: "Checkout is slow while the backup runs",
  at: "2026-08-02T02:10",
  by: hanaSuzuki,
  severity: 3,
  components: ["Checkout", "Databases"],
  description: "Between 01:00 and 03:00 UTC an order takes 8 to 12 seconds.",
  then: [
    { at: "2026-08-02T08:00", by: tomOkafor, status: "investigating" },
    ...backupNights,
    {
      at: "2026-10-05T10:00",
      by: diegoFerreira,
      status: "mitigated",
      say: "Backup now reads from the replica.",
    },
    { at: "2026-10-19T09:00", by: maraLindqvist, status: "resolved", resolution: "done" },
  ],
};

const statusPage: Story = {
  project: "OPS",
  type: "incident",
  summary: "Status page stays green while the shop is down",
  at: "2026-11-12T10:40",
  by: hanaSuzuki,
  severity: 4,
  components: ["Network"],
  description: "It was green during the whole checkout outage this morning.",
  then: [
    {
      at: "2026-11-13T09:30",
      by: maraLindqvist,
      status: "resolved",
      resolution: "wontDo",
      say: "We set it by hand, on purpose. It belongs into the checklist of the incident manager.",
    },
  ],
};

const whiteLogin: Story = {
  project: "OPS",
  type: "incident",
  summary: "ログイン後に画面が真っ白になる",
  at: "2026-11-16T00:35",
  by: hanaSuzuki,
  priority: "high",
  severity: 3,
  components: ["Login"],
  description:
    "日本のお客様から3件の問い合わせがありました。\n\nChrome 131 / Windows 11。キャッシュを消しても変わりません。",
  then: [{ at: "2026-11-16T01:10", by: hanaSuzuki, say: "4件目。Android でも発生しています。" }],
};

const guestWifi: Story = {
  project: "OPS",
  type: "incident",
  summary: "Office network down in Stockholm",
  at: "2026-11-04T07:58",
  by: ivanPetrov,
  priority: "high",
  severity: 3,
  components: ["Network"],
  description: "No network on floors 2 and 3 since 07:50.",
  then: [
    { at: "2026-11-04T08:05", by: maraLindqvist, assignee: diegoFerreira, status: "investigating" },
    {
      at: "2026-11-04T08:47",
      by: diegoFerreira,
      status: "resolved",
      resolution: "done",
      say: "Somebody had plugged both ends of a cable into the same switch.",
    },
  ],
};

export const OPERATIONS_INCIDENTS: readonly Story[] = [
  certificate,
  slowBackup,
  mailsTwice,
  mailsDoubled,
  vpn,
  emptySearch,
  guestWifi,
  loginCodes,
  checkoutTimeouts,
  statusPage,
  attachments,
  whiteLogin,
  diskFull,
];
