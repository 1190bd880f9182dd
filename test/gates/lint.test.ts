import { z } from "zod";
import { LINT, textOf } from "./plants";
import { copyEmptyTree, script } from "./tree";

const reports = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(z.object({ ruleId: z.string().nullable() })),
  }),
);
const FINE = "src/domain/planted-fine.ts";

describe("linting", () => {
  const tree = copyEmptyTree();
  const rules = new Map<string, readonly (string | null)[]>();
  const rulesOf = (file: string): readonly (string | null)[] | undefined =>
    [...rules].find(([path]) => path.endsWith(`/${file}`))?.[1];

  beforeAll(() => {
    tree.plant({ ...textOf(LINT), [FINE]: "export const planted = 1;\n" });
    const files = [FINE, ...LINT.map(({ file }) => file)];
    const { said } = tree.npx("eslint", "--format=json", ...files);
    for (const { filePath, messages } of reports.parse(JSON.parse(said))) {
      rules.set(
        filePath,
        messages.map(({ ruleId }) => ruleId),
      );
    }
  });

  it("looks at everything and lets no warning pass", () => {
    expect(script("lint")).toBe("eslint . --max-warnings 0");
  });

  it("is green for a file as it should be", () => {
    expect(rulesOf(FINE)).toEqual([]);
  });

  it.each(LINT)("is red for $of", ({ file, said }) => {
    expect(rulesOf(file)).toContain(said);
  });
});
