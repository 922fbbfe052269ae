import type { Award, HonourStatus, NameBasis } from "./award.ts";
import type { Qualifier } from "./figure.ts";
import type { Sector } from "./sector.ts";

/** One award to one recipient. The same person may hold several; different people may share a name. */
export type Honour = {
  honour_id: string;
  /** Year of the award; null = not printed. */
  year: number | null;
  award: Award;
  awarding_body: string | null;
  recipient: string;
  role: string | null;
  workplace: string | null;
  /** Name of the union as the source prints it; `unit` is its code where one is certain. */
  union_name: string | null;
  unit: string | null;
  sector: Sector;
  field: string | null;
  initiative_title: string | null;
  summary_vi: string | null;
  summary_en: string | null;
  benefit_vnd: number | null;
  benefit_qualifier: Qualifier | null;
  benefit_period: "per_year" | null;
  status: HonourStatus;
  name_basis: NameBasis;
  /** One or more source ids. */
  sources: readonly string[];
  note_vi: string | null;
  note_en: string | null;
};
