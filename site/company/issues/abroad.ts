import { annaKeller, diegoFerreira, ivanPetrov, maraLindqvist, weiZhang } from "../people";
import { at, bold, code, codeBlock, doc, p, table } from "../writing";
import type { Story } from "./tell";

/** The Chinese project: the status 已完成 has the category of new work, so only the resolution tells that it is over. */
export const DATA_INCIDENTS: readonly Story[] = [
  {
    project: "DATA",
    type: "guzhang",
    summary: "销售日报缺少华东区数据",
    at: "2026-11-03T01:20",
    by: weiZhang,
    priority: "high",
    description: doc(
      p("今天早上的日报里没有华东区的数据。", bold("财务九点要用。")),
      table(["地区", "昨日订单", "日报显示"], ["华东", "12,480", "0"], ["华南", "8,112", "8,112"]),
    ),
    then: [
      { at: "2026-11-03T01:25", by: weiZhang, assignee: weiZhang, status: "chulizhong" },
      {
        at: "2026-11-03T01:50",
        by: weiZhang,
        say: "分区字段昨晚改名，任务没有报错，写入了 0 行。",
      },
      {
        at: "2026-11-03T02:35",
        by: weiZhang,
        status: "yijiejue",
        resolution: "wancheng",
        say: "已重跑，数据恢复。需要给空分区加告警。",
      },
      { at: "2026-11-04T03:00", by: weiZhang, status: "yiwancheng" },
    ],
  },
  {
    project: "DATA",
    type: "guzhang",
    summary: "Kafka 消费延迟超过两小时",
    at: "2026-11-11T06:05",
    by: weiZhang,
    priority: "highest",
    description: doc(
      p("订单主题积压 ", code("9,100,000"), " 条。"),
      codeBlock("consumer-group=orders-etl lag=9100321"),
    ),
    then: [
      { at: "2026-11-11T06:10", by: weiZhang, assignee: weiZhang, status: "chulizhong" },
      {
        at: "2026-11-11T06:40",
        by: diegoFerreira,
        say: doc(
          p(at(weiZhang), " two brokers were replaced at 03:50 UTC, the third is still syncing."),
        ),
      },
      { at: "2026-11-11T08:20", by: weiZhang, status: "yijiejue", resolution: "wancheng" },
    ],
  },
  {
    project: "DATA",
    type: "guzhang",
    summary: "数据仓库夜间任务连续失败",
    at: "2026-11-15T19:30",
    by: weiZhang,
    priority: "medium",
    description: "连续三个晚上在同一步失败。",
    then: [{ at: "2026-11-16T01:05", by: weiZhang, assignee: weiZhang, status: "chulizhong" }],
  },
];

export const WAREHOUSE_INCIDENTS: readonly Story[] = [
  {
    project: "LAG",
    type: "stoerung",
    summary: "Leere Paketaufkleber in Hamburg",
    at: "2025-07-09T03:42",
    by: annaKeller,
    priority: "highest",
    severity: 2,
    components: ["Drucker"],
    description: "Alle Drucker nehmen Aufträge an und drucken leere Aufkleber.",
    then: [
      {
        at: "2025-07-09T03:45",
        by: diegoFerreira,
        assignee: diegoFerreira,
        status: "inBearbeitung",
      },
      {
        at: "2025-07-09T07:40",
        by: diegoFerreira,
        status: "geloest",
        resolution: "behoben",
        say: "Vorlagen aus der Sicherung der Nacht zurückgeholt.",
      },
      { at: "2025-07-14T08:00", by: annaKeller, status: "geschlossen" },
    ],
  },
  {
    project: "LAG",
    type: "stoerung",
    summary: "Lagerverwaltung nicht erreichbar",
    at: "2025-10-21T07:10",
    by: annaKeller,
    priority: "highest",
    severity: 1,
    components: ["Lagerverwaltung"],
    then: [
      { at: "2025-10-21T07:15", by: annaKeller, assignee: diegoFerreira, status: "inBearbeitung" },
      { at: "2025-10-21T09:20", by: diegoFerreira, status: "geloest", resolution: "behoben" },
      { at: "2025-10-24T08:00", by: annaKeller, status: "geschlossen" },
    ],
  },
  {
    project: "LAG",
    type: "stoerung",
    summary: "Etikettendrucker an Tor 3 druckt nicht",
    at: "2026-11-13T05:20",
    by: annaKeller,
    severity: 3,
    components: ["Drucker"],
    description: doc(
      p(
        "Seit Schichtbeginn um 05:00 Uhr UTC. Drucker zeigt ",
        code("E-42"),
        ". 300 Pakete warten.",
      ),
    ),
    then: [
      { at: "2026-11-13T05:35", by: annaKeller, assignee: annaKeller, status: "inBearbeitung" },
      {
        at: "2026-11-13T05:50",
        by: annaKeller,
        say: "Papier gewechselt, kein Unterschied. Tor 2 druckt für uns mit.",
      },
      {
        at: "2026-11-13T07:05",
        by: diegoFerreira,
        say: "Der Druckserver hatte dieselbe Adresse zweimal vergeben.",
      },
      {
        at: "2026-11-13T07:15",
        by: annaKeller,
        status: "geloest",
        resolution: "behoben",
        say: "Läuft. Wir brauchen feste Adressen für alle Drucker.",
      },
    ],
  },
  {
    project: "LAG",
    type: "stoerung",
    summary: "Scanner verlieren in Halle 2 das WLAN",
    at: "2026-11-14T08:40",
    by: annaKeller,
    severity: 4,
    components: ["Scanner"],
    description: "Nur zwischen den Regalen 40 und 55, seit dem Umbau.",
    then: [
      { at: "2026-11-14T09:00", by: annaKeller, assignee: diegoFerreira, status: "inBearbeitung" },
    ],
  },
];

/** One that not even the app may see, and one that it may. */
export const SECURITY_INCIDENTS: readonly Story[] = [
  {
    project: "SEC",
    type: "incident",
    summary: "Access key published in a public repository",
    at: "2026-11-08T20:15",
    by: ivanPetrov,
    priority: "highest",
    severity: 1,
    level: "10601",
    description: "Found by the provider's scanner 40 minutes after the push.",
    then: [
      { at: "2026-11-08T20:17", by: ivanPetrov, assignee: ivanPetrov, status: "investigating" },
      { at: "2026-11-08T20:25", by: ivanPetrov, status: "mitigated", say: "Key revoked." },
      {
        at: "2026-11-09T15:00",
        by: ivanPetrov,
        status: "resolved",
        resolution: "done",
        say: "Nobody used it.",
      },
    ],
  },
  {
    project: "SEC",
    type: "incident",
    summary: "Mails in the name of finance ask for gift cards",
    at: "2026-10-15T08:05",
    by: maraLindqvist,
    priority: "high",
    severity: 2,
    level: "10602",
    description: "Eleven colleagues got one, two answered, nobody paid.",
    then: [
      { at: "2026-10-15T08:20", by: ivanPetrov, assignee: ivanPetrov, status: "investigating" },
      { at: "2026-10-15T12:00", by: ivanPetrov, status: "resolved", resolution: "done" },
    ],
  },
];
