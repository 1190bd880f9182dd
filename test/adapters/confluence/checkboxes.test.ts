import { confluenceCheckboxes } from "../../../src/adapters/confluence/checkboxes";
import { documentOf, paragraph, text } from "../../../src/domain/adf";
import { pageId } from "../../../src/domain/ids";
import { answering } from "../../builders/answering";

const bodyOf = (words: string): string => JSON.stringify(documentOf([paragraph(text(words))]));

const wireTask = (id: string, value: string) => ({
  id,
  localId: id,
  status: "incomplete",
  body: { atlas_doc_format: { representation: "atlas_doc_format", value } },
});

describe("checkboxes", () => {
  it("are listed beside blank ones, whose body is empty", async () => {
    const results = [wireTask("1", ""), wireTask("2", bodyOf("Add an alert"))];
    const send = answering(() => ({ json: { results, _links: {} } }));

    const boxes = await confluenceCheckboxes(send).ofPage(pageId("77"));

    expect(boxes.map((box) => box.text)).toEqual(["", "Add an alert"]);
  });

  it("are read to the last page of their list", async () => {
    const next = "/wiki/api/v2/tasks?page-id=77&limit=250&cursor=second";
    const send = answering(({ path }) =>
      path.includes("cursor=second")
        ? { json: { results: [wireTask("3", bodyOf("three"))], _links: {} } }
        : {
            json: {
              results: [wireTask("1", bodyOf("one")), wireTask("2", bodyOf("two"))],
              _links: { next },
            },
          },
    );

    const boxes = await confluenceCheckboxes(send).ofPage(pageId("77"));

    expect(boxes.map((box) => box.text)).toEqual(["one", "two", "three"]);
  });
});
