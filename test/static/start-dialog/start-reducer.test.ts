import type { AdfDocument } from "../../../src/contract/adf";
import type { StartAction } from "../../../static/start-dialog/start-action";
import { startReducer } from "../../../static/start-dialog/start-reducer";
import {
  choicesOf,
  dueCheck,
  isEdited,
  isStale,
  type FormState,
  type StartState,
} from "../../../static/start-dialog/start-state";
import {
  aCheck,
  aPostmortem,
  aReadyView,
  aTemplate,
  anIncidentView,
  failure,
  ok,
} from "../builders";

const document: AdfDocument = { type: "doc", version: 1, content: [] };
const edited: AdfDocument = { ...document, content: [{ type: "rule" }] };
const blanks = { filled: 9, total: 10, open: ["Root cause"] };

const run = (state: StartState, ...actions: readonly StartAction[]): StartState =>
  actions.reduce(startReducer, state);

const asForm = (state: StartState): FormState => {
  if (state.kind !== "form") throw new Error(`expected the form, got ${state.kind}`);
  return state;
};

const formAfter = (...actions: readonly StartAction[]): FormState =>
  asForm(run({ kind: "loading" }, { type: "opened", reply: ok(aReadyView()) }, ...actions));

const previewed = (state: FormState): FormState => {
  const of = choicesOf(state.form);
  const reply = ok({ document, blanks });
  return asForm(run(state, { type: "preview-asked", of }, { type: "previewed", of, reply }));
};

const withEdits = (): FormState =>
  asForm(
    run(
      previewed(formAfter()),
      { type: "edit-started" },
      { type: "touched" },
      { type: "edit-ended", document: edited },
    ),
  );

describe("opening the dialog", () => {
  it("shows a postmortem that is there already", () => {
    const view = {
      kind: "existing",
      incident: anIncidentView(),
      postmortem: aPostmortem(),
    } as const;

    const state = run({ kind: "loading" }, { type: "opened", reply: ok(view) });

    expect(state).toEqual(view);
  });

  it("starts with the recommended template, wherever it stands in the list", () => {
    const templates = [aTemplate(), aTemplate({ id: "full", recommended: "SEV-1" })];
    const reply = ok(aReadyView({ templates }));

    const state = asForm(run({ kind: "loading" }, { type: "opened", reply }));

    expect(state.form.templateId).toBe("full");
  });

  it("asks nothing about the place that the first answer already knows", () => {
    expect(dueCheck(formAfter().form)).toBeUndefined();
  });

  it("can be tried again after a failure", () => {
    const failed = run({ kind: "loading" }, { type: "opened", reply: failure() });

    expect(failed.kind).toBe("failed");
    expect(run(failed, { type: "opening" })).toEqual({ kind: "loading" });
  });
});

describe("place and title", () => {
  it("are asked about again when the title changes", () => {
    const { form } = formAfter({ type: "title-typed", title: " Another " });

    expect(dueCheck(form)).toEqual({ spaceId: "1", parentId: undefined, title: "Another" });
  });

  it("are not asked about while there is no title", () => {
    expect(dueCheck(formAfter({ type: "title-typed", title: "  " }).form)).toBeUndefined();
  });

  it("ignore an answer about a title that is no longer there", () => {
    const of = { spaceId: "1", parentId: undefined, title: "Old" };
    const reply = ok(aCheck({ canCreate: false }));

    const state = formAfter(
      { type: "title-typed", title: "Old" },
      { type: "place-asked", of },
      { type: "title-typed", title: "New" },
      { type: "place-checked", of, reply },
    );

    expect(state.form.check).toEqual({ kind: "asked", of });
  });

  it("forget the parent when another space is chosen", () => {
    const state = formAfter(
      { type: "parent-chosen", parent: { id: "5", title: "Home" } },
      { type: "space-chosen", spaceId: "2" },
    );

    expect(state.form.parent).toBeUndefined();
    expect(dueCheck(state.form)).toMatchObject({ spaceId: "2", parentId: undefined });
  });

  it("ignore the pages of a space that is no longer chosen", () => {
    const state = formAfter(
      { type: "parents-asked" },
      { type: "space-chosen", spaceId: "2" },
      { type: "parents-listed", spaceId: "1", reply: ok([{ id: "5", title: "Home" }]) },
    );

    expect(state.form.parents).toEqual({ kind: "unasked" });
  });
});

describe("the document beside the fields", () => {
  it("is stale once the choices that it was rendered from change", () => {
    const shown = previewed(formAfter());

    expect(isStale(shown.form)).toBe(false);
    expect(isStale(asForm(run(shown, { type: "stage-chosen", stage: "in-review" })).form)).toBe(
      true,
    );
  });

  it("stays in view until the next rendering is there", () => {
    const shown = previewed(formAfter());

    const state = asForm(run(shown, { type: "preview-asked", of: "other" }));

    expect(state.form.sheet).toMatchObject({ kind: "shown", awaiting: "other" });
  });

  it("ignores a rendering that nobody waits for", () => {
    const shown = previewed(formAfter());

    const late = run(shown, { type: "previewed", of: "older", reply: failure() });

    expect(late).toEqual(shown);
  });

  it("keeps what was edited, and is not rendered again over it", () => {
    const { form } = withEdits();

    expect(form.sheet).toMatchObject({ edited, mode: "reading" });
    expect(isStale({ ...form, title: "Another" })).toBe(false);
  });

  it("keeps nothing when the editor was only looked at", () => {
    const state = asForm(
      run(
        previewed(formAfter()),
        { type: "edit-started" },
        { type: "edit-ended", document: edited },
      ),
    );

    expect(isEdited(state.form.sheet)).toBe(false);
  });
});

describe("what throws edits away", () => {
  it("asks before the template is switched, and keeps everything on no", () => {
    const before = withEdits();

    const asking = asForm(run(before, { type: "template-chosen", templateId: "full" }));
    const after = asForm(run(asking, { type: "question-answered", yes: false }));

    expect(asking.phase).toEqual({
      kind: "asking",
      question: { kind: "switch-template", templateId: "full" },
    });
    expect(after.form).toEqual(before.form);
  });

  it("switches the template on yes, without the edits", () => {
    const state = asForm(
      run(
        withEdits(),
        { type: "template-chosen", templateId: "full" },
        { type: "question-answered", yes: true },
      ),
    );

    expect(state.form.templateId).toBe("full");
    expect(isEdited(state.form.sheet)).toBe(false);
    expect(isStale(state.form)).toBe(true);
  });

  it("switches the template at once while nothing was edited", () => {
    const state = formAfter({ type: "template-chosen", templateId: "full" });

    expect(state.phase).toEqual({ kind: "choosing" });
    expect(state.form.templateId).toBe("full");
  });

  it("resets to the rendered document on yes", () => {
    const state = asForm(
      run(
        withEdits(),
        { type: "question-asked", question: { kind: "reset" } },
        { type: "question-answered", yes: true },
      ),
    );

    expect(state.form.sheet).toMatchObject({ rendered: document, edited: undefined });
  });
});

describe("creating", () => {
  const createdReply = ok({
    kind: "created",
    pageId: "77",
    url: "https://example.atlassian.net/wiki/77",
    title: "Postmortem",
    pending: [],
  } as const);

  it("waits for a form that is not complete", () => {
    const state = formAfter({ type: "title-typed", title: "" }, { type: "create-pressed" });

    expect(state.phase).toEqual({ kind: "incomplete" });
  });

  it("is not started twice", () => {
    const creating = formAfter({ type: "create-pressed" });

    expect(creating.phase).toEqual({ kind: "creating" });
    expect(run(creating, { type: "create-pressed" })).toBe(creating);
  });

  it("cannot be left by a question while it works", () => {
    const creating = formAfter({ type: "create-pressed" });

    expect(run(creating, { type: "question-asked", question: { kind: "leave" } })).toBe(creating);
  });

  it("shows the page", () => {
    const state = run(formAfter({ type: "create-pressed" }), {
      type: "created",
      reply: createdReply,
    });

    expect(state).toMatchObject({ kind: "created", created: { pageId: "77" } });
  });

  it("keeps everything that was typed when it fails", () => {
    const before = withEdits();

    const state = asForm(
      run(before, { type: "create-pressed" }, { type: "created", reply: failure() }),
    );

    expect(state.form).toEqual(before.form);
    expect(state.phase).toEqual({ kind: "failed", failure: failure() });
  });

  it.each(["title-taken", "no-page-permission", "place-not-found"] as const)(
    "checks the place again after %s",
    (code) => {
      const state = formAfter(
        { type: "create-pressed" },
        { type: "created", reply: failure({ code }) },
      );

      expect(dueCheck(state.form)).toBeDefined();
    },
  );

  it("takes the failure away when the form changes", () => {
    const state = formAfter(
      { type: "create-pressed" },
      { type: "created", reply: failure() },
      { type: "space-chosen", spaceId: "2" },
    );

    expect(state.phase).toEqual({ kind: "choosing" });
  });
});
