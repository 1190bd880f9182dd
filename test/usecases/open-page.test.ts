import type { AdfNode } from "../../src/contract/adf";
import type { Claim } from "../../src/ports/claims";
import type { Ledger } from "../../src/ports/ledgers";
import type { Page, Pages } from "../../src/ports/pages";
import type { Tasks } from "../../src/ports/tasks";
import { pageId } from "../../src/domain/ids";
import { makeOpenPage } from "../../src/usecases/open-page";
import { doc, heading, item, LINE_OPTIONS, list, words } from "../builders/follow-ups";
import {
  aClaim,
  aLedger,
  aPage,
  CLOCK,
  markedBy,
  only,
  PAGE,
  recordsOf,
  settingsOf,
} from "../builders/ports";

const ORIGINAL = pageId("70002");

const open = (page: Page | undefined, ledgers: readonly Ledger[], claims: readonly Claim[] = []) =>
  makeOpenPage({
    ...recordsOf(claims, ledgers),
    pages: only<Pages>({ find: async () => page, mayEdit: async () => true }),
    tasks: only<Tasks>({ read: async () => [] }),
    settings: settingsOf(),
    clock: CLOCK,
    browse: (key) => `https://example.atlassian.net/browse/${key}`,
    identify: LINE_OPTIONS.identify,
  })(PAGE, "UTC");

describe("opening a page that is no postmortem", () => {
  it.each([
    ["this person can't see it", undefined, [aLedger()]],
    ["it bears no marker of ours", aPage(), []],
  ])("says that it is none when %s", async (_, page, ledgers) => {
    expect(await open(page, ledgers)).toEqual({ kind: "not-a-postmortem" });
  });
});

describe("opening a copy of a postmortem", () => {
  const copy = aPage({ document: markedBy("claim-1") });
  const original = aLedger({ page: ORIGINAL, url: "https://example.atlassian.net/wiki/original" });
  const claim = aClaim({ phase: "linked", page: ORIGINAL });

  it.each<[string, readonly Ledger[], readonly Claim[], string | undefined]>([
    ["leads to the original", [original], [claim], original.url],
    [
      "leads nowhere when the original was deleted for good",
      [{ ...original, gone: true }],
      [claim],
      undefined,
    ],
    ["leads nowhere while the original is being made", [], [aClaim()], undefined],
    [
      "leads nowhere when nobody knows of an original: it came from another site",
      [],
      [],
      undefined,
    ],
  ])("%s", async (_, ledgers, claims, originalUrl) => {
    expect(await open(copy, ledgers, claims)).toEqual({ kind: "copy", originalUrl });
  });
});

describe("a new line that names an issue", () => {
  const card: AdfNode = {
    type: "inlineCard",
    attrs: { url: "https://example.atlassian.net/browse/OPS-7" },
  };
  const withLine = (...content: readonly AdfNode[]) =>
    aPage({ document: doc(heading("Follow-ups"), list(item("local-1", content))) });

  it.each([
    ["in its own words", withLine(words("Add an alert "), card), "Add an alert"],
    ["by the issue's key when it says nothing else", withLine(card), "OPS-7"],
  ])("is shown %s", async (_, page, text) => {
    expect(await open(page, [aLedger()])).toMatchObject({
      kind: "postmortem",
      newLines: [{ text, takes: "OPS-7" }],
    });
  });
});
