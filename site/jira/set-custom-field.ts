import { z } from "zod";
import { adfProblem } from "./adf";
import type { Jira } from "./context";
import type { CustomField, CustomFieldKind, Issue, Json } from "./state";
import { isDate, parseInstant } from "./time";
import { self, userView } from "./views";

type Read =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly error: string };

type CustomOutcome =
  | { readonly ok: true; readonly patch: Partial<Issue> }
  | { readonly ok: false; readonly error: string };

type Reader = (value: unknown, field: CustomField, jira: Jira) => Read;

const good = (value: Json): Read => ({ ok: true, value });
const bad = (error: string): Read => ({ ok: false, error });

const optionSchema = z.union([
  z.strictObject({ id: z.string(), value: z.string().optional() }),
  z.strictObject({ value: z.string() }),
]);

const readOption: Reader = (value, field, jira) => {
  const parsed = optionSchema.safeParse(value);
  if (!parsed.success) return bad("Specify a valid 'id' or 'name' for option");
  const wanted = parsed.data;
  const option = field.options.find((item) =>
    "id" in wanted ? item.id === wanted.id : item.value === wanted.value,
  );
  if (option === undefined) return bad("Option value is not valid");
  return good({ self: self(jira, `customFieldOption/${option.id}`), ...option });
};

const readOptions: Reader = (value, field, jira) => {
  const parsed = z.array(z.unknown()).safeParse(value);
  if (!parsed.success) return bad("data was not an array");
  const options = parsed.data.map((item) => readOption(item, field, jira));
  const wrong = options.find((option) => !option.ok);
  if (wrong !== undefined) return wrong;
  return good(options.flatMap((option) => (option.ok ? [option.value] : [])));
};

const readText: Reader = (value) =>
  typeof value === "string" && value.length <= 255
    ? good(value)
    : bad("Operation value must be a string");

const readDocument: Reader = (value) => {
  const parsed = z.json().safeParse(value);
  const problem = adfProblem(value);
  if (parsed.success && problem === undefined) return good(parsed.data);
  return bad("Operation value must be an Atlassian Document (see the Atlassian Document Format)");
};

const readNumber: Reader = (value) =>
  typeof value === "number" ? good(value) : bad("Operation value must be a number");

const readDate: Reader = (value) =>
  typeof value === "string" && isDate(value) ? good(value) : bad("Operation value must be a date");

const readInstant: Reader = (value) =>
  typeof value === "string" && !Number.isNaN(parseInstant(value))
    ? good(value)
    : bad("Operation value must be a date and time");

const readUser: Reader = (value, _field, jira) => {
  const parsed = z.strictObject({ accountId: z.string() }).safeParse(value);
  const user = parsed.success ? userView(jira, parsed.data.accountId) : null;
  return user === null ? bad("User does not exist") : good(user);
};

const readLabels: Reader = (value) => {
  const parsed = z.array(z.string().regex(/^\S+$/)).safeParse(value);
  return parsed.success ? good(parsed.data) : bad("data was not an array of labels");
};

const readUrl: Reader = (value) =>
  z.url().safeParse(value).success && typeof value === "string"
    ? good(value)
    : bad("Operation value must be a URL");

const readAnything: Reader = (value) => {
  const parsed = z.json().safeParse(value);
  return parsed.success ? good(parsed.data) : bad("Operation value must be JSON");
};

const READERS: Readonly<Record<CustomFieldKind, Reader>> = {
  select: readOption,
  multiselect: readOptions,
  textfield: readText,
  textarea: readDocument,
  float: readNumber,
  datepicker: readDate,
  datetime: readInstant,
  userpicker: readUser,
  labels: readLabels,
  url: readUrl,
  unknown: readAnything,
};

/** Sets a custom field; the patch holds this field's value alone, to be merged with the others. */
export const setCustomField = (jira: Jira, field: CustomField, value: unknown): CustomOutcome => {
  const read = value === null ? good(null) : READERS[field.kind](value, field, jira);
  return read.ok ? { ok: true, patch: { custom: { [field.id]: read.value } } } : read;
};
