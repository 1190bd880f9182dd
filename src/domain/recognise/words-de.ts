import { list, UNKNOWN, type Words } from "./words";

/** German: headings, marks and columns. Sentences are not read yet. */
export const DE: Words = {
  ...UNKNOWN,
  prepositions: list(
    "für, von, vom, zur, zum, zu, aus, der, des, gegen, bei, nach, vor, in, im, mit, während",
  ),
  conjunctions: list("und, oder, sowie"),
  promises: list(
    "maßnahme, maßnahmen, massnahmen, folgemaßnahmen, gegenmaßnahmen, präventivmaßnahmen, korrekturmaßnahmen, verbesserung, verbesserungen, verbesserungsmaßnahmen, verbesserungsvorschläge, empfehlungen, handlungsempfehlungen, aufgaben, aktionen, aktionspunkte, prävention, vorbeugung, vermeidung, todos",
  ),
  whole: list("to do, zu tun"),
  work: list("schritte, punkte, arbeiten, plan, themen, tickets, änderungen"),
  ahead: list(
    "nächste, nächsten, weitere, weiteres, offene, geplante, künftige, zukünftige, langfristige, kurzfristige",
  ),
  urgent: list("sofortige, unmittelbare"),
  lessons: list("lehren, erkenntnisse, gelernt, schlecht, schief, verbessern"),
  praise: list("gut, glück"),
  negations: list("nicht"),
  never: list(
    "zeitleiste, zeitachse, zeitlicher, chronologie, ablauf, verlauf, anhang, verweise, beteiligte, teilnehmer, fragen",
  ),
  incident: list(
    "auswirkung, auswirkungen, ursache, ursachen, zusammenfassung, überblick, hintergrund, erkennung, behebung, lösung, wiederherstellung, analyse, beschreibung",
  ),
  done: list(
    "ergriffene, ergriffen, durchgeführte, durchgeführt, umgesetzte, umgesetzt, erledigte, erledigt, abgeschlossene, abgeschlossen",
  ),
  questions: list("was, wie, wo, warum, wer, wann"),
  us: list("wir, uns, unser, unsere"),
  you: list("sie, ihr, ihre, nutzer, kunden"),
  future: list("werden, wollen, können, sollten, künftig, zukunft, als nächstes"),
  onward: list("zukunft"),
  past: list("war, wurde, haben, hat, lief, passiert, geschehen, geschah"),
  doing: list("tun, machen, ändern, unternehmen, verhindern, vermeiden"),
  ought: list("sollte, sollten, muss, müssen"),
  commitments: list("wir werden, wir wollen, wir planen"),
  nothing: list("keine, keiner, nichts, entfällt"),
  besideNothing: list("maßnahmen, aufgaben, erforderlich, nötig, geplant, weiteren, derzeit"),
  finished: list("erledigt, fertig, umgesetzt, abgeschlossen, behoben"),
  ownerLabels: list("verantwortlich, zuständig"),
  dueLabels: list("fällig, frist, bis"),
  columns: {
    ...UNKNOWN.columns,
    action: list("maßnahme, aufgabe, beschreibung, was"),
    owner: list("verantwortlich, verantwortliche, verantwortlicher, zuständig, wer"),
    due: list("fällig, frist, termin, bis"),
    status: list("status, stand"),
    ticket: list("ticket"),
    time: list("zeit, uhrzeit"),
    date: list("datum"),
  },
};
