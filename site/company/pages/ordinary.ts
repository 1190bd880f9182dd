import { diegoFerreira, hanaSuzuki, maraLindqvist, priyaNair, tomOkafor } from "../people";
import {
  at,
  bold,
  bullets,
  checklist,
  code,
  day,
  doc,
  h2,
  numbers,
  p,
  panel,
  table,
} from "../writing";

export const onCall = doc(
  "Who is on call, how to reach them, and what we expect of each other.",
  h2("Rota"),
  table(
    ["Week starts", "First", "Second"],
    ["3 November", [at(diegoFerreira)], [at(tomOkafor)]],
    ["10 November", [at(priyaNair)], [at(diegoFerreira)]],
    ["17 November", [at(tomOkafor)], [at(priyaNair)]],
  ),
  h2("When the phone rings"),
  numbers(
    "Say that you have it, in the incident channel.",
    "Open an incident in Jira, even when you are not sure. Closing it costs nothing.",
    [
      "Ask for an incident manager when it lasts longer than 15 minutes. ",
      at(maraLindqvist),
      " keeps the list.",
    ],
  ),
  panel("info", "Nobody is asked why they were asleep. We ask what would have woken them."),
);

export const howWePostmortem = doc(
  "One page for each incident of severity 1 or 2, within five working days. The pages below are the ones that we have.",
  h2("What we look for"),
  bullets(
    "What made it possible, what made it last, what we were lucky about.",
    "Roles instead of names where a name adds nothing.",
    "Follow-ups that somebody can do in a month.",
  ),
);

export const failover = doc(
  h2("When"),
  "The first database does not answer for five minutes, or writes take longer than ten seconds.",
  h2("Steps"),
  numbers(
    ["Announce it in the incident channel."],
    ["Run ", code("db-failover --dry-run"), " and read what it says."],
    ["Run ", code("db-failover"), ". It takes about 90 seconds."],
    ["Check the order count of the last minute."],
  ),
  h2("Afterwards"),
  "Leave the old database stopped. It is evidence.",
);

export const weeklyMeeting = doc(
  p(bold("Present: "), at(maraLindqvist), ", ", at(diegoFerreira), ", ", at(hanaSuzuki)),
  h2("Topics"),
  bullets(
    "Black week: freeze from 24 November, noon.",
    "Second print server still waits for a rack in Hamburg.",
    "Support asks for a status page that says more than “all good”.",
  ),
  h2("To do"),
  checklist(
    "weekly",
    { done: true, text: ["Send out the freeze dates ", at(maraLindqvist)] },
    { text: ["Ask for the rack once more ", at(diegoFerreira), " ", day("2025-11-14")] },
    { text: ["Collect three wishes for the status page ", at(hanaSuzuki), " ", day("2025-11-14")] },
  ),
);

export const paymentProviders = doc(
  table(
    ["Bank", "Used for", "Timeout"],
    ["First bank", "Cards, everywhere", "30 s"],
    ["Second bank", "Cards, when the first is slow", "20 s"],
    ["Wallets", "Apps only", "10 s"],
  ),
  "Switching takes one flag and two minutes. Try it on the first Monday of each month.",
);

export const webRetro = doc(
  h2("Keep"),
  bullets("Pairing on Thursdays", "Small releases"),
  h2("Change"),
  bullets(
    "Fewer flags that nobody removes",
    "A switch that hides prices in search (idea after September)",
  ),
);

export const severities = doc(
  table(
    ["Severity", "Means", "Postmortem"],
    ["SEV-1", "People cannot order, pay or get their parcels", "always"],
    ["SEV-2", "A part of them, or slowly", "always"],
    ["SEV-3", "An annoyance with a way round", "when we would learn from it"],
  ),
);

export const disclosure = doc(
  "For reports from outside. Do not copy this page to other spaces before the report is closed.",
  bullets("Answer within two working days.", "Say thank you before anything else."),
);

export const labelNotes = doc(
  "ハンブルク倉庫のラベル障害（2025年7月9日）について、お客様への返信文の下書きです。",
  bullets("お届けが一日遅れること", "お詫びのクーポンは61名様に送付済み"),
);

export const scratch = doc("Notes to self. Nothing here is agreed with anybody.");
