import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string): string => decodeURIComponent(new URL(path, import.meta.url).pathname);

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [react()],
  resolve: {
    // Atlaskit ships a smaller es2019 build beside the usual ones.
    mainFields: ["module:es2019", "browser", "module", "jsnext:main", "jsnext"],
    dedupe: ["react", "react-dom", "react-intl"],
    alias: [
      { find: /^react-intl-next$/, replacement: "react-intl" },
      {
        find: /^@atlaskit\/feature-gate-js-client$/,
        replacement: here("replacements/feature-gates.ts"),
      },
      {
        find: /^@atlaskit\/embedded-confluence$/,
        replacement: here("replacements/embedded-confluence.ts"),
      },
      { find: /^date-fns\/locale$/, replacement: here("replacements/date-locales.ts") },
    ],
  },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
