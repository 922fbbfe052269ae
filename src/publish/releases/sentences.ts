import type { Locale } from "../../i18n/locale.ts";
import { type Changes, type DatasetChanges, splitRevised } from "./diff.ts";

/** What changed, a sentence a kind of change; no one of the honour roll is named. */
export function describeChanges({ datasets, rolls }: Changes, locale: Locale): string[] {
  const sentences = [
    ...datasets.flatMap((changes) => describeDataset(changes, locale)),
    ...rolls.map(({ titles, added, revised, withdrawn }) =>
      locale.t("version.roll", { dataset: titles[locale.code], added, revised, withdrawn }),
    ),
  ];
  return sentences.length ? sentences : [locale.t("version.nothing")];
}

function describeDataset(changes: DatasetChanges, locale: Locale): string[] {
  const { titles, fate, rekeyed, columns, added, withdrawn } = changes;
  const dataset = titles[locale.code];
  const count = (list: readonly unknown[]) => locale.number(list.length);
  if (fate === "added") return [locale.t("version.dataset_added", { dataset, count: count(added) })];
  if (fate === "removed") return [locale.t("version.dataset_removed", { dataset, count: count(withdrawn) })];
  const { values, words } = splitRevised(changes);
  const counted = { rows_added: added, cells_revised: values, words_revised: words, rows_withdrawn: withdrawn };
  return [
    ...(rekeyed ? [locale.t("version.rekeyed", { dataset })] : []),
    ...Object.entries(columns)
      .filter(([, names]) => names.length)
      .map(([kind, names]) => locale.t(`version.columns_${kind}`, { dataset, columns: locale.list(names) })),
    ...Object.entries(counted)
      .filter(([, list]) => list.length)
      .map(([kind, list]) => locale.t(`version.${kind}`, { dataset, count: count(list) })),
  ];
}
