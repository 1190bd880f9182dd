import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { lineId } from "../../src/domain/ids";
import type { Pages } from "../../src/ports/pages";
import { makePutTaskLinks } from "../../src/usecases/put-task-links";
import { aLink, doc, heading, item, LINE_OPTIONS, list, words } from "../builders/follow-ups";
import { aLedger, aPage, LOG, only, PAGE, recordsOf, settingsOf } from "../builders/ports";

const card = {
  type: "inlineCard",
  attrs: { url: "https://example.atlassian.net/browse/OPS-1" },
};
const MADE = item("local-1", [words("Add an alert")]);
const SHOWN = item("local-1", [words("Add an alert"), words(" "), card]);
const REFUSED = item("local-2", [words("Write a runbook")]);

/** A page with these items: the first has its task, the second has none, for Jira refused it. */
function putting(...items: readonly AdfNode[]) {
  let document: AdfDocument = doc(heading("Follow-ups"), list(...items));
  const second = { line: lineId("line-2"), localId: "local-2", text: "Write a runbook" };
  const links = [aLink(), aLink({ ...second, phase: "refused", task: undefined })];
  const put = makePutTaskLinks({
    ledgers: recordsOf([], [aLedger({ links })]).ledgers,
    pages: only<Pages>({
      find: async () => aPage({ document }),
      hasOpenDraft: async () => false,
      write: async (_, written) => {
        document = written;
      },
    }),
    settings: settingsOf(),
    log: LOG,
    browse: (key) => `https://example.atlassian.net/browse/${key}`,
    identify: LINE_OPTIONS.identify,
  });
  return { put: () => put(PAGE, false), items: () => document.content[1]?.content };
}

describe("writing task links", () => {
  it("puts the task's link into its line, and none into a line whose task was refused", async () => {
    const { put, items } = putting(MADE, REFUSED);

    expect(await put()).toEqual({ written: 1, overDraft: false });
    expect(items()).toEqual([SHOWN, REFUSED]);
  });

  it("writes nothing where every link is there", async () => {
    const { put, items } = putting(SHOWN, REFUSED);

    expect(await put()).toEqual({ written: 0, overDraft: false });
    expect(items()).toEqual([SHOWN, REFUSED]);
  });
});
