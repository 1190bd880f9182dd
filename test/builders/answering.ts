import type { Send } from "../../src/adapters/request-json";

/** One request as a product gets it. */
export type Asked = { readonly method: string; readonly path: string; readonly body: unknown };

/** An answer with status 200, or with another one. */
type Told = { readonly status?: number; readonly json?: unknown; readonly text?: string };

/** A product that answers as `tell` says, whatever it is asked. For answers that the documentation allows and the local site never gives. */
export const answering =
  (tell: (asked: Asked) => Told): Send =>
  async (route, init) => {
    const { body, method } = init;
    const sent: unknown = body === undefined ? undefined : JSON.parse(body);
    const { status = 200, json, text } = tell({ method, path: pathOf(route), body: sent });
    return new Response(text ?? JSON.stringify(json), { status });
  };

const pathOf = (route: unknown): string =>
  typeof route === "object" && route !== null && "value" in route ? String(route.value) : "";
