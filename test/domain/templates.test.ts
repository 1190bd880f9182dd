import fc from "fast-check";
import type { AdfDocument, AdfNode } from "../../src/contract/adf";
import { mention, paragraph, plainText, text, walk } from "../../src/domain/adf";
import { valuesOf } from "../../src/domain/blanks";
import { checkDocument, documentBytes, withTaskIds } from "../../src/domain/document";
import { lineId } from "../../src/domain/ids";
import type { Incident } from "../../src/domain/incident";
import { hasText, linesOf } from "../../src/domain/line";
import { findMarker, macroNode, withMarker } from "../../src/domain/marker";
import { fillTemplate, type FilledTemplate, type Template } from "../../src/domain/template";
import { BUILT_IN_TEMPLATES, findTemplate } from "../../src/domain/templates/built-in";
import {
  aChange,
  aComment,
  aLinkedIssue,
  anIncident,
  aPerson,
  aRichIncident,
} from "../builders/an-incident";
import { realIncidents } from "../builders/real-issues";
import { schemaErrors } from "../builders/valid-adf";
import { describeShared, sharedPath } from "../setup/shared";

const fill = (template: Template, incident: Incident): FilledTemplate =>
  fillTemplate(
    template,
    valuesOf(incident, {
      timeZone: "Europe/Berlin",
      stage: "draft",
      title: incident.summary,
      now: "2026-11-22T09:00:00.000Z",
    }),
  );

/** Everything that a template says, its prompts too. */
function wordsOf(nodes: readonly AdfNode[]): string {
  const words: string[] = [];
  walk({ type: "doc", content: nodes }, (node) => {
    const shown = node.text ?? node.attrs?.["text"] ?? node.attrs?.["title"];
    if (typeof shown === "string") words.push(shown);
  });
  return words.join("\n");
}

const headingsOf = ({ content }: AdfDocument): readonly AdfNode[] =>
  content.filter((node) => node.type === "heading");

const templates = BUILT_IN_TEMPLATES.map((template) => [template.name, template] as const);

describe("the templates of the app", () => {
  it("have ids of their own, by which they are found", () => {
    const ids = BUILT_IN_TEMPLATES.map(({ id }) => id);

    expect(ids).toEqual(["brief", "how", "full"]);
    expect(ids.map((id) => findTemplate(id)?.id)).toEqual(ids);
    expect(findTemplate("other")).toBeUndefined();
  });

  describe.each(templates)("%s", (_, template) => {
    it("is filled from an incident of which everything is known", () => {
      const { document, open, filled, total } = fill(template, aRichIncident());

      expect(schemaErrors(document)).toEqual([]);
      expect({ open, filled }).toEqual({ open: [], filled: total });
      expect(plainText(document.content)).not.toContain("{{");
    });

    it("is valid for an incident of which nothing is known", () => {
      const nothing = anIncident({ summary: "", created: "", url: "" });

      const { document, open } = fill(template, nothing);

      expect(schemaErrors(document)).toEqual([]);
      expect(open).toContain("Severity");
      expect(wordsOf(document.content)).toContain("Severity: not known yet");
    });

    it("begins with the facts and ends with one blank follow-up", () => {
      const { document } = fill(template, aRichIncident());

      const [heading, list] = document.content.slice(-2);
      expect(document.content[0]?.type).toBe("table");
      expect(plainText([heading!])).toBe("Follow-ups");
      expect(list).toMatchObject({
        type: "taskList",
        content: [{ type: "taskItem", content: [{ type: "placeholder" }] }],
      });
    });

    it("holds one line that becomes no task, even when the issue has tasks of its own", () => {
      const incident = aRichIncident({
        description: [
          { type: "heading", attrs: { level: 2 }, content: text("Follow-ups") },
          { type: "taskList", content: [{ type: "taskItem", content: text("Call the bank") }] },
        ],
      });

      const lines = linesOf(fill(template, incident).document, {
        headings: ["Follow-ups"],
        priorities: ["P1"],
        identify: lineId,
      });

      expect(lines.map(hasText)).toEqual([false]);
    });

    it("has headings of the second level alone", () => {
      const levels = headingsOf(fill(template, aRichIncident()).document).map(
        (node) => node.attrs?.["level"],
      );

      expect(new Set(levels)).toEqual(new Set([2]));
    });

    it("asks what and how, and blames nobody", () => {
      const words = wordsOf(template.body);

      expect(words).not.toMatch(
        /\b(why|who|whose|whom|blame|fault|guilty|mistakes?|careless|human error|should have|failed to|root cause)\b/iu,
      );
    });

    it("takes the marker behind its follow-ups", () => {
      const { document } = fill(template, aRichIncident());
      const macro = macroNode({
        appId: "a",
        environmentId: "e",
        incidentIds: [],
        claimId: "c",
        localId: "m",
      });

      const marked = withMarker(document, macro);

      expect(marked.content.at(-1)).toBe(macro);
      expect(findMarker(marked)?.claimId).toBe("c");
      expect(schemaErrors(marked)).toEqual([]);
    });

    it("has ids for its tasks, and comes through the check of documents", () => {
      const { document } = fill(template, aRichIncident());

      expect(withTaskIds(document, () => "new")).toBe(document);
      expect(checkDocument(document)).toBe(document);
    });

    it("stays small enough for one call with a long incident", () => {
      const long = "x".repeat(3000);
      const incident = aRichIncident({
        description: Array.from({ length: 10 }, () => paragraph(text(long))),
        comments: Array.from({ length: 400 }, (_unused, number) =>
          aComment({
            at: new Date(1_800_000_000_000 + number).toISOString(),
            body: [paragraph(text(long))],
          }),
        ),
      });

      expect(documentBytes(fill(template, incident).document)).toBeLessThan(300_000);
    });
  });

  it("are valid whatever people write", () => {
    const words = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        "",
        " ",
        "<script>",
        "&",
        "@all",
        "{{summary}}",
        "{{x}}",
        "עברית",
        "👩‍🚒",
        "\u0000",
        "]]>",
      ),
    );
    const person = fc.option(
      words.map((name) => aPerson({ name })),
      { nil: undefined },
    );
    const incidents = fc.record({
      summary: words,
      severity: words,
      priority: words,
      reporter: person,
      list: fc.array(words),
    });
    fc.assert(
      fc.property(incidents, words, ({ list, ...fields }, written) => {
        const incident = anIncident({
          ...fields,
          components: list,
          labels: list,
          links: list.map((summary) => aLinkedIssue({ summary, relation: written })),
          description: [paragraph([...text(written), mention("x", written)])],
          history: list.map((to) => aChange({ to, author: undefined })),
          comments: list.map((body) => aComment({ body: [paragraph(text(body))] })),
        });

        for (const template of BUILT_IN_TEMPLATES) {
          expect(schemaErrors(fill(template, incident).document)).toEqual([]);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describeShared("the templates, filled from real issues", () => {
  it.each(realIncidents(sharedPath("data", "jira", "issues")))("%s", (_, incident) => {
    for (const template of BUILT_IN_TEMPLATES) {
      const { document, filled } = fill(template, incident);

      expect(schemaErrors(document)).toEqual([]);
      expect(filled).toBeGreaterThan(3);
    }
  });
});
