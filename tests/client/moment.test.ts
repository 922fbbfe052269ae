import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterPause } from "../../src/client/moment.ts";

const page = new EventTarget();
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each(["pointerdown", "keydown", "scroll", "wheel"])("%s begins the wait for a pause anew", (act) => {
  const run = vi.fn();
  afterPause(run, 3000);
  vi.advanceTimersByTime(2900);
  page.dispatchEvent(new Event(act));
  vi.advanceTimersByTime(2900);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(1);
});

test("after the pause nothing that the reader does runs it again", () => {
  const run = vi.fn();
  afterPause(run, 3000);
  vi.advanceTimersByTime(3000);
  page.dispatchEvent(new Event("keydown"));
  vi.advanceTimersByTime(10_000);
  expect(run).toHaveBeenCalledTimes(1);
});
