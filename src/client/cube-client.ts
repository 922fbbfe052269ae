import type { Cell } from "../model/cell.ts";
import { cubeAnswerer, type PackedCube, unpackCube } from "../query/cube.ts";
import type { Answerer } from "../query/port.ts";
import type { Domain } from "../query/view.ts";
import { fetchBytes, siteUrl } from "./bytes.ts";

/** The cube of the site, its cells, and which years and units can be asked for. */
export type Cube = Answerer & { domain: Domain; cells: readonly Cell[] };

let loading: Promise<Cube> | undefined;

/** Loads the cube at the first call; every caller gets the same one. After a failure the next call tries again. */
export function loadCube(): Promise<Cube> {
  loading ??= fetchCube().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchCube(): Promise<Cube> {
  return openCube(await fetchBytes(siteUrl("data/cube.json.gz")));
}

/** A cube from its inflated bytes. Throws when they are of another form. */
export function openCube(bytes: Uint8Array): Cube {
  const packed = JSON.parse(new TextDecoder().decode(bytes)) as PackedCube;
  const cells = unpackCube(packed);
  return { ...cubeAnswerer(cells, packed.domain), domain: packed.domain, cells };
}
