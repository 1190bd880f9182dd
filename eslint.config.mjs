import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const noClock = [
  { object: "Date", property: "now", message: "Time is a parameter: ask the Clock port." },
  { object: "Math", property: "random", message: "Randomness is a parameter." },
];
const noMocks = [
  {
    object: "jest",
    property: "mock",
    message: "Everything from outside is a parameter or lies under the site.",
  },
  { object: "jest", property: "spyOn", message: "Read state, not calls." },
];

export default tseslint.config(
  { ignores: ["**/dist/**", "node_modules/**", "static/stubs/**", ".site/**", "coverage/**"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        // One program for all folders: several would read the same packages several times.
        project: ["./test/tsconfig.lint.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "no-console": "error",
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 3],
      "max-depth": ["error", 2],
      complexity: ["error", 8],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/dot-notation": "off",
      "no-restricted-properties": ["error", ...noMocks],
    },
  },
  {
    files: ["src/domain/**/*.ts", "src/usecases/**/*.ts"],
    ignores: ["src/domain/ids.ts"],
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "no-restricted-properties": ["error", ...noMocks, ...noClock],
    },
  },
  {
    files: ["static/**/*.tsx", "site/web/**/*.tsx"],
    plugins: { "react-hooks": reactHooks, "jsx-a11y": jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
  {
    files: [
      "src/adapters/log/**/*.ts",
      "site/main.ts",
      "bench/**/*.ts",
      "test/{faults,soak}/main.ts",
    ],
    rules: { "no-console": "off" },
  },
  {
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      "max-lines-per-function": "off",
      // A row of a table is one parameter a column.
      "max-params": "off",
      complexity: "off",
      "@typescript-eslint/explicit-module-boundary-types": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
