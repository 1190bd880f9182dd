import { forge, type Forge, openSmallSite, type SmallSite } from "./fixtures/small-site";

type Work = (forge: Forge) => Promise<unknown>;

/** Runs code of an app inside an invocation and gives what it returned. */
const within = async (site: SmallSite, work: Work): Promise<unknown> => {
  const end = await site.runFunction("resolver", { payload: { work: works.push(work) - 1 } });
  if (end.outcome !== "ok") throw end.error;
  return end.value;
};

const works: Work[] = [];
const open = (options = {}) =>
  openSmallSite(
    (packages) => ({
      resolver: async ({ work }: { work: number }) => works[work]!(packages),
    }),
    options,
  );

type Refused = { readonly code: string; readonly responseDetails: { readonly status: number } };

const codeOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "no error",
    (error: unknown) => {
      const { code, responseDetails } = error as Refused;
      return `${responseDetails.status} ${code}`;
    },
  );

describe("storage", () => {
  it("gives back what was set, and undefined for what is not there", async () => {
    const site = open();

    const read = await within(site, async ({ kvs }) => {
      await kvs.set("one", { a: [1, 2] });
      await kvs.delete("nothing");
      return { one: await kvs.get("one"), two: String(await kvs.get("two")) };
    });

    expect(read).toEqual({ one: { a: [1, 2] }, two: "undefined" });
  });

  it("lets one of many writers take a key", async () => {
    const site = open();

    const codes = await within(site, async ({ kvs }) =>
      Promise.all(
        [1, 2, 3].map((n) => codeOf(kvs.set("claim", n, { keyPolicy: "FAIL_IF_EXISTS" }))),
      ),
    );

    expect(codes).toEqual(["no error", "409 KEY_CONFLICT", "409 KEY_CONFLICT"]);
  });

  const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));

  it.each([
    ["a key with a slash", ["a/b", 1], "400 INVALID_KEY"],
    ["a key of 501 characters", ["x".repeat(501), 1], "400 KEY_TOO_LONG"],
    ["an empty key", ["", 1], "400 KEY_TOO_SHORT"],
    ["null", ["k", null], "400 INVALID_VALUE"],
    ["a value above 240 KiB", ["k", "x".repeat(240 * 1024)], "400 MAX_SIZE"],
    ["a value 32 deep", ["k", nested(32)], "400 MAX_DEPTH"],
    ["a value 31 deep", ["k", nested(31)], "no error"],
  ])("answers a set of %s", async (_name, [key, value], expected) => {
    const site = open();

    expect(await within(site, async ({ kvs }) => codeOf(kvs.set(String(key), value)))).toBe(
      expected,
    );
  });

  it.each([
    [{ version: 1, owner: "ana", record: { any: ["thing"] } }, "no error"],
    [{ version: 1.5 }, "400 INVALID_ENTITY_VALUE"],
    [{ version: 2 ** 31 }, "400 INVALID_ENTITY_VALUE"],
    [{ version: "1" }, "400 INVALID_ENTITY_VALUE"],
    [{ owner: " " }, "400 INVALID_ENTITY_VALUE"],
    [{ record: null }, "400 INVALID_ENTITY_VALUE"],
    [{ colour: "red" }, "400 INVALID_ENTITY_VALUE"],
    ["text", "400 INVALID_ENTITY_VALUE"],
  ])("checks the attributes of an entity: %j is %s", async (value, expected) => {
    const site = open();

    const code = await within(site, async ({ kvs }) =>
      codeOf(kvs.entity<unknown>("ledger").set("p1", value)),
    );

    expect(code).toBe(expected);
  });

  it("refuses an entity that the manifest does not declare", async () => {
    const site = open();

    const code = await within(site, async ({ kvs }) => codeOf(kvs.entity("other").get("k")));

    expect(code).toBe("400 INVALID_ENTITY_TYPE");
  });

  describe("transactions", () => {
    const raise =
      (from: number) =>
      async ({ kvs, Filter, FilterConditions }: Forge) => {
        const at = new Filter<{ version: number }>().and("version", FilterConditions.equalTo(from));
        return codeOf(
          kvs
            .transact()
            .set("p1", { version: from + 1 }, { entityName: "ledger", conditions: at })
            .set("log", from)
            .execute(),
        );
      };

    it("writes when every condition is met", async () => {
      const site = open();
      await within(site, async ({ kvs }) => kvs.entity("ledger").set("p1", { version: 1 }));

      const code = await within(site, raise(1));

      expect(code).toBe("no error");
      expect(await within(site, async ({ kvs }) => kvs.entity("ledger").get("p1"))).toEqual({
        version: 2,
      });
    });

    it("writes nothing when a condition is not met", async () => {
      const site = open();
      await within(site, async ({ kvs }) => kvs.entity("ledger").set("p1", { version: 5 }));

      const code = await within(site, raise(1));

      expect(code).toBe("400 CONDITIONAL_CHECK_FAILED");
      expect(await within(site, async ({ kvs }) => String(await kvs.get("log")))).toBe("undefined");
    });

    it("takes a record that is not there as one without attributes", async () => {
      const site = open();

      const codes = await within(site, async (packages) => {
        const { kvs, Filter, FilterConditions } = packages;
        const absent = new Filter<{ version: number }>().and(
          "version",
          FilterConditions.notExists(),
        );
        const create = async () =>
          codeOf(
            kvs
              .transact()
              .set("p1", { version: 1 }, { entityName: "ledger", conditions: absent })
              .execute(),
          );
        return [await raise(1)(packages), await create(), await create()];
      });

      expect(codes).toEqual([
        "400 CONDITIONAL_CHECK_FAILED",
        "no error",
        "400 CONDITIONAL_CHECK_FAILED",
      ]);
    });

    it("checks and deletes under conditions", async () => {
      const site = open();

      const codes = await within(site, async ({ kvs, Filter, FilterConditions }) => {
        await kvs.entity("ledger").set("p1", { version: 3 });
        const high = new Filter<{ version: number }>().or(
          "version",
          FilterConditions.greaterThan(2),
        );
        const low = new Filter<{ version: number }>().or("version", FilterConditions.lessThan(2));
        const at = (conditions: typeof high) => ({ entityName: "ledger", conditions });
        return [
          await codeOf(kvs.transact().check("p1", at(low)).delete("other").execute()),
          await codeOf(kvs.transact().delete("p1", at(high)).execute()),
          String(await kvs.entity("ledger").get("p1")),
        ];
      });

      expect(codes).toEqual(["400 CONDITIONAL_CHECK_FAILED", "no error", "undefined"]);
    });

    it("refuses conditions on attributes of type any, doubled keys and more than 25 operations", async () => {
      const site = open();

      const codes = await within(site, async ({ kvs, Filter, FilterConditions }) => {
        const any = new Filter<{ record: unknown }>().and("record", FilterConditions.exists());
        const many = kvs.transact();
        for (let n = 0; n < 26; n += 1) many.set(`k${n}`, n);
        return [
          await codeOf(
            kvs.transact().delete("p", { entityName: "ledger", conditions: any }).execute(),
          ),
          await codeOf(kvs.transact().set("k", 1).delete("k").execute()),
          await codeOf(many.execute()),
        ];
      });

      expect(codes).toEqual([
        "422 INVALID_FILTER_CONDITION",
        "400 DUPLICATE_KEY",
        "400 INVALID_TRANSACTION",
      ]);
    });
  });

  it("shows queries what was written a moment ago, while reads see it at once", async () => {
    const site = open({ queryLagMs: 3_000 });
    const versions = async () =>
      within(site, async ({ kvs, WhereConditions }) => {
        const query = kvs.entity("ledger").query().index("version");
        const { results } = await query.where(WhereConditions.lessThanEqualTo(9)).getMany();
        const read = await kvs.entity<{ version: number }>("ledger").get("p1");
        return [results.map((one) => one.key), read?.version];
      });
    await within(site, async ({ kvs }) => kvs.entity("ledger").set("p1", { version: 4 }));

    const before = await versions();
    await site.settle();

    expect([before, await versions()]).toEqual([
      [[], 4],
      [["p1"], 4],
    ]);
  });

  it("pages through an index in order, by partition, both ways", async () => {
    const site = open({ queryLagMs: 0 });

    const pages = await within(site, async ({ kvs, Sort }) => {
      const ledger = kvs.entity<{ version: number; owner: string }>("ledger");
      for (const version of [3, 1, 2]) await ledger.set(`p${version}`, { version, owner: "ana" });
      await ledger.set("p9", { version: 9, owner: "bo" });
      const query = (cursor?: string) => {
        const start = ledger
          .query()
          .index("by-owner", { partition: ["ana"] })
          .limit(2);
        return cursor ? start.cursor(cursor) : start;
      };
      const first = await query().getMany();
      const second = await query(first.nextCursor).getMany();
      const down = await ledger.query().index("version").sort(Sort.DESC).getOne();
      return [first, second].map((one) => one.results.map(({ key }) => key)).concat([[down!.key]]);
    });

    expect(pages).toEqual([["p1", "p2"], ["p3"], ["p9"]]);
  });

  it("lists plain keys by their beginning", async () => {
    const site = open({ queryLagMs: 0 });

    const keys = await within(site, async ({ kvs, WhereConditions }) => {
      for (const key of ["b:1", "a:2", "a:1"]) await kvs.set(key, key);
      const found = await kvs.query().where("key", WhereConditions.beginsWith("a:")).getMany();
      return found.results.map((one) => one.key);
    });

    expect(keys).toEqual(["a:1", "a:2"]);
  });

  it("keeps an expired value readable, with its expiry, until two days later", async () => {
    const site = open();
    const read = async () =>
      within(site, async ({ kvs, MetadataField }) =>
        kvs.get("lease", { metadataFields: [MetadataField.EXPIRE_TIME] }),
      );
    await within(site, async ({ kvs }) =>
      kvs.set("lease", "me", { keyPolicy: "OVERRIDE", ttl: { value: 1, unit: "MINUTES" } }),
    );

    await site.clock.advance(3_600_000);
    const after = await read();
    await site.clock.advance(48 * 3_600_000);

    expect(after).toMatchObject({ value: "me", expireTime: "2026-03-02T09:01:00.000Z" });
    expect(await read()).toBeUndefined();
  });

  it("gives the value before or after a set, when asked", async () => {
    const site = open();

    const values = await within(site, async ({ kvs }) => {
      const set = async (value: number, returnValue: "PREVIOUS" | "LATEST") =>
        kvs.set("k", value, { keyPolicy: "OVERRIDE", returnValue });
      return [await set(1, "PREVIOUS"), await set(2, "PREVIOUS"), await set(3, "LATEST")].map(
        (one) => (one as { value?: unknown } | undefined)?.value ?? null,
      );
    });

    expect(values).toEqual([null, 1, 3]);
  });

  it("reports each item of a batch on its own", async () => {
    const site = open();

    const result = await within(site, async ({ kvs }) => {
      await kvs.batchSet([
        { key: "a", value: 1 },
        { key: "b/", value: 2 },
      ]);
      return kvs.batchGet([{ key: "a" }, { key: "c" }]);
    });

    expect(result).toMatchObject({
      successfulKeys: [{ key: "a", value: 1 }],
      failedKeys: [{ key: "c", error: { code: "KEY_NOT_FOUND" } }],
    });
  });

  it("comes back as it was saved", async () => {
    const site = open();
    await within(site, async ({ kvs }) => kvs.entity("ledger").set("p1", { version: 4 }));

    const again = open({ saved: structuredClone(site.save()) });

    const read = async ({ kvs }: Forge) => kvs.entity("ledger").query().index("version").getMany();
    expect(await within(again, read)).toMatchObject({ results: [{ key: "p1" }] });
  });

  it("is closed to code outside an invocation", async () => {
    open();
    const { kvs } = await forge();

    await expect(kvs.get("k")).rejects.toThrow("outside an invocation");
  });
});
