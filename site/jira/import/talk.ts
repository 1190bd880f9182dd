import { adfProblem, documentOf, plainText } from "../adf";
import type { ChangeItem, Comment, History, Json } from "../state";
import { parseInstant } from "../time";
import { adoptUser, jsonOf, reserveId, type Import } from "./adopt";
import type { WireHistoryItem, WireIssue } from "./wire";

/** A document as it is; older Jiras give text, which becomes plain paragraphs. */
export const textOf = ({ warn }: Import, value: unknown, what: string): Json => {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return documentOf(value);
  const problem = adfProblem(value);
  if (problem === undefined) return jsonOf(value);
  warn(`${what} is no valid document (${problem}): its words were kept`);
  return documentOf(plainText(jsonOf(value)));
};

/** Milliseconds; the issue's own text for an instant that is none. */
export const instant = (text: string | null | undefined, fallback: number): number => {
  const ms = text === null || text === undefined ? NaN : parseInstant(text);
  return Number.isNaN(ms) ? fallback : ms;
};

/** The `toString` of an item, which every object has in some form. */
const words = (item: WireHistoryItem): string | null => {
  const own: unknown = Object.hasOwn(item, "toString") ? Reflect.get(item, "toString") : null;
  return typeof own === "string" ? own : null;
};

const itemOf = (item: WireHistoryItem): ChangeItem => ({
  field: item.field,
  fieldtype: item.fieldtype === "custom" ? "custom" : "jira",
  fieldId: item.fieldId ?? "",
  from: item.from ?? null,
  fromString: item.fromString ?? null,
  to: item.to ?? null,
  toString: words(item),
});

/** The issue's history, oldest first. */
export const historiesOf = (to: Import, { changelog }: WireIssue): readonly History[] => {
  const wire = changelog?.histories ?? [];
  const missing = (changelog?.total ?? wire.length) - wire.length;
  if (changelog === undefined) to.warn("no history came with it");
  if (missing > 0) to.warn(`${missing} older entries of the history did not come with it`);
  return wire
    .map((history): History => {
      reserveId(to.state, history.id);
      return {
        id: history.id,
        authorId: adoptUser(to, history.author),
        created: instant(history.created, 0),
        items: history.items.map(itemOf),
      };
    })
    .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
};

/** The issue's comments, oldest first. */
export const commentsOf = (to: Import, { fields }: WireIssue): readonly Comment[] => {
  const wire = fields.comment?.comments ?? [];
  const missing = (fields.comment?.total ?? wire.length) - wire.length;
  if (missing > 0) to.warn(`${missing} comments did not come with it`);
  return wire
    .map((comment): Comment => {
      reserveId(to.state, comment.id);
      const created = instant(comment.created, 0);
      return {
        id: comment.id,
        authorId: adoptUser(to, comment.author),
        updateAuthorId: adoptUser(to, comment.updateAuthor ?? comment.author),
        body: textOf(to, comment.body, `comment ${comment.id}`) ?? documentOf("–"),
        created,
        updated: instant(comment.updated, created),
        ...(comment.visibility ? { [comment.visibility.type]: comment.visibility.value } : {}),
        ...(comment.jsdPublic === false ? { internal: true } : {}),
      };
    })
    .sort((a, b) => a.created - b.created);
};
