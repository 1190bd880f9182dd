import {
  diegoFerreira,
  hanaSuzuki,
  maraLindqvist,
  priyaNair,
  tomOkafor,
  weiZhang,
} from "../people";
import { at, code, codeBlock, doc, numbers, p, panel } from "../writing";
import type { Story } from "./tell";

/** Its postmortem is among the pages. */
const chargedTwice: Story = {
  project: "PAY",
  type: "incident",
  summary: "Orders charged twice while the bank is slow",
  at: "2025-05-27T14:12",
  by: priyaNair,
  priority: "highest",
  severity: 1,
  customers: 318,
  started: "2025-05-27T13:20",
  components: ["Cards"],
  description: "Two bank references for one order, many times over since 13:20 UTC.",
  then: [
    { at: "2025-05-27T14:14", by: maraLindqvist, assignee: priyaNair, status: "investigating" },
    {
      at: "2025-05-27T14:30",
      by: priyaNair,
      status: "mitigated",
      say: "Payments go through the second bank now.",
    },
    { at: "2025-05-27T15:16", by: priyaNair, status: "resolved", resolution: "done" },
    { at: "2025-06-02T09:00", by: maraLindqvist, status: "closed" },
  ],
};

const visaDeclined: Story = {
  project: "PAY",
  type: "incident",
  summary: "Visa cards are declined with code 402",
  at: "2026-11-10T14:05",
  by: hanaSuzuki,
  priority: "highest",
  severity: 1,
  customers: 870,
  started: "2026-11-10T13:50",
  components: ["Cards"],
  labels: ["customer-visible"],
  description: doc(
    panel("warning", "All Visa cards, all countries. Other cards work."),
    numbers("Put anything into the cart.", "Pay with a Visa card.", [
      "The answer is ",
      code("402 issuer_unavailable"),
      ".",
    ]),
  ),
  then: [
    { at: "2026-11-10T14:07", by: priyaNair, assignee: priyaNair, status: "investigating" },
    {
      at: "2026-11-10T14:20",
      by: priyaNair,
      say: "The provider rotated its key at 13:50 and announced it by mail to somebody who left in September.",
    },
    {
      at: "2026-11-10T14:31",
      by: maraLindqvist,
      say: doc(p(at(priyaNair), " can we switch to the second provider for Visa?")),
    },
    {
      at: "2026-11-10T14:38",
      by: priyaNair,
      say: "Done, first payments go through.",
      status: "mitigated",
    },
    {
      at: "2026-11-10T15:10",
      by: priyaNair,
      say: "New key is in, switched back.",
      status: "resolved",
      resolution: "done",
    },
    {
      at: "2026-11-10T15:30",
      by: hanaSuzuki,
      say: "212 customers got a mail with a link to their cart.",
    },
  ],
};

const refundsStuck: Story = {
  project: "PAY",
  type: "incident",
  summary: "Refunds stay “pending” since Friday",
  at: "2026-11-16T07:15",
  by: hanaSuzuki,
  priority: "medium",
  severity: 3,
  components: ["Refunds"],
  description: "41 refunds, the oldest from Friday, 16:10 UTC.",
  then: [{ at: "2026-11-16T07:40", by: priyaNair, assignee: priyaNair, status: "investigating" }],
};

const settlement: Story = {
  project: "PAY",
  type: "incident",
  summary: "Settlement file rejected by the bank",
  at: "2026-10-30T23:20",
  by: priyaNair,
  priority: "high",
  severity: 2,
  description: doc(
    "The bank wants dates without time zone since tonight.",
    codeBlock("ERR-114 field 8: expected YYYYMMDD, found 20261030T220000Z"),
  ),
  then: [
    { at: "2026-10-30T23:25", by: priyaNair, assignee: priyaNair, status: "investigating" },
    {
      at: "2026-10-31T00:40",
      by: priyaNair,
      status: "resolved",
      resolution: "done",
      say: "File of tonight sent by hand, converter changed.",
    },
  ],
};

/** Resolved, and then not. */
const currency: Story = {
  project: "PAY",
  type: "incident",
  summary: "Payment page shows euros in Norway",
  at: "2026-11-05T10:11",
  by: hanaSuzuki,
  severity: 3,
  components: ["Cards"],
  description:
    "Prices in NOK in the cart, in EUR on the payment page. The amount charged is right.",
  then: [
    { at: "2026-11-05T11:00", by: priyaNair, assignee: priyaNair, status: "investigating" },
    { at: "2026-11-05T13:10", by: priyaNair, status: "resolved", resolution: "done" },
    {
      at: "2026-11-11T08:31",
      by: hanaSuzuki,
      status: "investigating",
      resolution: null,
      say: "It is back, with the iPhone app only.",
    },
  ],
};

/** Its postmortem is among the pages. */
const stalePrices: Story = {
  project: "WEB",
  type: "incident",
  summary: "Search shows the prices of yesterday",
  at: "2025-09-12T08:02",
  by: hanaSuzuki,
  priority: "high",
  severity: 2,
  customers: 19_000,
  started: "2025-09-12T05:00",
  components: ["Offers"],
  description: "One price in the list, another one in the cart.",
  then: [
    { at: "2025-09-12T08:10", by: tomOkafor, assignee: weiZhang, status: "investigating" },
    { at: "2025-09-12T10:15", by: weiZhang, status: "resolved", resolution: "done" },
    { at: "2025-09-17T09:00", by: maraLindqvist, status: "closed" },
  ],
};

const safari: Story = {
  project: "WEB",
  type: "incident",
  summary: "White page in Safari 15 after release 4.18",
  at: "2026-11-06T12:48",
  by: hanaSuzuki,
  priority: "high",
  severity: 2,
  customers: 1_150,
  started: "2026-11-06T12:30",
  components: ["Product pages"],
  description: doc(
    "Every page stays white.",
    codeBlock("SyntaxError: Invalid regular expression: invalid group specifier name"),
  ),
  then: [
    { at: "2026-11-06T12:55", by: tomOkafor, assignee: tomOkafor, status: "investigating" },
    {
      at: "2026-11-06T13:02",
      by: tomOkafor,
      say: "A look-behind in a library that we updated. Rolling back.",
    },
    { at: "2026-11-06T13:11", by: tomOkafor, status: "mitigated", say: "4.17 is live again." },
    {
      at: "2026-11-06T16:40",
      by: tomOkafor,
      status: "resolved",
      resolution: "done",
      say: "4.18.1 is live. We test Safari 16 and up; 3 % of our visitors are on 15.",
    },
  ],
};

const nanPrices: Story = {
  project: "WEB",
  type: "incident",
  summary: "Offers page shows “NaN €” for some products",
  at: "2026-11-13T18:22",
  by: tomOkafor,
  severity: 3,
  components: ["Offers"],
  description: "Products without a former price. Began with the offers for Black Friday.",
  then: [
    { at: "2026-11-13T18:25", by: tomOkafor, assignee: tomOkafor, status: "investigating" },
    { at: "2026-11-13T19:02", by: tomOkafor, status: "resolved", resolution: "done" },
  ],
};

/** Resolved, with no description at all. */
const images: Story = {
  project: "WEB",
  type: "incident",
  summary: "Images are missing on all product pages",
  at: "2026-10-21T09:05",
  by: diegoFerreira,
  priority: "high",
  severity: 2,
  components: ["Product pages"],
  then: [
    { at: "2026-10-21T09:06", by: diegoFerreira, assignee: diegoFerreira, status: "investigating" },
    {
      at: "2026-10-21T09:58",
      by: diegoFerreira,
      status: "resolved",
      resolution: "done",
      say: "A purge of one folder had purged all. The cache is warm again.",
    },
  ],
};

const cart: Story = {
  project: "WEB",
  type: "incident",
  summary: "Cart is empty after the language is changed",
  at: "2026-11-16T05:50",
  by: hanaSuzuki,
  severity: 3,
  components: ["Cart"],
  description: "From German to English, every time.",
};

export const SHOP_INCIDENTS: readonly Story[] = [
  chargedTwice,
  settlement,
  currency,
  visaDeclined,
  refundsStuck,
  stalePrices,
  images,
  safari,
  nanPrices,
  cart,
];
