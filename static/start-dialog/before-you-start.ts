import type { TemplateView } from "../../src/contract/views";
import { listed } from "../ui/words";
import { checkNow, placeOf, type Form, type ReadyView } from "./start-state";

/** `attention` is worth reading before *Create* is pressed; `fine` draws no attention. */
export type Remark = {
  readonly key: string;
  readonly tone: "fine" | "waiting" | "attention";
  readonly say: string;
};

/** What a person should know before the page is created, most pressing first. */
export function remarksOf(view: ReadyView, form: Form): readonly Remark[] {
  const template = view.templates.find((one) => one.id === form.templateId);
  const remarks = [
    ...placeRemarks(view, form),
    ...blanksRemarks(template),
    ...taskRemarks(view),
    ...view.notes.map((say, index) => remark(`note-${index}`, "attention", say)),
  ];
  return ["attention", "waiting", "fine"].flatMap((tone) =>
    remarks.filter((one) => one.tone === tone),
  );
}

const remark = (key: string, tone: Remark["tone"], say: string): Remark => ({ key, tone, say });

function placeRemarks(view: ReadyView, form: Form): readonly Remark[] {
  if (placeOf(form) === undefined) return [];
  const space = view.spaces.find((one) => one.id === form.spaceId)?.name ?? "this space";
  const check = checkNow(form);
  if (form.check.kind === "failed") {
    return [
      remark("place", "attention", `Couldn't check the place: ${form.check.failure.message}`),
    ];
  }
  if (check === undefined) return [remark("place", "waiting", "Checking the place and the title…")];
  const place = check.canCreate
    ? remark("place", "fine", `You can add pages in ${space}.`)
    : remark("place", "attention", check.refusal ?? `You can't add pages in ${space}.`);
  return [place, ...TITLE_REMARKS[check.title.kind]];
}

const TITLE_REMARKS = {
  free: [remark("title", "fine", "The title is free.")],
  taken: [remark("title", "attention", "The title is taken. A free one is offered beside it.")],
  unknown: [remark("title", "waiting", "Whether the title is free turns out when it is created.")],
} as const;

function blanksRemarks(template: TemplateView | undefined): readonly Remark[] {
  if (template === undefined || template.blanks.total === 0) return [];
  const { filled, total, open } = template.blanks;
  const rest = open.length === 0 ? "" : ` For you to write: ${listed(open)}.`;
  return [remark("blanks", "fine", `${filled} of ${total} blanks are filled.${rest}`)];
}

function taskRemarks({ tasks }: ReadyView): readonly Remark[] {
  if (tasks === undefined) {
    const say =
      "Jira shows you no issue type that follow-ups could have. The app makes them by itself; where it can't, the page says why.";
    return [remark("tasks", "attention", say)];
  }
  const where = `${tasks.issueTypeName} in ${tasks.projectName}`;
  if (tasks.missingFields.length === 0) {
    return [remark("tasks", "fine", `Each follow-up becomes a ${where}.`)];
  }
  const fields = listed(tasks.missingFields);
  const say = `Follow-ups can't become a ${where}: it asks for ${fields}, which this app can't fill. Ask a Jira admin to make that optional.`;
  return [remark("tasks", "attention", say)];
}
