import { PAGE, readAll } from "../../../src/adapters/jira/read-all";

/** A list that puts at most `most` things on a page, and says where it ends when it `tells`. */
const listOf = (length: number, most: number, tells: boolean) => {
  const all = Array.from({ length }, (_, at) => at);
  const read = (startAt: number) => {
    const items = all.slice(startAt, startAt + Math.min(most, PAGE));
    return Promise.resolve({
      items,
      isLast: tells ? startAt + items.length >= length : undefined,
    });
  };
  return { all, read };
};

describe("a list that is read to its end", () => {
  it.each([
    ["with full pages", 250, 250, 100, true],
    ["with smaller pages than were asked for", 250, 250, 40, true],
    ["that never says where it ends", 250, 250, 40, false],
    ["whose total counts the first page alone", 250, 100, 100, true],
    ["whose total is too large", 30, 90, 100, true],
    ["that is empty", 0, 0, 100, true],
  ])("%s", async (_, length, total, most, tells) => {
    const { all, read } = listOf(length, most, tells);

    expect(await readAll(total, read)).toEqual(all);
  });

  it("asks for no page twice, and for none behind the end", async () => {
    const { read } = listOf(150, 100, false);
    const asked: number[] = [];

    await readAll(150, (startAt) => {
      asked.push(startAt);
      return read(startAt);
    });

    expect(asked).toEqual([0, 100]);
  });
});
