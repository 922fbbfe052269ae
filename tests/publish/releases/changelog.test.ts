import { expect, test } from "vitest";
import { addEntry, parseChangelog } from "../../../src/publish/releases/changelog.ts";

const entry = { version: "1.1.0", date: "2026-11-22", vi: ["Thêm 7 dòng."], en: ["Seven rows more.", "And a word."] };
const older = { version: "1.0.0", date: "2026-11-01", vi: ["Bản đầu."], en: ["The first."] };

test("what is written is read back, the newest entry first, the words before them kept", () => {
  const text = addEntry(addEntry("# Nhật ký\n\nQuy tắc.\n", older), entry);
  expect(parseChangelog(text)).toEqual([entry, older]);
  expect(text.startsWith("# Nhật ký\n\nQuy tắc.\n\n## 1.1.0 (2026-11-22)\n\n### Tiếng Việt\n\n- Thêm 7 dòng.\n")).toBe(
    true,
  );
});

test("a sentence may run over several lines", () => {
  const text = "## 1.0.0 (2026-11-01)\n### Tiếng Việt\n- một\n  hai\n- ba\n### English\n- one\n  two\n";
  expect(parseChangelog(text)).toEqual([
    { version: "1.0.0", date: "2026-11-01", vi: ["một hai", "ba"], en: ["one two"] },
  ]);
});

test("everything that cannot be read is told at once", () => {
  const text =
    "## 1.1 (2026-11-22)\n### Tiếng Việt\n- a\n### English\n- b\n\n## 1.0.0 (2026-11-01)\n### English\n- b\n";
  expect(() => parseChangelog(text)).toThrow(
    [
      "CHANGELOG.md cannot be read; mend it:",
      "- “## 1.1 (2026-11-22)” is not of the form “## 1.1.0 (2026-11-22)”",
      "- “## 1.0.0 (2026-11-01)” has no sentences under “### Tiếng Việt”",
    ].join("\n"),
  );
});
