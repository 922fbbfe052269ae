import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { fetchBytes } from "../../src/client/bytes.ts";

const url = "http://127.0.0.1/data/x.gz";
const text = "Sáng kiến ".repeat(2000);
const plain = new TextEncoder().encode(text);
const stored = gzipSync(plain);
const expected = {
  bytes: stored.byteLength,
  inflated: plain.byteLength,
  sha256: createHash("sha256").update(plain).digest("hex"),
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Answers one request after the other; the last answer stands for all later ones. */
function host(...answers: (() => Response | Promise<Response>)[]) {
  let asked = 0;
  const stub = vi.fn(async (_url: string, init: RequestInit) => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    init.signal?.throwIfAborted();
    return answer();
  });
  vi.stubGlobal("fetch", stub);
  return stub;
}
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test("a gzip file is inflated, with its own bytes counted", async () => {
  host(() => new Response(stored));
  const onProgress = vi.fn();
  expect(read(await fetchBytes(url, { expected, onProgress }))).toBe(text);
  expect(onProgress).toHaveBeenLastCalledWith(stored.byteLength, stored.byteLength);
});

test("a file that the host has already inflated is taken as it is", async () => {
  host(() => new Response(plain));
  const onProgress = vi.fn();
  expect(read(await fetchBytes(url, { expected, onProgress }))).toBe(text);
  expect(onProgress).toHaveBeenLastCalledWith(plain.byteLength, plain.byteLength);
});

test("a damaged file is asked for once more, past the browser's cache", async () => {
  const stub = host(
    () => new Response(stored.subarray(0, 40)),
    () => new Response(stored),
  );
  expect(read(await fetchBytes(url, { expected }))).toBe(text);
  expect(stub.mock.calls.map(([, init]) => init.cache)).toEqual(["default", "reload"]);
});

test.each([
  ["a wrong hash", () => new Response(stored), { ...expected, sha256: "0".repeat(64) }, "damaged", 2],
  ["a cut file without expectations", () => new Response(stored.subarray(0, 40)), undefined, "damaged", 2],
  ["a page in place of the file", () => new Response("<h1>Hello</h1>"), expected, "damaged", 2],
  ["a missing file", () => new Response("", { status: 404 }), expected, "missing", 1],
  ["a host in trouble", () => new Response("", { status: 503 }), expected, "refused", 2],
  ["no network", () => Promise.reject(new TypeError("Failed to fetch")), expected, "offline", 2],
])("%s is told apart", async (_case, answer, expectation, code, requests) => {
  const stub = host(answer as () => Response);
  await expect(fetchBytes(url, { expected: expectation })).rejects.toMatchObject({ name: "LoadError", code });
  expect(stub).toHaveBeenCalledTimes(requests);
});

test("the reader can cancel, and nothing is tried again", async () => {
  const reader = new AbortController();
  const stub = host(() => new Promise((_, reject) => reader.signal.addEventListener("abort", reject)));
  const bytes = fetchBytes(url, { signal: reader.signal });
  reader.abort();
  await expect(bytes).rejects.toMatchObject({ code: "cancelled" });
  expect(stub).toHaveBeenCalledOnce();
});

test("a link that goes silent is given up", async () => {
  vi.stubGlobal(
    "fetch",
    (_url: string, { signal }: RequestInit) =>
      new Promise((_, reject) => signal!.addEventListener("abort", () => reject(signal!.reason))),
  );
  await expect(fetchBytes(url, { stallMs: 5 })).rejects.toMatchObject({ code: "stalled" });
});

test("without crypto.subtle (plain http) the sizes still count", async () => {
  vi.stubGlobal("crypto", {});
  host(() => new Response(stored));
  expect(read(await fetchBytes(url, { expected: { ...expected, sha256: "unknown" } }))).toBe(text);
});
