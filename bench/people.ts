import type { RollEntry } from "../src/query/roll.ts";

const list = (text: string) => text.split(" ");
const families = list(
  "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Vũ Đỗ Bùi Đặng Ngô Dương Đinh Phùng Lã Hà Tạ",
);
const middles = list(
  "Thị Thị Thị Thị Thị Thị Thị Thị Văn Văn Văn Văn Đức Minh Thu Ngọc Hữu Quang Thanh Xuân Đình Thúy Bích Anh Hồng Mạnh Tiến",
);
const givens = list(
  "An Anh Bình Bích Châu Chi Cường Cúc Dung Dũng Duy Đạt Đức Giang Hà Hải Hạnh Hằng Hiền Hiếu Hoa Hòa Hùng Huy Hương Huyền " +
    "Khánh Khoa Lan Liên Linh Loan Long Mai Minh My Nam Nga Ngân Ngọc Nhung Oanh Phong Phúc Phương Quang Quyên Sơn Tâm Thảo " +
    "Thành Thắng Thoa Thu Thủy Tiến Toàn Trang Trung Tú Tuấn Tùng Tuyết Uyên Vân Việt Vinh Yến",
);
const places = list(
  "Hoàn Kiếm Đống Đa Long Biên Thanh Trì Gia Lâm Ứng Hòa Sơn Tây Mê Linh Quốc Oai Hà Đông Tây Hồ Ba Vì",
);
const kinds = [
  "Công ty TNHH",
  "Công ty cổ phần",
  "Trường Tiểu học",
  "Trường THCS",
  "Trường Mầm non",
  "Bệnh viện đa khoa",
];
const jobs = ["giáo viên", "công nhân vận hành", "kỹ sư", "Tổ trưởng tổ", "bác sĩ khoa", "nhân viên phòng"];

/**
 * A made-up roll, of no real person, for measuring only: 1,000 workplaces of 60 unions, 200 roles, a hundred lines of one
 * award after another, no titles of initiatives. The same size gives the same lines.
 */
export function makeRoll(size: number): RollEntry[] {
  let state = 2025;
  const pick = <T>(items: readonly T[], skew = 1) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return items[Math.floor((state / 2 ** 32) ** skew * items.length)];
  };
  const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));
  const unions = many(60, (i) => ({
    unit: `ldld-don-vi-${i}`,
    unitName: `${pick(places)} ${pick(places)} District Federation of Labour ${i}`,
    union: `LĐLĐ quận ${pick(places)} ${pick(places)} ${i}`,
  }));
  const workplaces = many(1000, (i) => ({
    ...pick(unions),
    sector: pick(["production", "education", "health"] as const),
    workplace: `${pick(kinds)} ${pick(givens)} ${pick(places)} ${i} (${pick(places)} ${pick(places)})`,
  }));
  const roles = many(200, () => `${pick(jobs)} ${pick(givens).toLowerCase()} ${pick(places).toLowerCase()}`);
  const awards = [
    { award: "good_worker_title", awardName: "Good Worker of the Capital" },
    { award: "city_initiative_title", awardName: "Initiative of the Capital’s workers" },
  ] as const;
  return many(size, (i) => ({
    id: `H${String(i).padStart(4, "0")}`,
    name: `${pick(families)} ${pick(middles)} ${pick(["", "", `${pick(middles)} `])}${pick(givens)}`,
    ...awards[Math.floor(i / 100) % 2],
    year: 2000 + Math.floor(i / 200),
    ...pick(workplaces, 2),
    role: pick(roles, 2),
    initiative: null,
  }));
}
