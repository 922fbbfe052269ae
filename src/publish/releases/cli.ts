import { formatReport } from "../report.ts";
import { freeze } from "./freeze.ts";

/**
 * `npm run release -- <number>`: says, in Vietnamese, what was released or why nothing was.
 * @param options the number or step asked for, and `--same-meaning`
 * @returns the exit code
 */
export async function release(options: readonly string[], data: string): Promise<number> {
  const [asked, ...more] = options.filter((option) => !option.startsWith("--"));
  const say = (text: string) => void process.stdout.write(text);
  if (!asked || more.length) {
    say("Cần đúng một số phiên bản (như 1.2.0) hoặc một bước: major, minor, patch.\n");
    return 2;
  }
  // The day in Hanoi, whatever the machine's clock is set to.
  const date = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());
  const result = await freeze({ data, asked, date, sameMeaning: options.includes("--same-meaning") });
  if ("findings" in result) {
    say(formatReport(result.findings, data));
    return 1;
  }
  if ("refused" in result) {
    say(`Không phát hành: ${result.refused}\n`);
    return 1;
  }
  say(`Đã phát hành bản ${result.version}: ${data}/releases/${result.version}/ (từ nay không sửa nữa).\n`);
  say(
    `Hãy đọc lại mục mới trong ${data}/CHANGELOG.md, thêm lý do thay đổi bằng cả hai thứ tiếng, rồi lưu vào kho mã.\n`,
  );
  return 0;
}
