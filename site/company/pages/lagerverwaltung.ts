import { annaKeller, diegoFerreira, maraLindqvist } from "../people";
import { type Block, at, bold, bullets, checklist, doc, h2, p, panel, table } from "../writing";

const account: readonly Block[] = [
  panel(
    "warning",
    p(
      bold("Kurz: "),
      "Die Lagerverwaltung war am 21.10.2025 von 11:02 bis 13:47 Uhr nicht erreichbar. Der Versand stand in beiden Lagern.",
    ),
  ),
  h2("Zusammenfassung"),
  "Eine Auswertung für den Monatsabschluss hat die Datenbank der Lagerverwaltung belegt. Neue Anfragen warteten, bis die Oberfläche an den Scannern abbrach. Ein Neustart der Oberfläche half nicht, weil die Auswertung weiterlief.",
  h2("Zeitlicher Ablauf"),
  table(
    ["Uhrzeit (MESZ)", "Ereignis"],
    ["10:58", "Auswertung gestartet."],
    ["11:02", "Erste Scanner melden „Keine Verbindung“."],
    ["11:10", [at(annaKeller), " meldet die Störung."]],
    ["11:45", "Neustart der Oberfläche, ohne Wirkung."],
    ["13:20", [at(diegoFerreira), " findet die Auswertung in der Liste der laufenden Abfragen."]],
    ["13:31", "Auswertung abgebrochen."],
    ["13:47", "Alle Scanner wieder verbunden."],
  ),
];

const analysis: readonly Block[] = [
  h2("Auswirkungen"),
  bullets(
    "2 Stunden 45 Minuten Stillstand in Hamburg und Leipzig.",
    "1.900 Pakete einen Tag später.",
    "Keine Daten verloren.",
  ),
  h2("Ursachen"),
  bullets(
    "Auswertungen laufen auf derselben Datenbank wie der Betrieb.",
    "Es gibt keine Grenze für die Laufzeit einer Abfrage.",
    "Wer eine Abfrage abbrechen darf, stand nirgends; zwei Personen kannten das Kennwort, beide waren im Urlaub.",
  ),
];

const promises: readonly Block[] = [
  h2("Maßnahmen"),
  checklist(
    "lager",
    { done: true, text: ["Abfragen nach 60 Sekunden abbrechen ", at(diegoFerreira)] },
    { text: ["Auswertungen auf eine Kopie der Datenbank legen ", at(diegoFerreira)] },
    { text: ["Notfallzugang für die Schichtleitung einrichten ", at(annaKeller)] },
  ),
  bullets(
    ["Monatsabschluss nicht mehr zwischen 9 und 17 Uhr starten (", at(maraLindqvist), ")"],
    "Handzettel für den Betrieb ohne Scanner drucken",
  ),
];

/** In German; follow-ups half as a checklist, half as bullets. */
export const lagerverwaltung = {
  title: "Post-Mortem: Lagerverwaltung nicht erreichbar (21.10.2025)",
  author: annaKeller,
  createdAt: "2025-10-23T14:00:00.000Z",
  document: doc(...account, ...analysis, ...promises),
};
