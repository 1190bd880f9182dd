import { confluencePages } from "../../../src/adapters/confluence/pages";
import { documentOf } from "../../../src/domain/adf";
import { pageId, spaceId } from "../../../src/domain/ids";
import { answering } from "../../builders/answering";

const wirePage = (id: string, value: string) => ({
  id,
  spaceId: "1",
  title: `Page ${id}`,
  status: "current",
  body: { atlas_doc_format: { representation: "atlas_doc_format", value } },
  _links: { webui: `/spaces/OPS/pages/${id}` },
});

const newPage = {
  spaceId: spaceId("1"),
  parentId: undefined,
  title: "Checkout down",
  document: documentOf([]),
  hidden: false,
};

const ERROR = { status: 400, code: "INVALID_REQUEST_PARAMETER" };
const TAKEN = "A page with this title already exists in the space";

describe("a page that Confluence refuses for its title", () => {
  it.each([
    ["in the title of an error", { errors: [{ ...ERROR, title: TAKEN, detail: null }] }],
    ["in its detail", { errors: [{ ...ERROR, title: "Bad Request", detail: TAKEN }] }],
    ["in a message", { statusCode: 400, message: TAKEN }],
  ])("and says so %s, is refused as such", async (_, json) => {
    const send = answering(() => ({ status: 400, json }));

    await expect(confluencePages(send).create(newPage)).rejects.toMatchObject({
      code: "title-taken",
      subject: "Checkout down",
    });
  });
});

describe("a page without a body", () => {
  it("hides no other page of a list", async () => {
    const whole = wirePage("2", JSON.stringify(documentOf([])));
    const send = answering(() => ({ json: { results: [wirePage("1", ""), whole], _links: {} } }));

    const pages = await confluencePages(send).newest(spaceId("1"));

    expect(pages.map(({ document }) => document?.type)).toEqual([undefined, "doc"]);
  });

  it("is not read", async () => {
    const send = answering(() => ({ json: wirePage("1", "") }));

    expect(await confluencePages(send).find(pageId("1"))).toBeUndefined();
  });
});
