import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, cp, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { Readable } from "node:stream";

/** Whether a file or folder stands at the path. */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The whole file as UTF-8 text; rejects with the path in its message when there is none. */
export const readText = (path: string): Promise<string> => readFile(path, "utf8");

/** The whole file as bytes. */
export const readBytes = (path: string): Promise<Uint8Array<ArrayBuffer>> => readFile(path);

/** The file's size in bytes; rejects when there is none. */
export const sizeOf = async (path: string): Promise<number> => (await stat(path)).size;

/** SHA-256 of a file in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of readPieces(path)) hash.update(piece);
  return hash.digest("hex");
}

/**
 * The file piece by piece, each at most 1 MiB and only good until the next one is asked for: all pieces of all files lie
 * in the same few buffers, for fresh ones would keep the garbage collector busy.
 */
export async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  const piece = spare.pop() ?? Buffer.allocUnsafeSlow(1 << 20);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece);
      if (!bytesRead) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    spare.push(piece);
    await file.close();
  }
}

const spare: Buffer[] = [];

/** The file as a stream of byte chunks of at most 1 MiB; a missing file is an `error` of the stream. */
export const openStream = (path: string): Readable => createReadStream(path, { highWaterMark: 1 << 20 });

/** Writes text as UTF-8 without a BOM, making the folders above it. */
export const writeText = (path: string, text: string): Promise<void> => write(path, text);

/** Writes bytes as they are, making the folders above them. */
export const writeBytes = (path: string, bytes: Uint8Array): Promise<void> => write(path, bytes);

/** Writes bytes under another name first, so that the path never holds half a file. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await write(part, bytes);
  await rename(part, path);
}

/** Copies a folder with all it holds; files already at the target are replaced. */
export const copyFolder = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true });

/** Makes the folder and those above it; does nothing when it stands. */
export const makeFolder = async (path: string): Promise<void> => void (await mkdir(path, { recursive: true }));

/** Moves every file of a folder to its place in another on the same disk, and removes the folder. */
export async function mergeFolder(from: string, to: string): Promise<void> {
  for (const path of await listFiles(from)) {
    await makeFolder(dirname(join(to, path)));
    await rename(join(from, path), join(to, path));
  }
  await removeFolder(from);
}

/** Removes a file or a folder with all it holds; does nothing when there is none. */
export const removeFolder = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

/**
 * Every file below a folder, as sorted paths relative to it with `/` between the parts.
 * @returns an empty list when there is no such folder
 */
export async function listFiles(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/**
 * Moves what a finished folder holds to where older files and folders of those names may stand; an old one goes once
 * the new one is in its place, and what else stands there stays. Both folders must lie on the same disk.
 */
export async function swapEntries(from: string, to: string): Promise<void> {
  for (const entry of (await readdir(from)).sort()) {
    const [fresh, place, old] = [join(from, entry), join(to, entry), join(to, `${entry}.old`)];
    await removeFolder(old);
    if (await exists(place)) await rename(place, old);
    await rename(fresh, place);
    await removeFolder(old);
  }
  await removeFolder(from);
}
