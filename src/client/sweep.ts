/** What a sweep over neighbouring bars asks for; `since` is when the reader acted (ms of the page's clock). */
export type Sweep = {
  begin(): void;
  /** The pointer has come from one bar to another, and is still down. */
  pass(from: string, to: string, since: number): void;
  end(from: string, to: string, since: number): void;
  giveUp(): void;
};

/** Milliseconds that a finger rests before moving it sweeps: less than a browser waits before it opens a menu. */
const restMs = 350;
/** CSS pixels that a resting finger may tremble. */
const tremble = 10;

/**
 * Lets the reader sweep over neighbouring bars of a chart: with the mouse or a pen held down, with a finger that rests on a
 * bar before it moves (else it scrolls), with Shift and the arrow keys, or with Shift and a click after another bar.
 * @param chart its bars are `tr[data-code]` with a button each
 */
export function startSweep(chart: HTMLElement, sweep: Sweep): void {
  byPointer(chart, sweep);
  byFinger(chart, sweep);
  byKeys(chart, sweep);
  byClick(chart, sweep);
  chart.toggleAttribute("data-sweep", true);
}

/** A sweep under way, whatever moves it; a bar is passed once. */
function begin(chart: HTMLElement, from: string, sweep: Sweep) {
  let to: string | undefined;
  sweep.begin();
  chart.toggleAttribute("data-swept", true);
  getSelection()?.removeAllRanges();
  const over = () => chart.removeAttribute("data-swept");
  return {
    move(next: string | undefined, since: number): void {
      if (next !== undefined && next !== to) sweep.pass(from, (to = next), since);
    },
    end(since: number): void {
      over();
      sweep.end(from, to ?? from, since);
    },
    giveUp(): void {
      over();
      sweep.giveUp();
    },
  };
}

function byPointer(chart: HTMLElement, sweep: Sweep): void {
  chart.addEventListener("pointerdown", (down) => {
    const from = codeOf(down.target);
    if (from === undefined || down.pointerType === "touch" || down.button !== 0 || down.shiftKey) return;
    const listening = new AbortController();
    const { signal } = listening;
    let under: ReturnType<typeof begin> | undefined;
    const move = (event: PointerEvent) => {
      const code = codeAt(chart, event);
      // Within its own row a mouse marks words, or clicks.
      if (!under && (code === undefined || code === from)) return;
      under ??= begin(chart, from, sweep);
      under.move(code, event.timeStamp);
    };
    const giveUp = () => {
      listening.abort();
      under?.giveUp();
    };
    document.addEventListener("pointermove", move, { signal });
    document.addEventListener("pointercancel", giveUp, { signal });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && giveUp(), { signal });
    document.addEventListener(
      "pointerup",
      (event) => {
        listening.abort();
        if (!under) return;
        under.end(event.timeStamp);
        passOver("click");
      },
      { signal },
    );
  });
}

function byFinger(chart: HTMLElement, sweep: Sweep): void {
  let under: ReturnType<typeof begin> | undefined;
  let start: Touch | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const lift = () => {
    clearTimeout(rest);
    const was = under;
    under = start = undefined;
    return was;
  };
  chart.addEventListener(
    "touchstart",
    (event) => {
      lift()?.giveUp();
      const from = codeOf(event.target);
      if (from === undefined || event.touches.length > 1) return;
      start = event.touches[0];
      rest = setTimeout(() => {
        under = begin(chart, from, sweep);
        under.move(from, performance.now());
      }, restMs);
    },
    { passive: true },
  );
  chart.addEventListener(
    "touchmove",
    (event) => {
      const touch = event.touches[0];
      if (under) {
        // The page stays where it is while the finger sweeps.
        if (event.cancelable) event.preventDefault();
        under.move(codeAt(chart, touch), event.timeStamp);
      } else if (start && Math.hypot(touch.clientX - start.clientX, touch.clientY - start.clientY) > tremble) lift();
    },
    { passive: false },
  );
  chart.addEventListener("touchend", (event) => {
    const was = lift();
    if (!was) return;
    event.preventDefault();
    was.end(event.timeStamp);
  });
  chart.addEventListener("touchcancel", () => lift()?.giveUp());
  chart.addEventListener("contextmenu", (event) => {
    if (under) event.preventDefault();
  });
}

function byKeys(chart: HTMLElement, sweep: Sweep): void {
  let from: string | undefined;
  // After the chart's own keys have moved the focus: they listen on an element further out.
  const follow = (event: KeyboardEvent) => {
    const before = codeOf(event.target);
    const now = codeOf(document.activeElement);
    if (!event.shiftKey || !moves.has(event.key) || before === undefined || now === undefined) return;
    if (from === undefined) {
      from = before;
      sweep.begin();
    }
    sweep.end(from, now, event.timeStamp);
  };
  chart.addEventListener("keydown", (event) => setTimeout(() => follow(event)));
  chart.addEventListener("keyup", ({ key }) => {
    if (key === "Shift") from = undefined;
  });
  chart.addEventListener("focusout", ({ relatedTarget }) => {
    if (!chart.contains(relatedTarget as Node | null)) from = undefined;
  });
}

const moves = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);

function byClick(chart: HTMLElement, sweep: Sweep): void {
  let last: string | undefined;
  chart.addEventListener("mousedown", (event) => {
    if (event.shiftKey && last !== undefined && codeOf(event.target) !== undefined) event.preventDefault();
  });
  chart.addEventListener(
    "click",
    (event) => {
      const code = codeOf(event.target);
      if (code === undefined) return;
      if (event.shiftKey && last !== undefined) {
        event.stopPropagation();
        sweep.begin();
        sweep.end(last, code, event.timeStamp);
      } else last = code;
    },
    { capture: true },
  );
}

/** The click that follows a sweep's end would choose a bar once more. */
function passOver(type: string): void {
  const listening = new AbortController();
  addEventListener(type, (event) => event.stopPropagation(), { capture: true, signal: listening.signal });
  setTimeout(() => listening.abort());
}

const codeOf = (target: EventTarget | null): string | undefined =>
  (target as Element | null)?.closest?.<HTMLElement>("tr[data-code]")?.dataset.code;

/** The bar at a point of the window, where it is one of the chart's. */
function codeAt(chart: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): string | undefined {
  const row = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("tr[data-code]");
  return row && chart.contains(row) ? row.dataset.code : undefined;
}
