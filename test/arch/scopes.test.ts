import { describeShared } from "../setup/shared";
import { expectScopesMatch } from "./least-scopes";
import { readManifest } from "./read-manifest";
import { writtenCalls } from "./written-calls";

const { modules, permissions } = readManifest();
const { calls, lost } = writtenCalls();
const storage = { product: "kvs", method: "POST", path: "/api/v1/get" } as const;

describe("what the source asks of the products", () => {
  it("is read completely: each route has its call and its method", () => {
    expect(lost).toEqual([]);
    expect(calls.filter(({ method }) => method === "UNKNOWN")).toEqual([]);
    expect(calls.length).toBeGreaterThan(20);
  });
});

describeShared("the scopes of manifest.yml", () => {
  it("are the least set for the calls, the events and the storage", () => {
    const events = modules.trigger.flatMap((one) => one.events);

    expectScopesMatch(permissions.scopes, [...calls, storage], events);
  });
});
