import { assumeTrustedRoute } from "@forge/api";
import { requestJson, type Send } from "../../src/adapters/request-json";

class ProxyError extends Error {
  override readonly name = "PROXY_ERR";
  readonly status: number;

  constructor(status: number) {
    super(`the proxy says ${status}`);
    this.status = status;
  }
}

const ROUTE = assumeTrustedRoute("/wiki/api/v2/spaces");

describe("a request that the platform does not pass on", () => {
  it.each([
    [401, "forbidden"],
    [403, "forbidden"],
    [404, "forbidden"],
    [500, "unavailable"],
    [502, "unavailable"],
  ])("with %i is %s", async (status, code) => {
    const send: Send = () => Promise.reject(new ProxyError(status));

    await expect(requestJson(send, ROUTE)).rejects.toMatchObject({ code });
  });

  it("for another reason is a bug", async () => {
    const bug = new Error("what nobody thought of");
    const send: Send = () => Promise.reject(bug);

    await expect(requestJson(send, ROUTE)).rejects.toBe(bug);
  });
});
