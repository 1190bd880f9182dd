import { z } from "zod";

/** An answer that is no success, with what the product said. */
class RequestError extends Error {
  override readonly name = "RequestError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const complaint = z.object({
  message: z.string().optional(),
  errorMessages: z.array(z.string()).optional(),
  errors: z
    .union([
      z.record(z.string(), z.string()),
      z.array(z.looseObject({ title: z.string().optional(), detail: z.string().nullish() })),
    ])
    .optional(),
});

function sentences(body: unknown): readonly string[] {
  const parsed = complaint.safeParse(body);
  if (!parsed.success) return [];
  const { message, errorMessages = [], errors = {} } = parsed.data;
  const more = Array.isArray(errors)
    ? errors.map((error) => error.detail ?? error.title ?? "")
    : Object.entries(errors).map(([field, text]) => `${field}: ${text}`);
  return [message ?? "", ...errorMessages, ...more].filter((text) => text !== "");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

type Init = { readonly method?: string; readonly body?: unknown };

/** One request to the site. Gives the parsed answer, undefined for an empty one; throws a RequestError with the product's own words. */
async function request(path: string, init: Init = {}): Promise<unknown> {
  const answer = await fetch(path, {
    method: init.method ?? "GET",
    headers: { accept: "application/json", "content-type": "application/json" },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
  const text = await answer.text();
  const body = text === "" ? undefined : parsed(text);
  if (answer.ok) return body;
  const said = sentences(body).join(" ") || `The site answered ${answer.status}.`;
  throw new RequestError(answer.status, said);
}

/** Like `request`, with the answer checked. */
export async function ask<T>(schema: z.ZodType<T>, path: string, init: Init = {}): Promise<T> {
  return schema.parse(await request(path, init));
}

export const post = (path: string, body: unknown): Promise<unknown> =>
  request(path, { method: "POST", body });

export const put = (path: string, body: unknown): Promise<unknown> =>
  request(path, { method: "PUT", body });
