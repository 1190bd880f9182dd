import { AppError } from "../../domain/app-error";
import type { Log, LogFields } from "../../ports/log";

/** One JSON line a fact. The message of an expected failure is ours; that of a bug goes out with its stack. */
export const consoleLog = (where: string): Log => ({
  info: (event, fields) => console.info(line(where, event, fields)),
  error: (event, error, fields) =>
    console.error(line(where, event, { ...fields, ...detail(error) })),
});

const line = (where: string, event: string, fields: LogFields = {}): string =>
  JSON.stringify({ where, event, ...fields });

function detail(error: unknown): LogFields {
  if (error instanceof AppError) return { code: error.code, why: error.message };
  return { code: "internal", stack: error instanceof Error ? error.stack : typeof error };
}
