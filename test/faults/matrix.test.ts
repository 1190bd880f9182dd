import { brokenBy, callsOf, FAULTS, FLOWS } from "./matrix";

describe.each(FLOWS.map((flow, row) => ({ flow, row, name: flow.name })))(
  "$name",
  ({ flow, row }) => {
    let calls = 0;
    beforeAll(async () => {
      calls = await callsOf(flow);
    });

    // Every other fault at one call, others for each flow, and the same in every run. `npm run faults` plays all.
    const share = FAULTS.map(([name, fault], column) => ({ name, fault, column })).filter(
      ({ column }) => (row + column) % 2 === 0,
    );

    it.each(share)("ends well when one of its calls meets: $name", async ({ fault, column }) => {
      const nth = 1 + ((row * 5 + column * 7) % calls);

      expect([nth, await brokenBy(flow, { nth, fault })]).toEqual([nth, []]);
    });
  },
);
