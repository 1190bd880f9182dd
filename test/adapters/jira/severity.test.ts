import { severityOf } from "../../../src/adapters/jira/severity";

const documentWords = (): string => "words of a document";

const found = (
  fields: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
  wanted?: string,
): string | undefined => severityOf(fields, names, { wanted, documentWords });

describe("the severity of an issue", () => {
  it.each([
    ["a text", " SEV-1 ", "SEV-1"],
    ["a number", 2, "2"],
    ["a choice", { id: "1", value: "Major" }, "Major"],
    ["something with a name", { id: "1", name: "S2" }, "S2"],
    ["choices in levels", { value: "High", child: { value: "Many users" } }, "High – Many users"],
    ["several choices", [{ value: "EU" }, { value: "US" }], "EU, US"],
    ["several texts", ["one", "two"], "one, two"],
    ["a long text", { type: "doc", version: 1, content: [] }, "words of a document"],
    ["nothing", null, undefined],
    ["an empty text", "  ", undefined],
    ["no choice of several", [], undefined],
    ["what nobody expects", { strange: true }, undefined],
  ])("is read from %s", (_, value, told) => {
    expect(found({ customfield_1: value }, { customfield_1: "Severity" })).toBe(told);
  });

  it("is that of the field that says something, where several bear the name", () => {
    const fields = { customfield_1: null, customfield_2: { value: "SEV-2" } };
    const names = { customfield_1: "Severity", customfield_2: "severity " };

    expect(found(fields, names)).toBe("SEV-2");
  });

  it("is that of the field that settings name, by its id or by its name", () => {
    const fields = { customfield_1: "wrong", customfield_2: null, customfield_3: "right" };
    const names = { customfield_1: "Severity", customfield_2: "Grade", customfield_3: "Grade" };

    expect(found(fields, names, "customfield_3")).toBe("right");
    expect(found(fields, names, "Grade")).toBe("right");
    expect(found(fields, names, "customfield_2")).toBeUndefined();
  });
});
