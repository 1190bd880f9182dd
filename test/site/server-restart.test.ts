import { openLocalSite, snapshotOf } from "../../site/server/local-site";
import { makeKeeper } from "../../site/server/keeper";
import { mara, ROOT, serveCompany } from "./server-setup";

describe("a site after a restart", () => {
  it("goes on where it was: issues, pages, the clock", async () => {
    const { site, send } = serveCompany();
    await send("PUT", "/rest/api/3/issue/OPS-11", { body: { fields: { summary: "Changed" } } });
    const space = Object.values(site.confluence.state.spaces).find(({ key }) => key === "OPS");
    site.confluence.people.createPage(mara.accountId, { spaceId: space?.id ?? "", title: "Mine" });
    await site.clock.advance(60_000);
    const saved = JSON.parse(JSON.stringify(snapshotOf(site))) as ReturnType<typeof snapshotOf>;

    const again = openLocalSite({ root: ROOT, saved });

    expect(again.jira.admin.issue("OPS-11").summary).toBe("Changed");
    expect(Object.values(again.confluence.state.pages).map(({ title }) => title)).toContain("Mine");
    expect(again.clock.iso()).toBe("2026-11-16T08:01:00.000Z");
  });
});

describe("makeKeeper", () => {
  it("saves once what changed often, and nothing when nothing changed", () => {
    let saves = 0;
    const keeper = makeKeeper(() => (saves += 1));

    keeper.flush();
    keeper.changed();
    keeper.changed();
    keeper.flush();
    keeper.flush();

    expect(saves).toBe(1);
  });
});
