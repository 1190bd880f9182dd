import type { Context } from "hono";
import { z } from "zod";
import type { Actor } from "../core";
import { badRequest, notOnThisSite, tooLarge, unsupported } from "./failure";

/** What a route gets besides the request. */
export type Env = { Bindings: { actor: Actor } };
export type Ctx = Context<Env>;

const MAX_BYTES = 5 * 1024 * 1024;

const say = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join(".") || "request"}: ${message}`).join("; ");

/** A query flag. */
export const flag = z
  .enum(["true", "false"])
  .transform((value) => value === "true")
  .optional();

/** A list in the query: repeated, or with commas. */
export const list = z
  .string()
  .transform((value) => value.split(",").filter((one) => one !== ""))
  .optional();

/** A list of ids in the query. */
export const idList = z
  .string()
  .regex(/^\d+(,\d+)*$/, "ids are numbers")
  .transform((value) => value.split(","))
  .optional();

/** Text with commas as a list, for lists of given words. */
export const split = (value: unknown): unknown =>
  typeof value === "string" ? value.split(",") : value;

export const bodyFormat = z.enum(["storage", "atlas_doc_format"]).optional();

/** The parameters of every list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(250).default(25),
  cursor: z.string().optional(),
};

/** The query as one flat object, refused with 400 when it has a parameter that the schema does not name. */
export function query<T>(c: Ctx, schema: z.ZodType<T>): T {
  const all = c.req.queries();
  const flat = Object.fromEntries(
    Object.entries(all).map(([key, values]) => [key, values.join(",")]),
  );
  const read = schema.safeParse(flat);
  if (!read.success) throw badRequest(say(read.error));
  return read.data;
}

/** For routes without parameters. */
export const noQuery = (c: Ctx): void => void query(c, z.strictObject({}));

async function json(c: Ctx): Promise<unknown> {
  if (!(c.req.header("content-type") ?? "").includes("json")) throw unsupported();
  const text = await c.req.text();
  if (Buffer.byteLength(text) > MAX_BYTES) throw tooLarge();
  return parsed(text, "Request body is not valid JSON");
}

/** JSON out of text. Throws 400 with the title otherwise. */
export function parsed(text: string, title: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest(title);
    throw error;
  }
}

/** The body of the request. Throws 413 over 5 MB, 400 when it does not fit. */
export async function body<T>(c: Ctx, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await json(c));
  if (!read.success) throw badRequest(say(read.error));
  return read.data;
}

/** A number out of the path. Throws 400 when it is none. */
export function pathId(c: Ctx, name = "id"): string {
  const id = c.req.param(name) ?? "";
  if (!/^\d+$/.test(id))
    throw badRequest(
      `Provided value {${id}} for '${name}' is not the correct type. Expected type is Long`,
    );
  return id;
}

/** Refuses body formats that the local site does not write. */
export function onlyAdf(format: string | undefined): boolean {
  if (format === undefined) return false;
  if (format !== "atlas_doc_format") throw notOnThisSite(`body-format=${format}`);
  return true;
}
