import { readSqlError } from "../query/sql-error.ts";
import { findOwnTables } from "../query/own-names.ts";
import { formatSqlLink, longestLink, parseOwnTables, parseSqlLink } from "../query/sql-link.ts";
import { checkStatement, type CheckedStatement, counted, limited, linesBefore } from "../query/statement.ts";
import type { SqlAnswer } from "../query/sql-answer.ts";
import { openAnswerBox } from "./answer-box.ts";
import { openOwnFiles } from "./own-files.ts";
import { openQuestionBox } from "./question-box.ts";
import { openQuestionList } from "./question-list.ts";
import { engine } from "./engine.ts";
import { loadQueryLocale } from "./query-words.ts";

/** Rows that are shown at most; more would only slow the page down. */
const mostRows = 1000;

type Asked = Exclude<CheckedStatement, { problem: string }> & { text: string };

/** Makes a console answer: its box, its ready questions, the address and the Back button all ask the one engine. */
export async function startConsole(root: HTMLElement): Promise<void> {
  const locale = await loadQueryLocale(root.dataset.language === "en" ? "en" : "vi");
  const find = <T extends HTMLElement>(selector: string) => root.querySelector<T>(selector)!;
  const [run, stop, link] = ["run", "stop", "link"].map((name) => find<HTMLButtonElement>(`[data-do=${name}]`));
  const status = find("[data-role=status]");
  const box = openQuestionBox(root, locale, () => void ask(box.text()));
  const answers = openAnswerBox(root, locale);
  const list = openQuestionList(root, locale, (sql) => {
    box.setText(sql);
    void ask(sql);
  });
  const own = openOwnFiles(root, {
    language: locale.code,
    changed: (tables) => box.setOwnTables([...tables]),
    ask: (sql) => {
      box.setText(sql);
      void ask(sql);
    },
  });
  const ownNames = () => own.tables().map(({ name }) => name);
  const first = box.text();
  let reader: AbortController | null = null;

  const say = (key: string, params?: Record<string, string | number>) => {
    status.textContent = locale.t(key, params);
  };
  const number = (value: number) => locale.number(value, 0);
  /** Longest that a question may run. */
  const seconds = () => Number(root.dataset.seconds ?? 30);

  /** Runs what was typed, unless it may not run or cannot; whatever was running is cancelled. */
  async function ask(text: string, { keepAddress = false } = {}): Promise<void> {
    reader?.abort();
    const checked = checkStatement(text);
    if ("problem" in checked) {
      status.textContent = "";
      return answers.showRefusal(locale.t(`query.refused.${checked.problem}`, { word: checked.word }));
    }
    const mine = (reader = new AbortController());
    setBusy(true);
    if (!keepAddress) putInAddress(text);
    list.add(text);
    try {
      await answer({ ...checked, text }, mine.signal);
    } finally {
      if (reader === mine) {
        reader = null;
        setBusy(false);
      }
    }
  }

  async function answer(asked: Asked, cancelled: AbortSignal): Promise<void> {
    say(engine.state.name === "ready" ? "query.running" : "query.waiting");
    const database = await Promise.race([engine.start(), aborted(cancelled)]);
    if (cancelled.aborted) return say("query.cancelled");
    if (!database) return say("query.no_engine");
    await own.settled();
    say("query.running");
    const signal = AbortSignal.any([cancelled, AbortSignal.timeout(seconds() * 1000)]);
    const started = performance.now();
    try {
      const sql = asked.isTable ? limited(asked.sql, mostRows + 1) : asked.sql;
      const found = await database.read(sql, { limit: mostRows, signal });
      const ms = number(Math.max(1, performance.now() - started));
      await answers.show(found, asked.text, list.titleOf(asked.text));
      await sayRows(found, ms, () => database.read(counted(asked.sql), { limit: 1, signal }), asked.isTable);
    } catch (error) {
      if (signal.aborted) sayStopped(cancelled, error);
      else showError(error, asked);
    }
  }

  async function sayRows({ rows, more }: SqlAnswer, ms: string, count: () => Promise<SqlAnswer>, countable: boolean) {
    const shown = { rows: number(rows.length), ms };
    if (!more) return say("query.ran", shown);
    if (!countable) return say("query.ran_uncounted", shown);
    say("query.ran_more", shown);
    const total = await count().then(
      (answer) => Number(answer.rows[0][0]),
      (error) => {
        reopenIfStuck(error);
        return null;
      },
    );
    if (total === null) return say("query.ran_uncounted", shown);
    say("query.ran_counted", { ...shown, total: number(total), more: number(total - rows.length) });
  }

  function sayStopped(cancelled: AbortSignal, error: unknown): void {
    answers.clearError();
    if (reopenIfStuck(error)) say("query.restarted");
    else if (cancelled.aborted) say("query.cancelled");
    else say("query.timeout", { seconds: seconds() });
  }

  /** A query that DuckDB would not let go of took the engine with it: another is opened. */
  function reopenIfStuck(error: unknown): boolean {
    if ((error as Error).name !== "EngineError") return false;
    engine.stop();
    void engine.start();
    return true;
  }

  function showError(error: unknown, { sql, isTable }: Asked): void {
    status.textContent = "";
    const raw = error instanceof Error ? error.message : String(error);
    const { kind, line, name, message } = readSqlError(raw, sql, isTable ? linesBefore : 0);
    const place = line === null ? "" : locale.t("query.error.line", { line });
    answers.showError(`${place}${locale.t(`query.error.${kind}`, { name })}`, message);
    reopenIfStuck(error);
  }

  function setBusy(busy: boolean): void {
    stop.disabled = !busy;
    root.toggleAttribute("data-busy", busy);
  }

  /** @returns whether the statement fits */
  function putInAddress(text: string): boolean {
    const search = formatSqlLink(text, findOwnTables(text, ownNames()));
    const address = location.pathname + (search ?? "");
    if (location.pathname + location.search !== address) history.pushState(null, "", address);
    turnLanguage();
    return search !== null;
  }

  /** The page in the other language opens with the same question. */
  function turnLanguage(): void {
    for (const other of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) other.search = location.search;
  }

  async function copyLink(): Promise<void> {
    if (!putInAddress(box.text())) return say("query.link_too_long", { limit: number(longestLink) });
    const address = new URL(location.href);
    address.hash = "";
    await navigator.clipboard.writeText(address.href).then(
      () => {
        const names = findOwnTables(box.text(), ownNames()).join(", ");
        say(names ? "own.shared" : "query.copied", { names });
      },
      () => say("query.copy_failed"),
    );
  }

  /** A link's question runs by itself once the engine is there; where the device keeps it off, the reader decides. */
  function followAddress(): void {
    turnLanguage();
    const sql = parseSqlLink(location.search);
    if (sql === "too_long") return say("query.link_refused", { limit: number(longestLink) });
    box.setText(sql ?? first);
    if (sql === null) return answers.showFirst();
    const needed = parseOwnTables(location.search).filter((name) => !ownNames().includes(name));
    if (needed.length) {
      own.reveal();
      return say("own.needed", { names: needed.join(", ") });
    }
    if (engine.state.name === "ready") return void ask(sql, { keepAddress: true });
    say("query.waiting");
    const unsubscribe = engine.subscribe((state) => {
      const off = state.name === "failed" || state.name === "cancelled" || (state.name === "off" && state.keptOff);
      if (off) say("query.waiting_reader");
      if (state.name !== "ready") return;
      unsubscribe();
      if (!reader && box.text() === sql) void ask(sql, { keepAddress: true });
    });
  }

  run.addEventListener("click", () => void ask(box.text()));
  stop.addEventListener("click", () => reader?.abort());
  link.addEventListener("click", () => void copyLink());
  addEventListener("popstate", (event) => {
    if (!event.state && location.hash && !location.search) return;
    followAddress();
  });
  find("[data-role=bar]").hidden = false;
  root.dataset.awake = "";
  if (location.search) followAddress();
}

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(null), { once: true }));
