import { remarksOf } from "../../../static/start-dialog/before-you-start";
import { openedState } from "../../../static/start-dialog/opened-state";
import type { Form, ReadyView } from "../../../static/start-dialog/start-state";
import { aCheck, aReadyView, aTemplate, failure, ok } from "../builders";

const remarks = (view: ReadyView, change: Partial<Form> = {}): readonly string[] => {
  const state = openedState(ok(view));
  if (state.kind !== "form") throw new Error("expected the form");
  return remarksOf(view, { ...state.form, ...change }).map(({ tone, say }) => `${tone}: ${say}`);
};

describe("remarksOf", () => {
  it("draws no attention when all is well", () => {
    expect(remarks(aReadyView())).toEqual([
      "fine: You can add pages in Operations.",
      "fine: The title is free.",
      "fine: 9 of 10 blanks are filled. For you to write: Root cause.",
      "fine: Each follow-up becomes a Task in Operations.",
    ]);
  });

  it("puts what needs attention first", () => {
    const view = aReadyView({
      check: aCheck({ canCreate: false, refusal: "You can't add pages here." }),
      tasks: { projectName: "Operations", issueTypeName: "Task", missingFields: ["Team", "Area"] },
      notes: ["2 follow-ups are still open."],
    });

    expect(remarks(view).slice(0, 3)).toEqual([
      "attention: You can't add pages here.",
      "attention: Follow-ups can't become a Task in Operations: it asks for Team and Area, which this app can't fill. Ask a Jira admin to make that optional.",
      "attention: 2 follow-ups are still open.",
    ]);
  });

  it("says that it is still checking", () => {
    expect(remarks(aReadyView(), { title: "Another" })[0]).toBe(
      "waiting: Checking the place and the title…",
    );
  });

  it("says what could not be checked", () => {
    const of = { spaceId: "1", parentId: undefined, title: "Postmortem: Checkout down" };

    expect(remarks(aReadyView(), { check: { kind: "failed", of, failure: failure() } })[0]).toBe(
      `attention: Couldn't check the place: ${failure().message}`,
    );
  });

  it("says nothing of blanks that a template does not have", () => {
    const view = aReadyView({
      templates: [aTemplate({ blanks: { filled: 0, total: 0, open: [] } })],
    });

    expect(remarks(view).some((say) => say.includes("blanks"))).toBe(false);
  });

  it("says that follow-ups stay lines when no project takes them", () => {
    expect(remarks(aReadyView({ tasks: undefined }))[0]).toMatch(
      /^attention: Jira shows you no issue type/,
    );
  });
});
