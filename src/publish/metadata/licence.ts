import type { Words } from "../descriptor.ts";

/** A licence as metadata name it. `url` is null for one that is only words; `spdx` for one that SPDX does not list. */
export type Licence = { name: string; titles: Words; url: string | null; spdx: string | null };

/** Reads a licence of the descriptor; its title holds both languages, “vi / en”. */
export function toLicence({ name, title, path }: Readonly<Record<string, string>>): Licence {
  const [vi, en = vi] = (title ?? name ?? path).split(" / ");
  return { name: name ?? path, titles: { vi, en }, url: path ?? null, spdx: spdx.includes(name) ? name : null };
}

/** Open licences that data may well carry; others are named by their words and address. */
const spdx = ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0", "MIT"];
