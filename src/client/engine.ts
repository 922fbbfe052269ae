import { type LoadErrorCode, siteUrl } from "./bytes.ts";
import { loadCube } from "./cube-client.ts";
import type { Engine } from "./database.ts";

/** Why the engine did not start by itself; each has words in the catalogue (`engine.kept_off.<reason>`). */
export type KeptOff = "save_data" | "memory" | "slow_link" | "failed_twice";

/** What the one engine of the page is doing. Sizes are in bytes. While it is not ready, ask the cube. */
export type EngineState =
  | { name: "off"; keptOff: KeptOff | null }
  | { name: "loading"; done: number; total: number }
  | { name: "starting" }
  | { name: "ready"; engine: Engine }
  | { name: "cancelled" }
  | { name: "asleep" }
  | { name: "failed"; code: LoadErrorCode | "setup" | "unknown" };

type Progress = (done: number, total: number) => void;
export type StartEngine = (signal: AbortSignal, onProgress: Progress) => Promise<Engine>;

/** Milliseconds without a question after which the engine gives its memory back. */
const idleMs = 10 * 60_000;

/** The engine of the page and its state, for all who ask it or show it. */
export class EngineStore extends EventTarget {
  state: EngineState = { name: "off", keptOff: null };
  #starting: Promise<Engine | null> | null = null;
  #reader = new AbortController();
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #start: StartEngine;
  readonly #idleMs: number;

  constructor(start: StartEngine, idle = idleMs) {
    super();
    this.#start = start;
    this.#idleMs = idle;
  }

  /** Calls back at every change of state, until the returned function is called. */
  subscribe(listener: (state: EngineState) => void): () => void {
    const tell = () => listener(this.state);
    this.addEventListener("state", tell);
    return () => this.removeEventListener("state", tell);
  }

  /**
   * Starts the engine, or joins a start under way.
   * @returns null when it could not start or was cancelled; `state` says why
   */
  start(): Promise<Engine | null> {
    if (this.state.name === "ready") return Promise.resolve(this.state.engine);
    this.#starting ??= this.#startOnce().finally(() => (this.#starting = null));
    return this.#starting;
  }

  /** Starts the engine unless the device or an earlier failure speaks against it; then `state.keptOff` says why. */
  async startByItself(): Promise<Engine | null> {
    const reason = findReasonAgainst();
    if (!reason) return this.start();
    if (this.state.name === "off") this.#become({ name: "off", keptOff: reason });
    return null;
  }

  /** Stops a start under way. */
  cancel(): void {
    if (this.#starting) this.#reader.abort();
  }

  /** Closes the engine and frees its memory; `start` opens it again, mostly from the browser's cache. */
  stop(): void {
    this.cancel();
    clearTimeout(this.#idle);
    if (this.state.name !== "ready") return;
    this.state.engine.stop();
    this.#become({ name: "asleep" });
  }

  async #startOnce(): Promise<Engine | null> {
    const reader = (this.#reader = new AbortController());
    this.#become({ name: "loading", done: 0, total: 0 });
    try {
      const plain = await this.#start(reader.signal, (done, total) =>
        this.#become(done < total ? { name: "loading", done, total } : { name: "starting" }),
      );
      failures.clear();
      const engine = this.#watched(plain);
      this.#become({ name: "ready", engine });
      return engine;
    } catch (error) {
      if (reader.signal.aborted) this.#become({ name: "cancelled" });
      else this.#fail(error);
      return null;
    }
  }

  #fail(error: unknown) {
    failures.add();
    console.warn("DuckDB did not start:", error);
    this.#become({ name: "failed", code: (error as { code?: LoadErrorCode }).code ?? "unknown" });
  }

  /** The engine as others see it: each question puts the idle stop off. */
  #watched(engine: Engine): Engine {
    const wind = () => {
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.stop(), this.#idleMs);
    };
    const winding =
      <A extends unknown[], R>(ask: (...args: A) => Promise<R>) =>
      (...args: A) => {
        wind();
        return ask(...args).finally(wind);
      };
    wind();
    return {
      ...engine,
      ask: winding(engine.ask),
      query: winding(engine.query),
      read: winding(engine.read),
      addTable: winding(engine.addTable),
    };
  }

  #become(state: EngineState) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}

/** The page's one engine. Nothing is fetched before it is started. */
export const engine = new EngineStore(async (signal, onProgress) => {
  const [{ startEngine }, { domain }] = await Promise.all([import("./database.ts"), loadCube()]);
  return startEngine({ base: siteUrl(""), domain, signal, onProgress });
});

/** Unknown (Safari and Firefox do not tell) counts as able. */
function findReasonAgainst(): KeptOff | null {
  const { connection, deviceMemory } = navigator as Navigator & {
    connection?: { saveData?: boolean; effectiveType?: string };
    deviceMemory?: number;
  };
  if (connection?.saveData) return "save_data";
  if (deviceMemory !== undefined && deviceMemory < 4) return "memory";
  if (connection?.effectiveType && connection.effectiveType !== "4g") return "slow_link";
  return failures.count() >= 2 ? "failed_twice" : null;
}

/** Failed starts in this tab; a browser that keeps no storage counts none. */
const failures = {
  count: () => tryStorage((storage) => Number(storage.getItem("engine-failures"))) ?? 0,
  add: () => tryStorage((storage) => storage.setItem("engine-failures", String(failures.count() + 1))),
  clear: () => tryStorage((storage) => storage.removeItem("engine-failures")),
};

function tryStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
