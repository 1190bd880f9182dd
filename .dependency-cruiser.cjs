/**
 * Who may import whom, as an allow-list: a new folder is closed until somebody opens it here.
 * The reasons are in README, "Layout".
 */
const packages = (...names) => `(^|/)node_modules/(${names.join("|")})/`;
const anyPackage = "(^|/)node_modules/";
const nodeItself = "^(node:)?[a-z_/]+$";

const edge = (from, ...to) => ({ from: { path: from }, to: { path: to } });

const SITE = "^site/(?!web/)";
const SCREEN_PACKAGES = packages("@atlaskit/[^/]+", "react", "react-dom", "react-intl");

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "Two modules that need each other are one module, or a third is missing.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "app-without-site",
      comment: "The site is what the app runs on when it is tried out. The app never knows.",
      severity: "error",
      from: { path: "^(src|static)/" },
      to: { path: "^(site|bench|test)/" },
    },
    {
      name: "site-without-app",
      comment: "The site knows the app by its manifest and its handlers only, as Atlassian does.",
      severity: "error",
      from: { path: SITE },
      to: { path: "^(src|static|bench|test)/" },
    },
    {
      name: "no-development-packages",
      comment: "What is deployed is built from dependencies, not from devDependencies.",
      severity: "error",
      from: { path: "^(src|static)/", pathNot: "/vite\\.config\\.ts$" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        pathNot: "node_modules/@types/",
      },
    },
  ],
  allowedSeverity: "error",
  allowed: [
    edge("^src/contract/", "^src/contract/"),
    edge("^src/domain/", "^src/(domain|contract)/", packages("luxon")),
    edge("^src/ports/", "^src/(ports|domain|contract)/"),
    edge("^src/usecases/", "^src/(usecases|ports|domain|contract)/"),
    edge("^src/adapters/([^/]+)/", "^src/adapters/$1/", "^src/adapters/[^/]+\\.ts$"),
    edge("^src/adapters/[^/]+\\.ts$", "^src/adapters/[^/]+\\.ts$"),
    edge(
      "^src/adapters/",
      "^src/(ports|domain|contract)/",
      packages("@forge/api", "@forge/kvs", "@forge/events", "zod"),
      "^(node:)?crypto$",
    ),
    edge(
      "^src/wiring\\.ts$",
      "^src/(adapters|usecases|ports|domain|contract)/",
      packages("@forge/api", "@forge/kvs", "@forge/events"),
    ),
    edge(
      "^src/entry/",
      "^src/(entry|domain|contract)/",
      "^src/(wiring|ports/log)\\.ts$",
      packages("@forge/resolver", "@forge/events", "zod"),
    ),
    edge("^src/index\\.ts$", "^src/entry/"),

    edge("^static/", "^static/", "^src/contract/", SCREEN_PACKAGES, packages("@forge/bridge")),
    // Fewer languages than the package brings.
    edge("^static/replacements/", packages("date-fns")),
    edge("^static/vite\\.config\\.ts$", packages("vite", "@vitejs/[^/]+"), nodeItself),

    edge(SITE, SITE, anyPackage, nodeItself),
    edge("^site/web/", "^site/web/", "^site/(bridge/|core\\.ts$)", packages("zod")),
    edge("^site/web/", "^static/document/", "^src/contract/", SCREEN_PACKAGES),
    edge(
      "^site/web/vite\\.config\\.ts$",
      "^static/vite",
      packages("vite", "@vitejs/[^/]+"),
      nodeItself,
    ),

    edge("^bench/", "^(bench|test|site|static|src|tools)/", anyPackage, nodeItself),
    edge("^test/", "^(bench|test|site|static|src|tools)/", anyPackage, nodeItself),
    edge("^tools/", "^tools/", anyPackage, nodeItself),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^static/stubs/|^(static|site/web)/dist/|^tools/forge-runtime/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
