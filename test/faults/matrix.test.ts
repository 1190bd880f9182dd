import { brokenBy, callsOf, FAULTS, FLOWS } from "./matrix";

const flow = FLOWS.find(({ name }) => name === "task closed")!;

describe("the table of faults", () => {
  it("knows each flow by how many calls it takes", async () => {
    expect(await callsOf(flow)).toBeGreaterThan(4);
  });

  it.each(FAULTS)("ends well when the first call of a closed task meets: %s", async (_, fault) => {
    expect(await brokenBy(flow, { nth: 1, fault })).toEqual([]);
  });
});
