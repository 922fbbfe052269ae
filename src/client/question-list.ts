import type { Locale } from "../i18n/locale.ts";

/** Ready questions, and those asked in this session. */
export type QuestionList = {
  add(sql: string): void;
  /** Title of a ready question whose SQL this is. */
  titleOf(sql: string): string | undefined;
};

const key = "sql-questions";
const most = 20;

/** @param choose called with the SQL of a question that the reader picks */
export function openQuestionList(root: HTMLElement, locale: Locale, choose: (sql: string) => void): QuestionList {
  const ready = [...root.querySelectorAll<HTMLAnchorElement>("a[data-sql]")];
  const box = root.querySelector<HTMLElement>("[data-role=history]")!;
  let asked = stored.read();

  for (const link of ready) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(link.dataset.sql!);
    });
  }
  box.querySelector("[data-do=forget]")!.addEventListener("click", () => {
    asked = [];
    stored.write(asked);
    show();
  });

  function show(): void {
    box.hidden = !asked.length;
    box.querySelector("summary")!.textContent = locale.t("query.history", { count: locale.number(asked.length) });
    const items = asked.map((sql) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sql;
      button.addEventListener("click", () => choose(sql));
      item.append(button);
      return item;
    });
    box.querySelector("ol")!.replaceChildren(...items);
  }

  // On a phone the list would push the box off the screen.
  const wide = matchMedia("(min-width: 60rem)").matches;
  root.querySelector<HTMLDetailsElement>(".ready-list details")!.open = wide;
  show();
  return {
    titleOf: (sql) => ready.find((link) => link.dataset.sql === sql.trim())?.textContent?.trim(),
    add: (sql) => {
      asked = [sql, ...asked.filter((other) => other !== sql)].slice(0, most);
      stored.write(asked);
      show();
    },
  };
}

/** The tab's own memory; a browser that keeps none forgets at the next page. */
const stored = {
  read(): string[] {
    try {
      const list: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]");
      return Array.isArray(list) ? list.filter((sql) => typeof sql === "string").slice(0, most) : [];
    } catch {
      return [];
    }
  },
  write(list: readonly string[]): void {
    try {
      sessionStorage.setItem(key, JSON.stringify(list));
    } catch {
      // Full or forbidden: the list lives as long as the page.
    }
  },
};
