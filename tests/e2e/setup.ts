import type { TestProject } from "vitest/node";
import { type BuiltSite, buildSite, type VariantName, variants } from "./site.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of each built site, with its base path and a slash at the end. */
    sites: Record<VariantName, string>;
    /** Folder of each built site. */
    folders: Record<VariantName, string>;
  }
}

/**
 * Builds and serves the site's variants once for all browser tests. E2E_VARIANTS (such as `default,plain`, or empty)
 * builds only those that the tests at hand need; E2E_REUSE=1 takes sites that an earlier run built.
 */
export default async function setup(project: TestProject) {
  const wanted = process.env.E2E_VARIANTS?.split(",").filter(Boolean) ?? Object.keys(variants);
  const sites: Record<string, string> = {};
  const folders: Record<string, string> = {};
  const servers: { close(): unknown }[] = [];
  for (const name of wanted as VariantName[]) {
    const site = await buildSite(name);
    const server = await serveSite(site);
    servers.push(server);
    sites[name] = server.address;
    folders[name] = site.folder;
  }
  project.provide("sites", sites as Record<VariantName, string>);
  project.provide("folders", folders as Record<VariantName, string>);
  return () => Promise.all(servers.map((server) => server.close()));
}

async function serveSite({ folder, base }: BuiltSite) {
  const { serve } = await import("../../src/publish/serve.ts");
  return serve({ folder, base, port: 0 });
}
