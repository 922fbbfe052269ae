import type { RollEntry } from "../../src/query/roll.ts";

/** A line of the roll that says little more than a name. */
export const line = (id: string, name: string, rest: Partial<RollEntry> = {}): RollEntry => ({
  ...{ id, name, year: 2025, award: "good_worker_title", awardName: "Công nhân giỏi", sector: "production" },
  ...{ unit: null, unitName: null, union: null, role: null, workplace: null, initiative: null },
  ...rest,
});

export const entries = [
  line("A1", "Lê Văn Đạt", { role: "thợ hàn" }),
  line("A2", "Trần Thị Dung", { year: 2022, sector: "health", unit: "cd-y-te", unitName: "Công đoàn ngành Y tế" }),
  line("A3", "Vũ An", { year: null, award: "named_in_press", awardName: "Được báo chí nêu tên" }),
  line("A4", "Bùi An", { year: 2022, award: "city_initiative_title", initiative: "Máy gấp" }),
];
