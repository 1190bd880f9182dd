import type { AdfNode } from "../../src/contract/adf";
import {
  documentOf,
  expand,
  heading,
  mapNodes,
  paragraph,
  rule,
  taskItem,
  taskList,
  text,
} from "../../src/domain/adf";
import { issueId } from "../../src/domain/ids";
import { findMarker, macroNode, withMarker, type Marker } from "../../src/domain/marker";
import { schemaErrors } from "../builders/valid-adf";

const aMarker = (overrides: Partial<Marker> = {}): Marker => ({
  appId: "app",
  environmentId: "environment",
  incidentIds: [issueId("10001"), issueId("10002")],
  claimId: "claim-1",
  localId: "marker-1",
  ...overrides,
});

const macro = macroNode(aMarker());
const followUps = [
  heading(2, "Follow-ups"),
  taskList("list", [taskItem("one", text("Raise the limit"))]),
];

const withParameters = (parameters: unknown): AdfNode => ({
  ...macro,
  attrs: { ...macro.attrs, parameters },
});

describe("macroNode", () => {
  it("is a node that Confluence takes", () => {
    expect(schemaErrors(documentOf([macro]))).toEqual([]);
  });

  it("names the app, its environment and the module", () => {
    expect(macro.attrs?.["extensionKey"]).toBe("app/environment/static/postmortem-follow-ups");
  });
});

describe("findMarker", () => {
  const marker = { incidentIds: ["10001", "10002"], claimId: "claim-1" };

  it.each<[string, AdfNode]>([
    ["as it was written", macro],
    ["inside another node", expand("More", [macro])],
    ["of another environment", macroNode(aMarker({ environmentId: "other" }))],
    [
      "with attributes that Confluence added",
      {
        ...macro,
        marks: [],
        attrs: { ...macro.attrs, forgeEnvironment: "PRODUCTION", layout: "wide" },
      },
    ],
    [
      "with guest parameters alone",
      withParameters({ guestParams: { incidents: " 10001, 10002,", claim: "claim-1" } }),
    ],
  ])("finds the marker %s", (_, node) => {
    expect(findMarker(documentOf([rule(), node]))).toEqual(marker);
  });

  it("reads parameters that came back as numbers", () => {
    const node = withParameters({ guestParams: { incidents: 10001, claim: 7 } });

    expect(findMarker(documentOf([node]))).toEqual({ incidentIds: ["10001"], claimId: "7" });
  });

  it("finds the first of several", () => {
    const second = macroNode(aMarker({ claimId: "claim-2" }));

    expect(findMarker(documentOf([macro, second]))?.claimId).toBe("claim-1");
  });

  it.each<[string, AdfNode]>([
    [
      "another app's macro",
      { type: "extension", attrs: { extensionKey: "app/env/static/drawio" } },
    ],
    ["an extension without a key", { type: "extension" }],
    ["a macro put in by hand", withParameters({})],
    ["a macro without parameters", withParameters(undefined)],
    ["parameters of another shape", withParameters({ guestParams: { claim: ["claim-1"] } })],
  ])("takes %s for no marker", (_, node) => {
    expect(findMarker(documentOf([node]))).toBeUndefined();
  });
});

describe("withMarker", () => {
  const ending = [heading(2, "Appendix"), paragraph(text("Graphs"))];

  it("puts the marker at the end of the follow-ups section", () => {
    const document = documentOf([rule(), ...followUps, heading(3, "Later"), ...ending]);

    const { content } = withMarker(document, macro);

    expect(content).toEqual([rule(), ...followUps, heading(3, "Later"), macro, ...ending]);
  });

  it("puts it at the end when the section is the last one, or when there is none", () => {
    expect(withMarker(documentOf(followUps), macro).content).toEqual([...followUps, macro]);
    expect(withMarker(documentOf(ending), macro).content).toEqual([...ending, macro]);
  });

  it("knows the section by the headings of the settings", () => {
    const document = documentOf([heading(2, "NÄCHSTE Schritte:"), rule(), ...ending]);

    const { content } = withMarker(document, macro, ["Nächste Schritte"]);

    expect(content[2]).toBe(macro);
  });

  it("takes a heading without words for no section", () => {
    const document = documentOf([{ type: "heading", attrs: { level: 2 } }, ...ending]);

    expect(withMarker(document, macro).content.at(-1)).toBe(macro);
  });

  it("replaces the marker of another claim where it stands", () => {
    const older = macroNode(aMarker({ claimId: "older" }));
    const document = documentOf([expand("More", [older]), ...followUps]);

    const { content } = withMarker(document, macro);

    expect(content).toEqual([expand("More", [macro]), ...followUps]);
    expect(content[1]).toBe(document.content[1]);
  });

  it("leaves one marker of several", () => {
    const second = macroNode(aMarker({ claimId: "second" }));
    const document = documentOf([second, ...followUps, expand("Copy", [second]), macro]);

    const after = withMarker(document, macro);

    expect(after.content).toEqual([
      macro,
      ...followUps,
      expand("Copy", [paragraph()]),
      paragraph(),
    ]);
    expect(schemaErrors(after)).toEqual([]);
  });

  it("changes nothing the second time", () => {
    const once = withMarker(documentOf(followUps), macro);

    expect(withMarker(once, macro)).toEqual(once);
    expect(mapNodes(once, (node) => node)).toBe(once);
  });
});
