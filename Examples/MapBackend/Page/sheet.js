// The panel on a phone: a sheet that is pulled up with a thumb. On wide screens it stands at the side and this
// does nothing.

const stages = ["peek", "half", "full"];
export const isNarrow = matchMedia("(max-width: 760px)");

export class Sheet extends EventTarget {
  #panel;
  #grip;
  #drag = null;

  constructor(panel, grip) {
    super();
    this.#panel = panel;
    this.#grip = grip;
    this.stage = "half";
    grip.addEventListener("click", () => {
      if (this.#drag?.isMoved) return;
      this.set(this.stage === "full" ? "half" : stages[stages.indexOf(this.stage) + 1]);
    });
    grip.addEventListener("keydown", (event) => {
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.set(stages[Math.max(0, Math.min(2, stages.indexOf(this.stage) + step))]);
    });
    grip.addEventListener("pointerdown", (event) => {
      grip.setPointerCapture(event.pointerId);
      this.#drag = { y: event.clientY, height: panel.getBoundingClientRect().height, isMoved: false };
    });
    grip.addEventListener("pointermove", (event) => {
      if (!this.#drag || !grip.hasPointerCapture(event.pointerId)) return;
      const up = this.#drag.y - event.clientY;
      if (Math.abs(up) < 6 && !this.#drag.isMoved) return;
      this.#drag.isMoved = true;
      panel.classList.add("dragged");
      panel.style.height = `${Math.max(this.height("peek"), Math.min(this.height("full"), this.#drag.height + up))}px`;
    });
    const drop = () => {
      if (!this.#drag?.isMoved) {
        this.#drag = null;
        return;
      }
      const height = panel.getBoundingClientRect().height;
      const nearest = stages.toSorted((a, b) => Math.abs(this.height(a) - height) - Math.abs(this.height(b) - height))[0];
      this.set(nearest);
      // The click that follows a drag is none.
      setTimeout(() => (this.#drag = null));
    };
    grip.addEventListener("pointerup", drop);
    grip.addEventListener("pointercancel", drop);
    isNarrow.addEventListener("change", () => this.set("half"));
    addEventListener("resize", () => this.set(this.stage));
    this.set("half");
  }

  height(stage) {
    const all = innerHeight;
    return stage === "peek" ? 136 : Math.round(stage === "half" ? all * 0.52 : all - 64);
  }

  set(stage) {
    this.stage = stage;
    this.#panel.classList.remove("dragged");
    this.#panel.dataset.stage = stage;
    this.#panel.style.height = isNarrow.matches ? `${this.height(stage)}px` : "";
    this.#grip.setAttribute("aria-expanded", String(stage !== "peek"));
    this.dispatchEvent(new Event("stage"));
  }

  /** What of the map is covered: by the panel, the head, and the tools at the right. */
  get cover() {
    if (!isNarrow.matches) return { left: this.#panel.getBoundingClientRect().right, right: 64, top: 0, bottom: 0 };
    return { left: 0, right: 52, top: 60, bottom: Math.min(this.height(this.stage), this.height("half")) };
  }
}
