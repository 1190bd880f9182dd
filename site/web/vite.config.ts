import { defineConfig } from "vite";
import react from "@vitejs/plugin-react";
import app from "../../static/vite.config";

const here = decodeURIComponent(new URL(".", import.meta.url).pathname);

export default defineConfig({
  ...app,
  root: here,
  base: "/site/web/",
  plugins: [react()],
  build: { ...app.build, manifest: false },
});
