import { z } from "zod";
import { AppError } from "../domain/app-error";

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The answer as its schema says. One that does not fit is `unavailable`: the product answered something that nobody documents. */
export function readAs<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
): z.output<Schema> {
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  const where = read.error.issues.map(({ path }) => path.join(".")).join(", ");
  throw new AppError("unavailable", `the answer lacks or twists: ${where}`);
}

/** A value that Atlassian leaves out, sends as null, or sends. */
export const maybe = <Schema extends z.ZodType>(
  schema: Schema,
): z.ZodType<z.output<Schema> | undefined> =>
  z
    .union([schema, z.null()])
    .optional()
    .transform((value) => value ?? undefined);
