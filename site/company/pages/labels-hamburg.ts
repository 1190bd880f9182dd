import { annaKeller, diegoFerreira, hanaSuzuki, tomOkafor } from "../people";
import { type Block, at, bullets, checklist, code, day, doc, h2, h3, numbers, p } from "../writing";

const account: readonly Block[] = [
  h2("Before you publish"),
  checklist(
    "labels-form",
    { done: true, text: ["Sections above and below are filled out"] },
    { done: true, text: ["Support has read the customer part"] },
    { text: ["Reviewed by a second team"] },
  ),
  h2("Summary"),
  "From 04:50 to 09:35 CEST on Wednesday 9 July 2025 the warehouse in Hamburg could not print parcel labels. 4,600 parcels left a day late. Hamburg worked with labels from Leipzig from 08:10 on, carried over as files.",
  h2("Timeline (CEST)"),
  bullets(
    "04:30 – Print server updated in the maintenance window, from 11.2 to 12.0.",
    "04:50 – First shift starts; printers take jobs and print blank labels.",
    [
      "05:05 – ",
      at(annaKeller),
      " calls the number on the wall. It is the number of the former provider.",
    ],
    "05:40 – The duty phone of operations is found in the handbook.",
    [
      "06:15 – ",
      at(diegoFerreira),
      " rolls the print server back. Labels stay blank: 12.0 had rewritten the templates.",
    ],
    "08:10 – Leipzig prints for Hamburg.",
    "09:35 – Templates restored from the backup of the night; first good label.",
  ),
];

const analysis: readonly Block[] = [
  h2("Impact"),
  bullets(
    "4,600 parcels a day late, 61 of them with a promised date.",
    "38 people waited for work for up to four hours.",
    "Vouchers for 61 customers, 610 EUR.",
  ),
  h2("What we learned"),
  h3("Causes"),
  numbers(
    "Version 12.0 converts label templates when it starts, and the conversion drops fields that it does not know. This stands in the release notes, on page 9.",
    ["Rolling back brings back the program, not the data under ", code("/var/lib/labels"), "."],
    "There is one print server for all; nothing is tried on a part of the warehouse first.",
  ),
  h3("Went well"),
  p(
    "Leipzig had the idea to print for Hamburg, and did it within half an hour, with nobody asking for a form.",
  ),
];

const promises: readonly Block[] = [
  h2("Follow-up actions"),
  checklist(
    "labels",
    {
      done: true,
      text: [
        "Put the duty number on the wall in Hamburg and Leipzig ",
        at(annaKeller),
        " ",
        day("2025-07-18"),
      ],
    },
    {
      done: true,
      text: [
        "Back up the label templates before each update ",
        at(diegoFerreira),
        " ",
        day("2025-07-31"),
      ],
    },
    {
      text: [
        "Second print server, updated a week earlier than the first ",
        at(diegoFerreira),
        " ",
        day("2025-10-15"),
      ],
    },
    { text: ["Alert when a printer prints blank labels ", at(tomOkafor), " ", day("2025-09-30")] },
    { text: ["Tell customers of delays by mail, before they ask ", at(hanaSuzuki)] },
    { text: [] },
  ),
];

/** Follow-ups as a checklist, and another checklist that holds none. */
export const labelsHamburg = {
  title: "Postmortem: Blank parcel labels in Hamburg (2025-07-09)",
  author: annaKeller,
  createdAt: "2025-07-11T10:05:00.000Z",
  document: doc(...account, ...analysis, ...promises),
};
