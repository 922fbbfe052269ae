import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// What Node made of the modules last time: the start takes half as long, so all that costs time is imported after this.
enableCompileCache(fileURLToPath(new URL("../../.published/cache/modules", import.meta.url)));
await import("./commands.ts");
