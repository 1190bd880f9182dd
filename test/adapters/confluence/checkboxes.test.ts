import { confluenceCheckboxes } from "../../../src/adapters/confluence/checkboxes";
import { documentOf, paragraph, text } from "../../../src/domain/adf";
import { pageId } from "../../../src/domain/ids";
import { answering } from "../../builders/answering";

const wireTask = (id: string, value: string) => ({
  id,
  localId: id,
  status: "incomplete",
  body: { atlas_doc_format: { representation: "atlas_doc_format", value } },
});

describe("checkboxes", () => {
  it("are listed beside blank ones, whose body is empty", async () => {
    const words = JSON.stringify(documentOf([paragraph(text("Add an alert"))]));
    const results = [wireTask("1", ""), wireTask("2", words)];
    const send = answering(() => ({ json: { results, _links: {} } }));

    const boxes = await confluenceCheckboxes(send).ofPage(pageId("77"));

    expect(boxes.map((box) => box.text)).toEqual(["", "Add an alert"]);
  });
});
