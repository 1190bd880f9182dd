import { createHash } from "node:crypto";
import type { ProductFace } from "../../site/core";
import { hasShared } from "../setup/shared";

/** One request to a product, and its answer. */
type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly sent: Promise<string>;
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
  readonly status: number;
  readonly answered: Promise<string>;
  readonly looked: Looked;
};

/** Which requests are looked at: a story's are all the app's own; those that a test of the site makes may be refused for being wrong. */
type Looked = "all" | "accepted";

let exchanges: Exchange[] | undefined;
/** What was found before: the sites of one test file say the same things again and again. */
const verdicts = new Map<string, readonly string[]>();

/** From now on, what reaches products is kept until `brokenContracts` looks at it. */
export const startWatching = (): void => {
  exchanges ??= [];
};

/** The same product; what it is asked and what it answers is kept while somebody watches. */
export const watched = <F extends ProductFace>(product: F, looked: Looked = "all"): F => {
  const kept = exchanges;
  if (kept === undefined) return product;
  return {
    ...product,
    handle: async (request, actor) => {
      const { method } = request;
      const { pathname, search } = new URL(request.url);
      const sent = request.clone().text();
      const contentType = request.headers.get("content-type") ?? undefined;
      const accept = request.headers.get("accept") ?? undefined;
      const response = await product.handle(request, actor);
      const answered = response.clone().text();
      const { status } = response;
      const path = pathname + search;
      kept.push({ method, path, sent, contentType, accept, status, answered, looked });
      return response;
    },
  };
};

/** What `look` finds; what was found the last time for the same. */
const judged = async (
  parts: readonly (string | number)[],
  look: () => Promise<readonly string[]>,
): Promise<readonly string[]> => {
  const mark = createHash("sha1").update(parts.join("\0")).digest("base64");
  const verdict = verdicts.get(mark) ?? (await look());
  verdicts.set(mark, verdict);
  return verdict;
};

const parsed = (text: string): unknown => (text === "" ? undefined : JSON.parse(text));

let said = false;

/** Whether requests can be looked at; where they can't, the tests of a file say so once. */
const documentsAtHand = (): boolean => {
  if (hasShared()) return true;
  if (!said) process.stderr.write("SKIPPED, no shared folder (POSTMORTEM_SHARED): requests\n");
  said = true;
  return false;
};

const problemsOf = async (exchange: Exchange): Promise<readonly string[]> => {
  const { method, path, contentType, accept, status, looked } = exchange;
  const [sent, answered] = [await exchange.sent, await exchange.answered];
  const problems: string[] = [];
  if ((looked === "all" || status < 300) && documentsAtHand()) {
    const look = async () => {
      const { requestProblems } = await import("./requests");
      return requestProblems({ method, path, text: sent, contentType, accept });
    };
    const said = [method, path, sent, contentType ?? "", accept ?? ""];
    problems.push(...(await judged(said, look)));
  }
  if (status < 300) {
    const look = async () => {
      const { answerProblems } = await import("./answers");
      return answerProblems({ method, path, status, body: parsed(answered) });
    };
    problems.push(...(await judged([method, path, status, answered], look)));
  }
  return problems.map((problem) => `${method} ${path} ${problem}`);
};

/**
 * What is wrong with the exchanges since the last look, as sentences: requests that Atlassian does not document, and answers that
 * the real site would not give. Without the shared folder only the answers that have a model are looked at.
 */
export const brokenContracts = async (): Promise<readonly string[]> => {
  const broken: string[] = [];
  for (const exchange of exchanges?.splice(0) ?? []) broken.push(...(await problemsOf(exchange)));
  return broken;
};
