/**
 * Everything that a new owner of the site changes, in one place. Environment variables of the same meaning win, so that
 * tests and hosts can build variants: SITE_URL, SITE_BASE, SITE_SAMPLES and SITE_DRAFT (0 or 1), SITE_DATA, SITE_PUBLISHED, SITE_OUT.
 */
const env = typeof process === "undefined" ? {} : process.env;

export const config = {
  /** Where the site is served, without a trailing slash. Used in canonical links and metadata only. */
  url: env.SITE_URL ?? "https://sang-kien-thu-do.example",
  /** Path under which the site lives: "/" or such as "/sang-kien/". */
  base: env.SITE_BASE ?? "/",
  /** Whether sample (synthetic) data is published beside the real figures. Without it those parts say “not published yet”. */
  samples: env.SITE_SAMPLES !== "0",
  /** Whether the engine is packed for a look rather than for readers: in seconds, not minutes, and a fifth larger. */
  draft: env.SITE_DRAFT === "1",
  /**
   * Rows of a table up to which the browser's database holds it: 100,000 initiatives are 2.6 MB to fetch. A longer list of
   * initiatives comes by its parts, as cubes and as downloads, and pages say so.
   */
  browserRows: 100_000,
  /** Folder of the published tables. */
  data: env.SITE_DATA ?? "data",
  /** Working folder between publishing and building; may be deleted at any time. */
  published: env.SITE_PUBLISHED ?? ".published",
  /** Folder of the finished site. */
  out: env.SITE_OUT ?? "dist",
  /** Port that `npm start` tries first. */
  port: Number(env.PORT ?? 4321),
  owner: {
    vi: "Nhóm Sáng kiến Thủ đô – Số liệu mở (không phải trang chính thức của LĐLĐ thành phố Hà Nội)",
    en: "The Capital Initiatives – Open Data team (not an official site of the Hanoi Federation of Labour)",
  },
  /** Where corrections and removal requests go; null shows “no contact has been named yet”. */
  contact: null as string | null,
  /** Licence of the compiled tables; figures themselves are facts. Sample data is CC0. */
  licence: {
    figures: {
      vi: "Dữ kiện kèm nguồn; dùng lại tự do, xin dẫn nguồn gốc",
      en: "Facts with their sources; free to reuse, cite the original source",
    },
    sample: { vi: "CC0 1.0", en: "CC0 1.0" },
    code: { vi: "MIT", en: "MIT" },
  },
} as const;
