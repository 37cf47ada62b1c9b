// The page without a pointer.

/**
 * - `canvas`, `panel`, `answers`: elements.
 * - `view`, `scene`: what the keys move.
 * - `act`: `change(part)`, `choose(id)`, `fit()`, `locate()`, `question()`, `end()`.
 */
export function listenToKeys(canvas, panel, answers, view, scene, act) {
  canvas.addEventListener("focus", () => focusChanged(true));
  canvas.addEventListener("blur", () => focusChanged(false));
  function focusChanged(isFocused) {
    scene.isFocused = isFocused && canvas.matches(":focus-visible");
    view.redraw();
  }

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const keys = {
      "+": () => view.zoomBy(0.5), "=": () => view.zoomBy(0.5), "-": () => view.zoomBy(-0.5), "−": () => view.zoomBy(-0.5),
      0: act.fit, l: act.locate, L: act.locate, "/": () => answers.focus(),
      Enter: () => act.question().mode !== "coverage" && act.change({ [act.end()]: view.middle, stop: null }),
      Escape: () => act.choose(null),
    };
    if (arrows[event.key]) {
      const [right, down] = arrows[event.key];
      if (event.shiftKey && act.question().mode !== "coverage") moveEnd(20 * right, 20 * down);
      else view.pan(90 * right, 90 * down);
    } else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  /** Moves an end by keys; asks when they rest. */
  let settling = 0;
  function moveEnd(right, down) {
    const end = act.end();
    const place = scene.place(end) ?? view.middle;
    const [x, y] = view.pointOf(place);
    const moved = view.placeAt(x + right, y + down);
    scene.carried = { end, place: moved };
    view.reveal(moved);
    view.redraw();
    clearTimeout(settling);
    settling = setTimeout(() => {
      scene.carried = null;
      act.change({ [end]: moved, stop: null });
    }, 350);
  }

  panel.addEventListener("keydown", (event) => {
    const rows = [...answers.querySelectorAll(".stop")];
    const place = rows.indexOf(document.activeElement);
    if (event.key === "Escape" && act.question().stop) act.choose(null);
    if (place < 0) return;
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, next))].focus();
  });

  answers.addEventListener("keydown", (event) => {
    if (event.target === answers && event.key === "ArrowDown") {
      event.preventDefault();
      event.stopPropagation();
      answers.querySelector(".stop")?.focus();
    }
  });
}
