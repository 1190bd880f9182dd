import { maraLindqvist, tomOkafor, weiZhang } from "../people";
import {
  type Block,
  at,
  bold,
  bullets,
  code,
  doc,
  h2,
  h3,
  link,
  numbers,
  p,
  table,
} from "../writing";

const account: readonly Block[] = [
  p(
    bold("Date: "),
    "12 September 2025   ",
    bold("Duration: "),
    "5 h 12 min   ",
    bold("Reviewed by: "),
    at(maraLindqvist),
  ),
  h2("Summary"),
  "The search of the web shop showed the prices of the day before from 05:00 to 10:12 UTC. In the cart the right price appeared. People saw one price in the list and another one in the cart, in most cases a higher one, because the late-summer sale had ended at midnight.",
  h2("Impact"),
  bullets(
    "About 19,000 visits saw at least one wrong price.",
    "640 orders were placed at the right, higher price by people who had seen the lower one; we honoured the lower price: 7,480 EUR.",
    "One newspaper asked.",
  ),
  h2("Timeline"),
  table(
    ["UTC", ""],
    ["00:00", "The sale ends; prices change in the catalogue."],
    [
      "05:00",
      "The nightly build of the search index ends “successfully”, with the prices of the day before.",
    ],
    ["08:20", "First chat about prices that change in the cart."],
    ["09:02", [at(tomOkafor), " clears the cache of the shop. No effect."]],
    [
      "09:40",
      [
        at(weiZhang),
        " finds that the build read from a copy of the catalogue that lagged by nine hours.",
      ],
    ],
    ["10:12", "Index built again from the catalogue itself."],
  ),
];

const analysis: readonly Block[] = [
  h2("Five times “what allowed this?”"),
  numbers(
    "What allowed wrong prices in search? The index was built from old data.",
    "What allowed the build to read old data? It reads a copy, and the copy had stopped following at 19:40.",
    "What allowed the copy to stop unseen? Its lag is measured, and shown on a page that nobody opens.",
    [
      "What allowed the build to end as a success? It checks the number of products, not how old ",
      code("prices.updated_at"),
      " is.",
    ],
    "What allowed five hours? There is no way for support to say “stop” to search alone.",
  ),
  h2("Lessons"),
  bullets(
    "A build that reads old data is a failed build.",
    "What was surprising: the copy had lagged for more than an hour on 14 of the last 90 days.",
  ),
];

const promises: readonly Block[] = [
  h2("What we will do"),
  h3("Prevent"),
  numbers(
    ["Fail the index build when prices are older than two hours (", at(weiZhang), ", September)"],
    ["Build the index from the catalogue, not from the copy (", at(weiZhang), ", Q4)"],
  ),
  h3("Detect"),
  numbers(
    ["Alert on the lag of the copy, from 15 minutes on (", at(weiZhang), ", done)"],
    ["Compare 50 prices of search and cart every five minutes (", at(tomOkafor), ")"],
  ),
  h3("Mitigate"),
  numbers([
    "A switch that hides prices in search; see the ",
    link("notes of the web team", "https://local.atlassian.net/wiki/spaces/WEB"),
    " for the idea",
  ]),
];

/** Follow-ups as numbered lines below three smaller headings. */
export const stalePrices = {
  title: "Postmortem: Yesterday's prices in search (2025-09-12)",
  author: weiZhang,
  createdAt: "2025-09-16T07:30:00.000Z",
  document: doc(...account, ...analysis, ...promises),
};
