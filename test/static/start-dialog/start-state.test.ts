import { openedState } from "../../../static/start-dialog/opened-state";
import { gapsOf, TITLE_LENGTH, type Form } from "../../../static/start-dialog/start-state";
import { aCheck, aReadyView, ok } from "../builders";

function aForm(change: Partial<Form> = {}, check = aCheck()): Form {
  const state = openedState(ok(aReadyView({ check })));
  if (state.kind !== "form") throw new Error("expected the form");
  return { ...state.form, ...change };
}

const fields = (form: Form): readonly string[] => gapsOf(form).map(({ field }) => field);

describe("gapsOf", () => {
  it("finds none in a complete form", () => {
    expect(gapsOf(aForm())).toEqual([]);
  });

  it.each([
    ["no template", { templateId: "" }, ["template"]],
    ["no title", { title: "   " }, ["title"]],
    ["no space", { spaceId: "" }, ["place"]],
    ["a title that is too long", { title: "x".repeat(TITLE_LENGTH + 1) }, ["title"]],
    ["nothing at all", { templateId: "", title: "", spaceId: "" }, ["template", "title", "place"]],
  ] as const)("names the field for %s", (_name, change, expected) => {
    expect(fields(aForm(change))).toEqual(expected);
  });

  it("refuses a title that is known to be taken", () => {
    const check = aCheck({ title: { kind: "taken", url: undefined, free: "Other" } });

    expect(fields(aForm({}, check))).toEqual(["title"]);
  });

  it("says why a page cannot be added here, in the words of the check", () => {
    const check = aCheck({ canCreate: false, refusal: "You can't add pages in Operations." });

    expect(gapsOf(aForm({}, check))).toEqual([
      { field: "place", say: "You can't add pages in Operations." },
    ]);
  });

  it("does not hold an older check against a changed title", () => {
    const check = aCheck({ title: { kind: "taken", url: undefined, free: "Other" } });

    expect(gapsOf(aForm({ title: "Another" }, check))).toEqual([]);
  });
});
