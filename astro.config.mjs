import { defineConfig } from "astro/config";
import { config } from "./src/config.ts";
import { bundles } from "./src/publish/bundles.ts";
import { preloadModules } from "./src/publish/module-preload.ts";

export default defineConfig({
  site: config.url,
  base: config.base,
  outDir: config.out,
  publicDir: `${config.published}/public`,
  trailingSlash: "always",
  output: "static",
  build: { format: "directory", inlineStylesheets: "never", assets: "assets" },
  devToolbar: { enabled: false },
  integrations: [
    {
      name: "module-preload",
      hooks: { "astro:build:done": async () => void (await preloadModules(config.out, config.base)) },
    },
  ],
  vite: {
    // The policy of every page forbids inline code, so nothing may be folded into the HTML.
    build: { assetsInlineLimit: 0 },
    environments: { client: { build: { rolldownOptions: { output: bundles } } } },
    ssr: { external: ["@duckdb/node-api"] },
  },
});
