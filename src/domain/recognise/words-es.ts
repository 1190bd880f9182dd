import { list, UNKNOWN, type Words } from "./words";

/** Spanish: headings, marks and columns. Sentences are not read yet. */
export const ES: Words = {
  ...UNKNOWN,
  head: "first",
  prepositions: list("de, del, para, por, en, a, contra, sobre"),
  conjunctions: list("y, o"),
  promises: list(
    "acción, acciones, mejora, mejoras, recomendación, recomendaciones, prevención, seguimiento, tareas, remediación",
  ),
  whole: list("por hacer, cosas por hacer"),
  work: list("pasos, medidas, plan, puntos, trabajo, cambios, oportunidades, elementos"),
  ahead: list(
    "próximos, próximas, siguientes, futuros, futuras, correctivas, preventivas, pendientes, planificadas, acción, mejora",
  ),
  urgent: list("inmediatas"),
  lessons: list("lecciones, aprendizajes, aprendido, aprendimos, mal"),
  praise: list("bien, suerte"),
  negations: list("no, menos"),
  never: list(
    "cronología, línea, participantes, anexo, anexos, referencias, enlaces, preguntas, agradecimientos",
  ),
  incident: list(
    "impacto, causa, causas, resumen, contexto, detección, resolución, descripción, análisis",
  ),
  done: list("tomadas, realizadas, completadas, ejecutadas"),
  questions: list("qué, cómo, por qué, quién"),
  us: list("nosotros, nuestro, nuestra, vamos, haremos"),
  you: list("usted, ustedes, usuarios, clientes"),
  future: list("vamos, haremos, podemos, debemos, futuro"),
  past: list("pasó, ocurrió, fue, salió, hicimos, hemos"),
  doing: list("hacer, haremos, cambiar, evitar"),
  ought: list("debería, deberían, debe, deben, hay que"),
  commitments: list("vamos a, debemos, planeamos"),
  nothing: list("ninguno, ninguna"),
  besideNothing: list("acción, acciones, necesaria, pendiente"),
  finished: list("hecho, hecha, listo, lista, completado, completada, resuelto"),
  ownerLabels: list("responsable"),
  dueLabels: list("fecha límite, vence"),
  columns: {
    ...UNKNOWN.columns,
    action: list("acción, tarea, descripción"),
    owner: list("responsable, quién"),
    due: list("fecha límite, plazo, cuándo"),
    status: list("estado"),
    ticket: list("ticket, tique"),
    time: list("hora"),
    date: list("fecha"),
  },
};
