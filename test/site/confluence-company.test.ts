import { createClock } from "../../site/clock";
import { ivanPetrov, maraLindqvist, tomOkafor } from "../../site/company/people";
import { seedConfluence } from "../../site/company/confluence";
import { createConfluence } from "../../site/confluence/confluence";
import { DEFAULT_PROFILE, type ProductEvent } from "../../site/core";
import { watched } from "../contract/watch";

const company = () => {
  const events: ProductEvent[] = [];
  const clock = createClock("2026-03-02T09:00:00.000Z");
  const emit = (event: ProductEvent) => void events.push(event);
  const confluence = watched(
    createConfluence({ clock, emit, profile: DEFAULT_PROFILE }),
    "accepted",
  );
  const keysFor = async (accountId: string) => {
    const request = new Request("https://local.atlassian.net/wiki/api/v2/spaces");
    const answer = await confluence.handle(request, { kind: "user", accountId });
    const { results } = (await answer.json()) as { results: readonly { key: string }[] };
    return results.map(({ key }) => key);
  };
  return { events, confluence, keysFor, spaces: seedConfluence(confluence) };
};

describe("the example company's Confluence", () => {
  it("holds valid pages, with past postmortems under one parent", () => {
    const { confluence, spaces } = company();
    const below = Object.values(confluence.state.pages).filter(
      (page) => page.parentId === spaces.postmortems.id,
    );

    expect(below).toHaveLength(4);
    expect(Object.values(confluence.state.tasks).length).toBeGreaterThan(10);
  });

  it("hides a space from most and the personal key is its owner's", async () => {
    const { keysFor, spaces } = company();

    expect(await keysFor(ivanPetrov.accountId)).toContain("SEC");
    expect(await keysFor(tomOkafor.accountId)).not.toContain("SEC");
    expect(spaces.personal).toMatchObject({ type: "personal", authorId: maraLindqvist.accountId });
  });

  it("tells of nothing that was there before the site started", () => {
    expect(company().events).toEqual([]);
  });
});
