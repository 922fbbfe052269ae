import { expect, test } from "vitest";
import { dropExports } from "../../src/publish/formats/wasm.ts";

const named = (name: string) => [name.length, ...Buffer.from(name)];
const section = (id: number, body: number[]) => [id, body.length, ...body];

/** A module with one function that answers 42, exported under several names. */
const moduleOf = (names: readonly string[]): Uint8Array<ArrayBuffer> => {
  const entries = names.flatMap((name) => [...named(name), 0, 0]);
  const size = entries.length + 1;
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 1, 0x7f]),
    ...section(3, [1, 0]),
    ...[7, (size % 128) + 128, size >> 7, names.length, ...entries],
    ...section(10, [1, 4, 0, 0x41, 42, 0x0b]),
  ]);
};

test("exports that nobody asks for go, and the rest works as before", async () => {
  const names = Array.from({ length: 40 }, (_, i) => `function_${i}`);
  const lean = dropExports(moduleOf(names), (name) => name === "function_7" || name === "function_39");
  const { instance } = await WebAssembly.instantiate(Uint8Array.from(lean));
  expect(Object.keys(instance.exports)).toEqual(["function_7", "function_39"]);
  expect((instance.exports.function_7 as () => number)()).toBe(42);
});

test("a module whose exports are all asked for stays as it is", () => {
  const bytes = moduleOf(Array.from({ length: 40 }, (_, i) => `f${i}`));
  expect(
    Buffer.compare(
      dropExports(bytes, () => true),
      bytes,
    ),
  ).toBe(0);
});
