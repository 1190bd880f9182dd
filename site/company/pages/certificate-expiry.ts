import { diegoFerreira, leaMartin, maraLindqvist, tomOkafor } from "../people";
import {
  type Block,
  at,
  bold,
  bullets,
  code,
  doc,
  h2,
  h3,
  p,
  panel,
  status,
  table,
} from "../writing";

const account: readonly Block[] = [
  panel(
    "info",
    p(bold("Severity: "), "SEV-1   ", bold("Stage: "), status("Published", "green")),
    p(
      bold("Incident manager: "),
      at(maraLindqvist),
      "   ",
      bold("Authors: "),
      at(leaMartin),
      ", ",
      at(diegoFerreira),
    ),
  ),
  h2("Summary"),
  "On Tuesday 18 March 2025, from 06:00 to 07:41 UTC, nobody could pay in the web shop or in the apps. The certificate of the payment gateway's internal address had expired at 06:00. Every call from the checkout to the gateway failed in the TLS handshake, and the checkout showed its general error page.",
  "About 2,140 people tried to pay in that time; 1,310 of them came back during the day and ordered.",
  h2("Timeline"),
  table(
    ["Time (UTC)", "What happened"],
    ["05:58", "Last successful payment."],
    ["06:00", "The certificate of the gateway's internal address expires."],
    [
      "06:04",
      "Error rate of the checkout passes 90 %. The alert goes to the channel of the web team, where nobody is on call at night.",
    ],
    ["06:31", "Support opens a ticket after the eleventh call."],
    ["06:38", [at(tomOkafor), " sees the ticket, restarts the checkout. No effect."]],
    ["06:52", "Incident declared; operations joins."],
    [
      "07:05",
      [at(leaMartin), " finds ", code("certificate has expired"), " in the gateway's log."],
    ],
    ["07:33", "A new certificate is issued by hand and rolled out to the first node."],
    ["07:41", "All nodes carry the new certificate; payments work again."],
  ),
];

const analysis: readonly Block[] = [
  h2("Impact"),
  bullets(
    "1 h 41 min without payments on all channels.",
    "2,140 people met the error page; around 830 orders did not come back.",
    "212 calls and chats in support, usual for that hour: 15.",
    "No data lost, no payment taken twice.",
  ),
  h2("Causes"),
  h3("What allowed it to happen"),
  bullets(
    "The renewal job covers public addresses. The internal address was added by hand in 2024 and was never in its list.",
    "The certificate monitor reads the same list as the renewal job, so both were blind to the same thing.",
  ),
  h3("What made it last"),
  bullets(
    "The alert reached a channel, not a person.",
    "The checkout logs TLS failures as “upstream error”, like any other failure.",
  ),
  h2("What went well"),
  bullets(
    "The page for planned maintenance was up four minutes after it was asked for.",
    "Support had one text for everybody from 06:50 on.",
  ),
];

const promises: readonly Block[] = [
  h2("Action items"),
  bullets(
    ["Watch all certificates that are served, not those of a list – ", at(leaMartin), " (Done)"],
    ["Put internal addresses under the renewal job – ", at(diegoFerreira), " ✅"],
    ["Page the person on call for checkout error rates over 20 % – ", at(tomOkafor), " (Done)"],
    ["Log TLS failures with the name of the certificate – ", at(tomOkafor), ", by end of May"],
    "Write down how a certificate is issued by hand",
  ),
];

/** Follow-ups as bullets, some of them marked as done in the text. */
export const certificateExpiry = {
  title: "Postmortem: Checkout down after a certificate expired (2025-03-18)",
  author: leaMartin,
  createdAt: "2025-03-20T13:12:00.000Z",
  document: doc(...account, ...analysis, ...promises),
};
