import { recommendTemplate } from "../../src/domain/recommend";
import { anIncident } from "../builders/an-incident";

const lasting = (hours: number) =>
  anIncident({
    created: "2026-11-21T00:00:00.000+0000",
    resolved: new Date(Date.UTC(2026, 10, 21, hours)).toISOString(),
  });

describe("recommendTemplate", () => {
  it.each(["SEV-1", "S2", "P0", "Sev 1 (critical)"])("is full for severity %s", (severity) => {
    expect(recommendTemplate({ ...lasting(1), severity })).toEqual({
      id: "full",
      reason: `its severity is ${severity}`,
    });
  });

  it.each(["SEV-3", "SEV-10", "Minor"])("goes by the time for severity %s", (severity) => {
    expect(recommendTemplate({ ...lasting(1), severity }).id).toBe("brief");
  });

  it("is full for an incident of four hours or more", () => {
    expect(recommendTemplate(lasting(4))).toEqual({ id: "full", reason: "it lasted 4 h" });
  });

  it("is brief for a shorter one", () => {
    expect(recommendTemplate(lasting(1))).toEqual({ id: "brief", reason: "it was over after 1 h" });
  });

  it("is full when nobody knows how long it was", () => {
    expect(recommendTemplate(anIncident()).id).toBe("full");
  });
});
