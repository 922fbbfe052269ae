/**
 * Runs something once what has changed so far is on the screen; in the order of the calls. A page that is not painted, as in
 * a tab behind others, waits a tenth of a second.
 */
export function afterPaint(run: () => void): void {
  waiting.push(run);
  if (waiting.length > 1) return;
  const all = () => {
    clearTimeout(late);
    for (const each of waiting.splice(0)) each();
  };
  const late = setTimeout(all, 100);
  requestAnimationFrame(() => {
    // A message sent in a frame's callback comes after the frame is painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), all());
    port2.postMessage(null);
  });
}

const waiting: (() => void)[] = [];

/** Runs something once the page has nothing better to do; Safari has no idle callback. */
export function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: 5000 });
  else setTimeout(run, 1000);
}

/**
 * Runs something once the reader has let the page be for `ms`: neither pressed, typed nor scrolled. For what is heavy and
 * nobody waits for. Each act of hers begins the wait anew.
 */
export function afterPause(run: () => void, ms: number): void {
  const acts = ["pointerdown", "keydown", "scroll", "wheel"];
  const begin = () => (clearTimeout(timer), (timer = setTimeout(end, ms)));
  const end = () => {
    for (const act of acts) removeEventListener(act, begin, { capture: true });
    run();
  };
  let timer = setTimeout(end, ms);
  for (const act of acts) addEventListener(act, begin, { capture: true, passive: true });
}
