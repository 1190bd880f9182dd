import { hanaSuzuki, maraLindqvist, priyaNair, weiZhang } from "../people";
import {
  type Block,
  at,
  bold,
  bullets,
  code,
  codeBlock,
  day,
  doc,
  expand,
  h2,
  p,
  panel,
  status,
  table,
} from "../writing";

const account: readonly Block[] = [
  panel(
    "note",
    p(
      bold("In one sentence: "),
      "a slow answer of the bank made our worker pay the same orders up to three times.",
    ),
  ),
  table(
    ["Field", "Value"],
    ["Started", "2025-05-27 13:20 UTC"],
    ["Detected", "2025-05-27 14:02 UTC, by a customer on the phone"],
    ["Resolved", "2025-05-27 15:16 UTC"],
    ["Severity", [status("SEV-1", "red")]],
    ["Incident manager", [at(maraLindqvist)]],
  ),
  h2("What happened"),
  "The bank's interface answered in 28 to 40 seconds instead of the usual 600 ms. Our worker gives up after 30 seconds and tries again. The bank had taken the first payment all the same, and the second try carried a new reference, so to the bank it was a new payment.",
  "We stopped the worker at 14:19. From 14:30 on, payments went through the second bank. At 15:16 the backlog was gone.",
  h2("Impact"),
  bullets(
    "318 people were charged twice, 27 of them three times: 41,870 EUR in all.",
    "All of it was paid back by 30 May; 11 people asked for overdraft fees, which we paid.",
    "Payments stood still for 11 minutes.",
  ),
];

const analysis: readonly Block[] = [
  h2("Timeline"),
  table(
    ["UTC", "Event", "Source"],
    ["13:20", "Answer times of the bank begin to rise.", "bank"],
    ["13:24", "First payment taken twice.", "found afterwards"],
    ["14:02", ["A customer calls; ", at(hanaSuzuki), " asks in the payments channel."], "support"],
    ["14:11", [at(priyaNair), " finds two references for one order."], "payments"],
    ["14:19", "Worker stopped.", "payments"],
    ["14:30", "Switched to the second bank.", "payments"],
    ["15:16", "Backlog worked off, incident closed.", "operations"],
  ),
  expand(
    "How the doubles were found",
    p(
      "Grouped by order, with more than one reference inside an hour. The query is kept here for next time.",
    ),
    codeBlock(
      "select order_id, count(distinct bank_reference)\nfrom payments where created_at > '2025-05-27 13:00'\ngroup by order_id having count(distinct bank_reference) > 1",
    ),
  ),
  h2("Contributing factors"),
  bullets(
    [
      "The reference of a payment is made for each try, in ",
      code("PaymentAttempt"),
      ", not for each order.",
    ],
    "A timeout is handled like a refusal. It is neither: the outcome is unknown.",
    "Nothing compares what the bank took with what we ordered before the next morning.",
  ),
  h2("Where we got lucky"),
  p("The last newsletter had been moved by a day. It would have gone out at 13:30."),
];

const promises: readonly Block[] = [
  h2("Follow-ups"),
  table(
    ["What", "Owner", "Due", "Status"],
    [
      "One reference for an order, kept over all tries",
      [at(priyaNair)],
      [day("2025-06-13")],
      [status("Done", "green")],
    ],
    [
      "After a timeout ask the bank for the outcome before trying again",
      [at(priyaNair)],
      [day("2025-06-27")],
      [status("Done", "green")],
    ],
    [
      "Compare bank and orders every ten minutes, alert on doubles",
      [at(weiZhang)],
      [day("2025-07-18")],
      [status("In progress", "yellow")],
    ],
    [
      "Ask the bank for a status page that machines can read",
      "Payments",
      "",
      [status("Open", "neutral")],
    ],
    [
      "Text for support: “charged twice”",
      [at(hanaSuzuki)],
      [day("2025-06-06")],
      [status("Done", "green")],
    ],
  ),
];

/** Follow-ups as a table with owner, date and status. */
export const duplicateCharges = {
  title: "Postmortem: Orders charged twice while the bank was slow (2025-05-27)",
  author: priyaNair,
  createdAt: "2025-06-02T08:40:00.000Z",
  document: doc(...account, ...analysis, ...promises),
};
