/** What a query compares a field with. */
export type Operand =
  | { readonly kind: "value"; readonly text: string; readonly quoted: boolean }
  | { readonly kind: "function"; readonly name: string; readonly args: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly Operand[] }
  | { readonly kind: "empty" };

export type Operator =
  "=" | "!=" | ">" | ">=" | "<" | "<=" | "~" | "!~" | "in" | "not in" | "is" | "is not";

export type FieldName =
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "property"; readonly key: string; readonly path: string };

export type Clause =
  | { readonly kind: "and" | "or"; readonly clauses: readonly Clause[] }
  | { readonly kind: "not"; readonly clause: Clause }
  | {
      readonly kind: "test";
      readonly field: FieldName;
      readonly operator: Operator;
      readonly operand: Operand;
    };

export type Order = { readonly field: FieldName; readonly descending: boolean };

/** A parsed query; without a clause it names no restriction. */
export type Jql = { readonly where: Clause | undefined; readonly order: readonly Order[] };
