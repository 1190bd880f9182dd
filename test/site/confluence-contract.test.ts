import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { describeShared, sharedPath } from "../setup/shared";
import {
  ANNA,
  adf,
  anna,
  confluenceWorld,
  doc,
  paragraph,
  task,
  taskList,
} from "./confluence-world";

type Schema = Readonly<Record<string, unknown>>;

type OpenApi = {
  readonly components: { readonly schemas: Schema };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

type Operation = {
  readonly responses: Readonly<
    Record<
      string,
      { readonly content: { readonly "application/json": { readonly schema: Schema } } }
    >
  >;
};

/** Known defects of the document: what it calls text, and is null on real sites. */
const NULLABLE = new Set(["parentId", "parentType", "position", "lastOwnerId", "subtype"]);

const isSchema = (node: Schema): boolean => "type" in node || "$ref" in node;

const reference = (value: unknown): string =>
  String(value).replace("#/components/schemas/", "#/$defs/");

/** The same as JSON schema: references into `$defs`, and null where it may be. */
function asJsonSchema(node: unknown, name = ""): unknown {
  if (Array.isArray(node)) return node.map((one) => asJsonSchema(one));
  if (typeof node !== "object" || node === null) return node;
  const schema: Schema = Object.fromEntries(
    Object.entries(node).map(([key, value]): [string, unknown] => [
      key,
      key === "$ref" ? reference(value) : asJsonSchema(value, key),
    ]),
  );
  const open = schema["nullable"] === true || (NULLABLE.has(name) && isSchema(schema));
  return open ? { anyOf: [schema, { type: "null" }] } : schema;
}

function checker(): (operation: string, answer: unknown) => string {
  const text = readFileSync(sharedPath("specs/confluence-v2.json"), "utf8");
  const document = JSON.parse(text) as OpenApi;
  const $defs = asJsonSchema(document.components.schemas);
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  return (operation, answer) => {
    const [method = "", at = ""] = operation.split(" ");
    const documented = document.paths[at]?.[method.toLowerCase()]?.responses["200"];
    const schema = documented?.content["application/json"].schema;
    const whole = { $defs, ...(asJsonSchema(schema) as Schema) };
    return ajv.validate(whole, answer) ? "fits" : ajv.errorsText();
  };
}

describeShared("answers against Atlassian's OpenAPI document", () => {
  it("fit, operation by operation", async () => {
    const fits = checker();
    const { call, space, confluence } = confluenceWorld();
    const body = adf(doc(paragraph("x"), taskList(task("a", "Add an alert"))));
    const made = await call(anna, "POST /pages", { spaceId: space.id, title: "P", body });
    const id = made.body.id;
    confluence.admin.addPage({ spaceId: space.id, title: "Child", authorId: ANNA, parentId: id });
    const property = await call(anna, `POST /pages/${id}/properties`, {
      key: "k",
      value: { a: 1 },
    });
    const everything = "labels properties operations likes versions direct-children"
      .split(" ")
      .map((one) => `include-${one}=true`)
      .join("&");
    const tasks = await call(anna, "GET /tasks?body-format=atlas_doc_format");
    const update = { id, status: "current", title: "P", body, version: { number: 2 } };
    const answers: readonly (readonly [string, unknown])[] = [
      ["POST /pages", made.body],
      ["GET /pages", (await call(anna, "GET /pages?body-format=atlas_doc_format")).body],
      [
        "GET /pages/{id}",
        (await call(anna, `GET /pages/${id}?body-format=atlas_doc_format&${everything}`)).body,
      ],
      ["PUT /pages/{id}", (await call(anna, `PUT /pages/${id}`, update)).body],
      [
        "PUT /pages/{id}/title",
        (await call(anna, `PUT /pages/${id}/title`, { status: "current", title: "Q" })).body,
      ],
      [
        "GET /pages/{id}/versions",
        (await call(anna, `GET /pages/${id}/versions?body-format=atlas_doc_format`)).body,
      ],
      [
        "GET /pages/{page-id}/versions/{version-number}",
        (await call(anna, `GET /pages/${id}/versions/2`)).body,
      ],
      ["GET /pages/{id}/operations", (await call(anna, `GET /pages/${id}/operations`)).body],
      ["GET /pages/{id}/children", (await call(anna, `GET /pages/${id}/children`)).body],
      [
        "GET /pages/{id}/direct-children",
        (await call(anna, `GET /pages/${id}/direct-children`)).body,
      ],
      ["GET /pages/{id}/ancestors", (await call(anna, `GET /pages/${id}/ancestors`)).body],
      ["POST /pages/{page-id}/properties", property.body],
      ["GET /pages/{page-id}/properties", (await call(anna, `GET /pages/${id}/properties`)).body],
      ["GET /spaces", (await call(anna, "GET /spaces")).body],
      [
        "GET /spaces/{id}",
        (await call(anna, `GET /spaces/${space.id}?include-operations=true`)).body,
      ],
      ["GET /spaces/{id}/pages", (await call(anna, `GET /spaces/${space.id}/pages`)).body],
      [
        "GET /spaces/{id}/operations",
        (await call(anna, `GET /spaces/${space.id}/operations`)).body,
      ],
      ["GET /tasks", tasks.body],
      [
        "PUT /tasks/{id}",
        (await call(anna, `PUT /tasks/${tasks.body.results[0]?.id ?? ""}`, { status: "complete" }))
          .body,
      ],
      ["POST /users-bulk", (await call(anna, "POST /users-bulk", { accountIds: [ANNA] })).body],
    ];

    expect(fits("GET /tasks", { results: 1 })).not.toBe("fits");
    const verdicts = answers.map(([operation, answer]) => [operation, fits(operation, answer)]);

    expect(verdicts).toEqual(answers.map(([operation]) => [operation, "fits"]));
  });
});
