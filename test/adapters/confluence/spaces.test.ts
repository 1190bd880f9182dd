import { confluenceSpaces } from "../../../src/adapters/confluence/spaces";
import { spaceId } from "../../../src/domain/ids";
import { answering } from "../../builders/answering";

const space = (id: number) => ({ id: String(id), key: `S${id}`, name: `Space ${id}` });

describe("spaces", () => {
  it.each([
    ["relative", "/wiki/api/v2/spaces?limit=250&cursor=abc%3D"],
    ["whole", "https://example.atlassian.net/wiki/api/v2/spaces?cursor=abc%3D&limit=250"],
  ])("are read to the last page, whose address is %s", async (_, next) => {
    const send = answering(({ path }) =>
      path.includes("cursor=abc%3D")
        ? { json: { results: [space(3)], _links: {} } }
        : { json: { results: [space(1), space(2)], _links: { next } } },
    );

    const spaces = await confluenceSpaces(send).list();

    expect(spaces.map(({ key }) => key)).toEqual(["S1", "S2", "S3"]);
  });

  it("stand by their names, those of single persons last", async () => {
    const results = [
      { id: "1", key: "~ana", name: "Ana" },
      { id: "2", key: "Z", name: "Zebra" },
      { id: "3", key: "OPS", name: "Operations" },
    ];
    const send = answering(() => ({ json: { results, _links: {} } }));

    const spaces = await confluenceSpaces(send).list();

    expect(spaces.map(({ name }) => name)).toEqual(["Operations", "Zebra", "Ana"]);
  });

  it("have parents on every page of their list", async () => {
    const page = (id: string) => ({ id, title: `Page ${id}` });
    const next = "/wiki/api/v2/spaces/1/pages?cursor=second";
    const send = answering(({ path }) =>
      path.includes("cursor=second")
        ? { json: { results: [page("2")] } }
        : { json: { results: [page("1")], _links: { next } } },
    );

    const parents = await confluenceSpaces(send).parents(spaceId("1"));

    expect(parents.map(({ title }) => title)).toEqual(["Page 1", "Page 2"]);
  });

  it("are a thousand at most", async () => {
    const full = Array.from({ length: 250 }, (_, at) => space(at));
    const send = answering(() => ({
      json: { results: full, _links: { next: "/wiki/api/v2/spaces?cursor=again" } },
    }));

    expect(await confluenceSpaces(send).list()).toHaveLength(1_000);
  });

  it.each([
    ["which lists no operations", {}, true],
    ["where the person may do nothing", { operations: { results: [] } }, false],
    [
      "where pages can be made",
      { operations: { results: [{ operation: "create", targetType: "page" }] } },
      true,
    ],
  ])("of one %s", async (_, told, may) => {
    const send = answering(() => ({ json: { ...space(1), ...told } }));

    expect(await confluenceSpaces(send).mayCreatePage(spaceId("1"))).toBe(may);
  });
});
