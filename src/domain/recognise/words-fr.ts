import { list, UNKNOWN, type Words } from "./words";

/** French: headings, marks and columns. Sentences are not read yet. */
export const FR: Words = {
  ...UNKNOWN,
  head: "first",
  spellings: {
    "d'action": "de action",
    "d'actions": "de actions",
    "d'amélioration": "de amélioration",
    "plan d'action": "plan de action",
  },
  prepositions: list("de, du, des, à, pour, par, en, contre, sur, dans"),
  conjunctions: list("et, ou"),
  promises: list(
    "action, actions, amélioration, améliorations, recommandation, recommandations, prévention, suivi, tâches, remédiation",
  ),
  whole: list("à faire, suites à donner"),
  work: list("étapes, mesures, plan, points, pistes, travaux, changements, axes"),
  ahead: list(
    "prochaines, prochains, futures, futurs, correctives, correctifs, préventives, préventifs, prévues, prévus",
  ),
  urgent: list("immédiates"),
  lessons: list("leçons, enseignements, apprentissages, appris, mal"),
  praise: list("bien, chance"),
  negations: list("pas, moins"),
  never: list(
    "chronologie, déroulé, participants, annexe, annexes, références, liens, questions, remerciements",
  ),
  incident: list(
    "impact, impacts, cause, causes, résumé, contexte, détection, résolution, description, analyse",
  ),
  done: list("prises, réalisées, effectuées, terminées, menées"),
  questions: list("que, quoi, comment, pourquoi, qui"),
  us: list("nous, notre, nos"),
  you: list("vous, votre, vos"),
  future: list("allons, ferons, pouvons, devons, avenir, prochainement"),
  past: list("été, passé, avons"),
  doing: list("faire, changer, éviter"),
  ought: list("devrait, devraient, doit, doivent, faut"),
  commitments: list("nous allons, nous devons, nous prévoyons"),
  nothing: list("aucun, aucune, néant"),
  besideNothing: list("action, actions, prévue, nécessaire"),
  finished: list("fait, faite, terminé, terminée, résolu"),
  ownerLabels: list("responsable, porteur"),
  dueLabels: list("échéance, avant le"),
  columns: {
    ...UNKNOWN.columns,
    action: list("action, actions, tâche, description"),
    owner: list("responsable, porteur, qui"),
    due: list("échéance, délai, quand"),
    status: list("statut, état"),
    ticket: list("ticket"),
    time: list("heure"),
    date: list("date"),
  },
};
