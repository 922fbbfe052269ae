import type { DictionaryTable } from "../query/dictionary.ts";
import type { LanguageCode } from "../i18n/locale.ts";
import type { OwnData } from "./own-data.ts";

/** The reader's own tables, as the console knows them. */
export type OwnFiles = {
  /** Tables that can be asked, with their columns. */
  tables(): readonly DictionaryTable[];
  /** Resolves once every table stands in the engine again, should it have been reopened. */
  settled(): Promise<void>;
  /** Opens the part of the page where files are added. */
  reveal(): void;
};

/**
 * Megabytes of a file that the device holds safely: 20 for each gigabyte of memory up to 8, for a page gets no more of a
 * larger one. A browser that does not tell counts as one of 4.
 */
export function fileLimit(): number {
  const { deviceMemory = 4 } = navigator as Navigator & { deviceMemory?: number };
  return 20 * Math.min(8, deviceMemory);
}

export type OwnFilesOptions = {
  language: LanguageCode;
  /** Called whenever the tables are other ones. */
  changed: (tables: readonly DictionaryTable[]) => void;
  ask: (sql: string) => void;
};

/** Shows the place for files; what reads them is fetched with the first one. */
export function openOwnFiles(root: HTMLElement, options: OwnFilesOptions): OwnFiles {
  const place = root.querySelector<HTMLDetailsElement>("[data-role=own]")!;
  const input = place.querySelector<HTMLInputElement>("input[type=file]")!;
  let data: OwnData | undefined;
  let opening: Promise<OwnData> | undefined;

  async function take(files: readonly File[]): Promise<void> {
    if (!files.length) return;
    opening ??= import("./own-data.ts").then(({ openOwnData }) => openOwnData(place, options));
    try {
      data = await opening;
    } catch (cause) {
      opening = undefined;
      place.querySelector("[data-role=own-status]")!.textContent = place.dataset.failed!;
      return console.warn("the part that reads files did not come:", cause);
    }
    await data.add(files);
  }

  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    // So that the same file, mended, can be chosen again.
    input.value = "";
    void take(files);
  });
  const over = (isOver: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    place.classList.toggle("over", isOver);
  };
  root.addEventListener("dragover", over(true));
  root.addEventListener("dragleave", over(false));
  root.addEventListener("drop", (event) => {
    over(false)(event);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) place.open = true;
    void take(files);
  });
  const limit = place.querySelector<HTMLElement>("[data-do=own-limit]")!;
  limit.textContent = limit.dataset.text!.replace("{limit}", String(fileLimit()));
  place.hidden = false;
  return {
    tables: () => data?.tables() ?? [],
    settled: async () => data?.settled(),
    reveal: () => {
      place.open = true;
    },
  };
}
