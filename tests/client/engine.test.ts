import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LoadError } from "../../src/client/bytes.ts";
import type { Engine } from "../../src/client/database.ts";
import { EngineStore, type StartEngine } from "../../src/client/engine.ts";

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal("navigator", {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const fake = () => {
  const stop = vi.fn();
  const engine: Engine = {
    version: "v1",
    kept: false,
    ask: async () => [],
    query: async () => [],
    read: vi.fn(),
    addTable: vi.fn(),
    dropTable: vi.fn(),
    stop,
  };
  return { engine, stop };
};
const names = (store: EngineStore) => {
  const seen: string[] = [];
  store.subscribe((state) => seen.push(state.name));
  return seen;
};

test("a start goes through its states, and all callers share it", async () => {
  const start = vi.fn<StartEngine>(async (_signal, onProgress) => {
    onProgress(5, 10);
    onProgress(10, 10);
    return fake().engine;
  });
  const store = new EngineStore(start);
  const seen = names(store);
  const [first, second] = await Promise.all([store.start(), store.start()]);
  expect(second).toBe(first);
  expect(await store.start()).toBe(first);
  expect(start).toHaveBeenCalledOnce();
  expect(seen).toEqual(["loading", "loading", "starting", "ready"]);
});

test("a cancelled start is not a failure", async () => {
  const store = new EngineStore(
    (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("cut")))),
  );
  const starting = store.start();
  store.cancel();
  expect(await starting).toBeNull();
  expect(store.state).toEqual({ name: "cancelled" });
  expect(stored.size).toBe(0);
});

test("after two failures it no longer starts by itself, but does when asked", async () => {
  let broken = true;
  const store = new EngineStore(async () => {
    if (broken) throw new LoadError("missing", "gone");
    return fake().engine;
  });
  await store.startByItself();
  await store.startByItself();
  expect(store.state).toEqual({ name: "failed", code: "missing" });
  const later = new EngineStore(async () => fake().engine);
  expect(await later.startByItself()).toBeNull();
  expect(later.state).toEqual({ name: "off", keptOff: "failed_twice" });
  broken = false;
  expect(await store.start()).not.toBeNull();
  expect(await later.startByItself()).not.toBeNull();
});

test.each([
  [{ connection: { saveData: true, effectiveType: "4g" } }, "save_data"],
  [{ deviceMemory: 2 }, "memory"],
  [{ connection: { effectiveType: "3g" } }, "slow_link"],
])("it does not start by itself on %o", async (device, keptOff) => {
  vi.stubGlobal("navigator", device);
  const start = vi.fn<StartEngine>();
  const store = new EngineStore(start);
  await store.startByItself();
  expect(store.state).toEqual({ name: "off", keptOff });
  expect(start).not.toHaveBeenCalled();
});

test.each([[{}], [{ connection: { saveData: false, effectiveType: "4g" }, deviceMemory: 8 }]])(
  "it starts by itself on %o",
  async (device) => {
    vi.stubGlobal("navigator", device);
    expect(await new EngineStore(async () => fake().engine).startByItself()).not.toBeNull();
  },
);

test("an engine nobody asks gives its memory back, and a question puts that off", async () => {
  vi.useFakeTimers();
  const { engine, stop } = fake();
  const store = new EngineStore(async () => engine, 1000);
  const running = await store.start();
  await vi.advanceTimersByTimeAsync(900);
  await running!.query("SELECT 1");
  await vi.advanceTimersByTimeAsync(900);
  expect(stop).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(stop).toHaveBeenCalledOnce();
  expect(store.state).toEqual({ name: "asleep" });
});

test("a browser without storage still starts", async () => {
  vi.stubGlobal("sessionStorage", undefined);
  expect(await new EngineStore(async () => fake().engine).startByItself()).not.toBeNull();
});
