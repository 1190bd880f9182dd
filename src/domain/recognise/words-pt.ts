import { list, UNKNOWN, type Words } from "./words";

/** Portuguese: headings, marks and columns. Sentences are not read yet. */
export const PT: Words = {
  ...UNKNOWN,
  head: "first",
  prepositions: list("de, do, da, dos, das, para, por, em, a, contra, sobre"),
  conjunctions: list("e, ou"),
  promises: list(
    "ação, ações, melhoria, melhorias, recomendação, recomendações, prevenção, acompanhamento, tarefas, remediação",
  ),
  whole: list("a fazer, coisas a fazer"),
  work: list("passos, medidas, plano, pontos, itens, trabalho, mudanças, oportunidades"),
  ahead: list(
    "próximos, próximas, futuros, futuras, corretivas, preventivas, pendentes, planejadas",
  ),
  urgent: list("imediatas"),
  lessons: list("lições, aprendizados, aprendemos, aprendido, mal, errado"),
  praise: list("bem, certo, sorte"),
  negations: list("não, menos"),
  never: list(
    "cronologia, linha, participantes, anexo, anexos, referências, links, perguntas, agradecimentos",
  ),
  incident: list(
    "impacto, causa, causas, resumo, contexto, detecção, resolução, descrição, análise",
  ),
  done: list("tomadas, realizadas, concluídas, executadas"),
  questions: list("o que, que, como, por que, quem"),
  us: list("nós, nosso, nossa, vamos, faremos"),
  you: list("você, vocês, usuários, clientes"),
  future: list("vamos, faremos, podemos, devemos, futuro"),
  past: list("aconteceu, foi, fizemos, deu"),
  doing: list("fazer, faremos, mudar, evitar"),
  ought: list("deveria, deveriam, deve, devem"),
  commitments: list("vamos, devemos, planejamos"),
  nothing: list("nenhum, nenhuma"),
  besideNothing: list("ação, ações, necessária, pendente"),
  finished: list("feito, feita, concluído, concluída, resolvido"),
  ownerLabels: list("responsável"),
  dueLabels: list("prazo"),
  columns: {
    ...UNKNOWN.columns,
    action: list("ação, tarefa, descrição"),
    owner: list("responsável, quem"),
    due: list("prazo, quando"),
    status: list("status, situação"),
    ticket: list("ticket, chamado"),
    time: list("hora, horário"),
    date: list("data"),
  },
};
