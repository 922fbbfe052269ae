import type { LanguageCode } from "../../i18n/locale.ts";
import type { Words } from "../descriptor.ts";
import { type DatasetFacts, dayOf, type Facts } from "./facts.ts";

/** What can be cited: the package, or one of its datasets. All reference formats write this. */
export type Citable = {
  /** Key of the reference: letters, digits and hyphens. */
  id: string;
  titles: Words;
  abstract: Words;
  /** Page of the cited thing. */
  address: Words;
  sample: boolean;
};

/** The package first, then its datasets; a sample dataset says in its title that it is one. */
export const toCitables = (facts: Facts): Citable[] => [packageCitable(facts), ...facts.datasets.map(toCitable(facts))];

export const packageCitable = (facts: Facts): Citable => ({
  id: facts.name,
  titles: facts.titles,
  abstract: facts.notes,
  address: facts.pages,
  sample: false,
});

/** A dataset is cited within its package: “Số liệu. Sáng kiến Thủ đô – Số liệu mở”. */
export const toCitable =
  (facts: Facts) =>
  ({ resource, titles, notes, pages }: DatasetFacts): Citable => {
    const title = (code: LanguageCode) => {
      const own = resource.sample ? facts.locales[code].t("meta.sample.label", { title: titles[code] }) : titles[code];
      return `${own}. ${facts.titles[code]}`;
    };
    return {
      id: `${facts.name}-${resource.name}`,
      titles: { vi: title("vi"), en: title("en") },
      abstract: notes,
      address: pages,
      sample: resource.sample,
    };
  };

/** The reference as a sentence of a language; no part of it is invented where the descriptor is silent. */
export function citeText({ titles, address }: Citable, facts: Facts, language: LanguageCode): string {
  const { t, date } = facts.locales[language];
  const [version, day] = [facts.version, dayOf(facts)];
  const edition = !version
    ? ""
    : day
      ? t("meta.cite.edition", { version, date: date(day) })
      : t("meta.cite.version", { version });
  return t("meta.cite", {
    owner: facts.publisher[language],
    title: titles[language],
    edition,
    address: address[language],
  });
}
