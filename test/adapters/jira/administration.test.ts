import { jiraAdministration } from "../../../src/adapters/jira/administration";
import { answering } from "../../builders/answering";

describe("what settings can choose from", () => {
  it.each([
    ["linking is switched off", "/rest/api/3/issueLinkType", 404, "linkTypes"],
    ["a list that is deprecated is gone", "/rest/api/3/priority", 410, "priorities"],
  ])("is there while %s", async (_, missing, status, name) => {
    const send = answering(({ path }) => {
      if (path.startsWith(missing)) return { status, json: { errorMessages: ["gone"] } };
      if (path.startsWith("/rest/api/3/project/search")) return { json: { values: [] } };
      if (path.startsWith("/rest/api/3/issueLinkType"))
        return { json: { issueLinkTypes: [{ id: "1", name: "Relates" }] } };
      return { json: [{ id: "1", name: "One" }] };
    });

    const choices = await jiraAdministration(send).choices();

    expect(choices).toMatchObject({ issueTypes: [{ name: "One" }], [name]: [] });
  });
});
