import { type LanguageCode, type Locale, toLocale } from "../i18n/locale.ts";
import { siteUrl } from "./bytes.ts";
import { engine, type EngineState } from "./engine.ts";
import { openKeptFiles } from "./kept-files.ts";
import { afterPause, whenIdle } from "./moment.ts";

export { engine };

const catalogues = {
  vi: () => import("../i18n/vi/client.json"),
  en: () => import("../i18n/en/client.json"),
} satisfies Record<LanguageCode, unknown>;

/** How long a reader does nothing before an engine that nobody waits for starts. */
const pauseMs = 3000;

/**
 * `<engine-status data-language="vi" data-autostart data-bytes="9000000" data-sha256="…">` says what the engine is doing
 * and lets the reader start, cancel or reopen it. `data-bytes` is what a first start downloads, `data-sha256` what tells
 * whether the device keeps the engine; `data-autostart` starts it once the page is idle, if the device allows, or, where
 * another answers meanwhile (`"pause"`), once the reader lets the page be: unpacking and compiling take a slow device's all.
 */
class EngineStatus extends HTMLElement {
  #words: Locale | null = null;
  #unsubscribe = () => {};
  #shown = "";
  /** Whether the device keeps the engine, so that a start downloads next to nothing. */
  #kept = false;
  readonly #text = document.createElement("span");
  readonly #count = document.createElement("span");
  readonly #bar = document.createElement("progress");
  readonly #button = document.createElement("button");

  async connectedCallback() {
    this.#text.setAttribute("role", "status");
    this.#button.type = "button";
    this.#button.addEventListener("click", this.#press);
    this.#unsubscribe = engine.subscribe((state) => this.#show(state));
    addEventListener("pagehide", this.#leave);
    addEventListener("pageshow", this.#comeBack);
    const code: LanguageCode = this.dataset.language === "en" ? "en" : "vi";
    const [words] = await Promise.all([catalogues[code](), this.#findKept()]);
    this.#words = toLocale(code, words.default);
    this.#bar.setAttribute("aria-label", this.#words.t("engine.progress"));
    this.#show(engine.state);
    this.replaceChildren(this.#text, this.#bar, this.#count, this.#button);
    const start = () => void engine.startByItself();
    if (this.dataset.autostart === "pause") afterLoad(() => afterPause(start, pauseMs));
    else if (this.dataset.autostart !== undefined) afterLoad(() => whenIdle(start));
  }

  disconnectedCallback() {
    this.#unsubscribe();
    removeEventListener("pagehide", this.#leave);
    removeEventListener("pageshow", this.#comeBack);
  }

  #press = () => {
    if (engine.state.name === "loading" || engine.state.name === "starting") engine.cancel();
    else void engine.start();
  };

  #leave = () => engine.stop();

  /** The page returns from the back-forward cache as it was left, but without its engine. */
  #comeBack = (event: PageTransitionEvent) => {
    if (event.persisted && this.dataset.autostart !== undefined) void engine.startByItself();
  };

  async #findKept(): Promise<void> {
    const { sha256 } = this.dataset;
    this.#kept = sha256 !== undefined && (await openKeptFiles(siteUrl("")).has(sha256));
  }

  #show(state: EngineState) {
    if (!this.#words) return;
    const { t } = this.#words;
    this.dataset.state = state.name;
    const label = this.#labelOf(state);
    this.#button.hidden = !label;
    this.#button.textContent = label;
    this.#bar.hidden = this.#count.hidden = state.name !== "loading";
    if (state.name === "loading") this.#showProgress(state);
    // Setting the same words again would have a screen reader say them again.
    const text = this.#textOf(state, t);
    if (text !== this.#shown) this.#text.textContent = this.#shown = text;
  }

  #showProgress({ done, total }: { done: number; total: number }) {
    if (!total) return this.#bar.removeAttribute("value");
    this.#bar.max = total;
    this.#bar.value = done;
    this.#count.textContent = this.#words!.t("engine.count", {
      done: this.#megabytes(done),
      total: this.#megabytes(total),
    });
  }

  #textOf(state: EngineState, t: Locale["t"]): string {
    // Where no cube stands in (`data-alone`), none is spoken of.
    const alone = this.dataset.alone === undefined ? "" : ".alone";
    if (state.name === "off") return t(state.keptOff ? `engine.kept_off.${state.keptOff}` : `engine.off${alone}`);
    if (state.name === "cancelled") return t(`engine.cancelled${alone}`);
    if (state.name === "ready") {
      const ready = t("engine.ready", { version: state.engine.version.replace(/^v/, "") });
      return state.engine.kept ? `${ready} · ${t("engine.kept")}` : ready;
    }
    if (state.name === "loading" && this.#kept) return t("engine.loading_kept");
    if (state.name === "failed") return t(`engine.failed${alone}`, { reason: t(`engine.error.${state.code}`) });
    return t(`engine.${state.name}`);
  }

  /** Empty: there is nothing to press. */
  #labelOf(state: EngineState): string {
    const { t } = this.#words!;
    const bytes = Number(this.dataset.bytes);
    if (state.name === "ready") return "";
    if (state.name === "loading" || state.name === "starting") return t("engine.cancel");
    if (state.name === "failed") return t("engine.retry");
    if (state.name === "asleep") return t("engine.wake");
    if (this.#kept) return t("engine.open_kept");
    return bytes > 0 ? t("engine.open_size", { size: this.#megabytes(bytes) }) : t("engine.open");
  }

  #megabytes = (bytes: number): string => this.#words!.number(bytes / 1e6, 1);
}

/** Wakes every `<engine-status>` of the page. */
export function defineEngineStatus(): void {
  if (!customElements.get("engine-status")) customElements.define("engine-status", EngineStatus);
}

function afterLoad(task: () => void): void {
  if (document.readyState === "complete") task();
  else addEventListener("load", task, { once: true });
}
