import { AppError } from "../../src/domain/app-error";
import type { IncidentMarks } from "../../src/ports/incidents";
import type { PageMarks } from "../../src/ports/pages";
import { makeTellIncident } from "../../src/usecases/tell-incident";
import { aClaim, aLedger, INCIDENT, LOG, only, PAGE, recordsOf } from "../builders/ports";

const CREATED = aClaim({ phase: "created", page: PAGE });

/** Tells incident and page, whose link is put as `linkPage` says. */
function telling(linkPage: IncidentMarks["linkPage"]) {
  const { claims } = recordsOf([CREATED]);
  const tell = makeTellIncident({
    claims,
    incidentMarks: only<IncidentMarks>({ mirror: async () => undefined, linkPage }),
    pageMarks: only<PageMarks>({ mark: async () => undefined }),
    log: LOG,
  });
  return { tell: () => tell(CREATED, aLedger()), claim: () => claims.find(INCIDENT.id) };
}

describe("telling incident and page of each other", () => {
  it("is over when both know", async () => {
    const { tell, claim } = telling(async () => undefined);

    expect(await tell()).toEqual([]);
    expect((await claim())?.phase).toBe("linked");
  });

  it("says what will come later, and leaves it to the sweep", async () => {
    const { tell, claim } = telling(async () => Promise.reject(new AppError("forbidden", "no")));

    expect(await tell()).toEqual(["The incident will get its link to the page in a while."]);
    expect((await claim())?.phase).toBe("created");
  });

  it("hides no bug", async () => {
    const { tell, claim } = telling(async () => Promise.reject(new TypeError("a bug")));

    await expect(tell()).rejects.toThrow("a bug");
    expect((await claim())?.phase).toBe("created");
  });
});
