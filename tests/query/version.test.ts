import { expect, test } from "vitest";
import { compareVersions, isVersion, nextVersion, parseVersion, withVersion } from "../../src/query/version.ts";

test.each(["", "1", "1.0", "v1.0.0", "1.0.0 ", "01.0.0", "1.0.0-beta", "1.0.0.0", "1.0.0+x", "9999999.0.0"])(
  "“%s” is no release number",
  (text) => expect(isVersion(text)).toBe(false),
);

test("numbers are ordered by their parts, not as text", () => {
  expect(["1.10.0", "1.9.1", "2.0.0", "1.9.0"].sort(compareVersions)).toEqual(["1.9.0", "1.9.1", "1.10.0", "2.0.0"]);
  expect(() => compareVersions("1.0", "1.0.0")).toThrow("not a release number such as 1.0.0: 1.0");
});

test("a step moves its own part and clears those after it", () => {
  expect([nextVersion("1.4.2", "major"), nextVersion("1.4.2", "minor"), nextVersion("1.4.2", "patch")]).toEqual([
    "2.0.0",
    "1.5.0",
    "1.4.3",
  ]);
});

test.each([
  ["", { name: "living" }],
  ["?by=unit", { name: "living" }],
  ["?v=1.0.0", { name: "frozen", version: "1.0.0" }],
  ["?by=unit&v=1.1.0", { name: "frozen", version: "1.1.0" }],
  ["?v=3.0.0", { name: "unknown", version: "3.0.0" }],
  ["?v=", { name: "malformed", text: "" }],
  ["?v=latest", { name: "malformed", text: "latest" }],
  ["?v=../../x", { name: "malformed", text: "../../x" }],
])("the address %s asks for %o", (search, asked) => {
  expect(parseVersion(search, ["1.0.0", "1.1.0"])).toEqual(asked);
});

test.each([
  ["", "1.0.0", "?v=1.0.0"],
  ["?by=unit&v=1.0.0&f.year=2022", "1.1.0", "?by=unit&f.year=2022&v=1.1.0"],
  ["?v=1.0.0", null, ""],
  ["?f.v=1&v=1.0.0&t.v=1", null, "?f.v=1&t.v=1"],
])("the address %s asked for %s is %s", (search, version, address) => {
  expect(withVersion(search, version)).toBe(address);
});
