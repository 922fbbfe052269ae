import { defineConfig } from "astro/config";
import { config } from "./src/config.ts";

export default defineConfig({
  site: config.url,
  base: config.base,
  outDir: config.out,
  publicDir: `${config.published}/public`,
  trailingSlash: "always",
  output: "static",
  build: { format: "directory", inlineStylesheets: "never", assets: "assets" },
  devToolbar: { enabled: false },
  vite: {
    // The policy of every page forbids inline code, so nothing may be folded into the HTML.
    build: { assetsInlineLimit: 0 },
    ssr: { external: ["@duckdb/node-api"] },
  },
});
