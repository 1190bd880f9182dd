import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import type { Call } from "./least-scopes";
import { ROOT } from "./read-manifest";

/** Calls as the adapters write them; `lost` holds routes that no call was found for. */
export type WrittenCalls = { readonly calls: readonly Call[]; readonly lost: readonly string[] };

type Route = { readonly node: ts.Node; readonly path: string };

const every = (node: ts.Node): readonly ts.Node[] => [
  node,
  ...node.getChildren().flatMap((child) => every(child)),
];

/** The path of a `route` template, with an x for each value. */
const pathOf = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map(({ literal }) => `x${literal.text}`).join("");

const routesIn = (nodes: readonly ts.Node[]): readonly Route[] =>
  nodes
    .filter(ts.isTaggedTemplateExpression)
    .filter(({ tag }) => tag.getText() === "route")
    .map((node) => ({ node, path: pathOf(node.template) }));

const METHOD = /^["'](GET|POST|PUT|DELETE)["']$/;

const methodOf = (call: ts.CallExpression): string => {
  const options = call.arguments
    .filter(ts.isObjectLiteralExpression)
    .flatMap((one) => one.properties);
  const method = options
    .filter(ts.isPropertyAssignment)
    .find((one) => one.name.getText() === "method");
  return METHOD.exec(method?.initializer.getText() ?? '"GET"')?.[1] ?? "UNKNOWN";
};

/** Where the routes of an argument are: in itself, or in the constant of the same file that it names. An answer holds none. */
const originOf = (argument: ts.Expression, nodes: readonly ts.Node[]): readonly ts.Node[] => {
  if (!ts.isIdentifier(argument)) return ts.isTaggedTemplateExpression(argument) ? [argument] : [];
  return nodes
    .filter(ts.isVariableDeclaration)
    .filter(({ name }) => name.getText() === argument.text)
    .flatMap(({ initializer }) =>
      initializer === undefined || ts.isAwaitExpression(initializer) ? [] : every(initializer),
    );
};

const productOf = (route: string): Call["product"] =>
  route.startsWith("/wiki/") ? "confluence" : "jira";

const callsIn = (file: string): WrittenCalls => {
  const text = readFileSync(file, "utf8");
  const nodes = every(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  const found = nodes
    .filter(ts.isCallExpression)
    .flatMap((call) =>
      call.arguments
        .flatMap((argument) => routesIn(originOf(argument, nodes)))
        .map((route) => ({ ...route, method: methodOf(call) })),
    );
  const called = new Set(found.map(({ node }) => node));
  return {
    calls: found.map(({ path: sent, method }) => ({
      product: productOf(sent),
      method,
      path: sent,
    })),
    lost: routesIn(nodes)
      .filter(({ node }) => !called.has(node))
      .map((route) => `${path.relative(ROOT, file)}: ${route.path}`),
  };
};

/** Every product call that src writes. Reads the source: nothing has to run for a call to be counted. */
export const writtenCalls = (): WrittenCalls => {
  const folder = path.join(ROOT, "src");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const all = files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => callsIn(path.join(folder, file)));
  return { calls: all.flatMap(({ calls }) => calls), lost: all.flatMap(({ lost }) => lost) };
};
