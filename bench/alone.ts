import { join } from "node:path";
import { build } from "vite";
import { root } from "./child.ts";

/** The files of the page that has nothing but the engine, by path, to be served with a site's own: it lives at `/alone/`. */
export async function alonePage(): Promise<Map<string, Uint8Array>> {
  const built = await build({
    root: join(root, "bench/alone"),
    base: "/alone/",
    configFile: false,
    logLevel: "error",
    build: { write: false, modulePreload: false, target: "esnext" },
  });
  const outputs = [built].flat().flatMap((part) => ("output" in part ? part.output : []));
  const bytes = (content: string | Uint8Array) => (typeof content === "string" ? Buffer.from(content) : content);
  return new Map(
    outputs.map((file) => [
      `/alone/${file.fileName === "index.html" ? "" : file.fileName}`,
      bytes(file.type === "chunk" ? file.code : file.source),
    ]),
  );
}
