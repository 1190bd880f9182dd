import { evaluateExpression, type ExpressionScope } from "../../site/platform/expression";
import { ExpressionError, PropertyBag } from "../../site/platform/expression-values";

const bag = new PropertyBag((key) =>
  key === "rule" ? { types: ["Incident", "Bug"], open: 3 } : undefined,
);
const scope: ExpressionScope = {
  names: {
    issue: { id: 7, key: "OPS-7", resolution: null, labels: ["a", "b"], status: { name: "Done" } },
    app: { properties: bag },
  },
};
const value = (source: string) => evaluateExpression(source, scope);

describe("evaluateExpression", () => {
  it.each([
    ["issue.status.name == 'Done'", true],
    ["issue.resolution != null", false],
    ["issue.resolution == null && !(issue.id > 8)", true],
    ["['Incident', 'Bug'].includes('Bug')", true],
    ["app.properties['rule'].types.some(t => t == 'Bug')", true],
    ["app.properties['rule']['types'].every(t => t.startsWith('B'))", false],
    ["app.properties.other == null ? 'none' : app.properties.other.x", "none"],
    ["app.properties.get('rule').open + 1", 4],
    ["issue.resolution?.name.length == null", true],
    ["issue.labels.map(l => l + '!').join(',')", "a!,b!"],
    ["issue.labels[1]", "b"],
    ["issue['key'].length", 5],
    ["issue.labels.filter(l => l != 'a') == ['b']", true],
    ["1 == '1'", false],
    ["-issue.id + 2 * 3 <= -1", true],
  ])("%s is %j", (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it.each([
    ["issue.resolution.name", "null has no member name"],
    ["issue.statuss", "no member statuss"],
    ["issue.constructor", "no member constructor"],
    ["issue.labels.push('c')", "no method push"],
    ["nobody.name", "nobody is not defined"],
    ["issue.id > '0'", "cannot compare Number > String"],
    ["issue.key && true", "needs a Boolean, not String"],
    ["issue.key ? 1 : 2", "needs a Boolean"],
    ["typeof issue", "cannot apply typeof"],
    ["issue.key === 'x'", "=== is not supported"],
    ["() => { return 1; }", ""],
    ["try { return 1 } catch (e) { }", "cannot be read"],
    ["issue.id +", "cannot be read"],
    ["issue.id issue.id", "to its end"],
  ])("%s is an error", (source, message) => {
    const run = () => {
      const result = value(source);
      return typeof result === "function" ? (result as (args: unknown[]) => unknown)([]) : result;
    };

    expect(run).toThrow(ExpressionError);
    expect(run).toThrow(message);
  });

  it("gives whole paths to whoever answers them", () => {
    const asked: string[] = [];
    const result = evaluateExpression("event.runtime.issue.properties['k'].field != null", {
      names: { event: {} },
      path: (path) => {
        asked.push(path.join("/"));
        return { value: 1 };
      },
    });

    expect([result, asked]).toEqual([true, ["event/runtime/issue/properties/k/field"]]);
  });

  it("reads members that are not there as null where it is told so", () => {
    const lenient = evaluateExpression("app.properties['rule'].missing == null", {
      ...scope,
      missingIsNull: () => true,
    });

    expect(lenient).toBe(true);
  });

  it("stops after too many steps", () => {
    const list = `[${Array.from({ length: 400 }, (_, index) => index).join(",")}]`;
    const source = `${list}.every(a => ${list}.every(b => a + b >= 0))`;

    expect(() => value(source)).toThrow("too many steps");
  });
});
