// A canvas that is moved: by finger, mouse, wheel and keyboard. What lies on it, others draw.

import { latitudeOf, longitudeOf, metresPerPixel, tilePixels, xOf, yOf } from "./mercator.js";

/** How far a finger may wander and still point. */
const slack = 7;
/** Milliseconds after the last movement when the map is taken to rest. */
const rest = 140;
const wantsStillness = matchMedia("(prefers-reduced-motion: reduce)");

export class MapView extends EventTarget {
  /** Where one looks: the middle of the world, in its units, and zoom of tiles of 256 pixels. */
  x = 0.5;
  y = 0.5;
  zoom = 12;
  width = 1;
  height = 1;
  ratio = 1;
  /** How much of the canvas is covered by other things, in CSS pixels. */
  cover = { left: 0, right: 0, top: 0, bottom: 0 };
  limits = { low: 9, high: 19.5, west: -180, south: -85, east: 180, north: 85 };
  /** Frames drawn, and the longest of them in milliseconds. */
  measured = { frames: 0, drawing: 0, longest: 0 };

  #canvas;
  #context;
  #isAsked = false;
  #movedAt = -1e9;
  #pointers = new Map();
  #drag = null;
  #flight = 0;

  /**
   * - `draw(context, view, isResting)`: draws a frame in CSS pixels.
   * - `grab(x, y)`: what is dragged from there, as a function of a place and whether it is let go; else `null`.
   */
  constructor(canvas, draw, grab) {
    super();
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d", { alpha: false });
    this.draw = draw;
    this.grab = grab;
    new ResizeObserver(() => this.#resize()).observe(canvas);
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event, true));
    canvas.addEventListener("pointercancel", (event) => this.#up(event, false));
    canvas.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    this.#resize();
  }

  get place() {
    return [longitudeOf(this.x), latitudeOf(this.y)];
  }

  /** The place below a point of the canvas. */
  placeAt(px, py) {
    const pixels = tilePixels * 2 ** this.zoom;
    return [
      longitudeOf(this.x + (px - this.width / 2) / pixels),
      latitudeOf(this.y + (py - this.height / 2) / pixels),
    ];
  }

  /** Where a place is on the canvas. */
  pointOf(place) {
    const pixels = tilePixels * 2 ** this.zoom;
    return [
      (xOf(place[0]) - this.x) * pixels + this.width / 2,
      (yOf(place[1]) - this.y) * pixels + this.height / 2,
    ];
  }

  /** The place in the middle of what is not covered. */
  get middle() {
    return this.placeAt(
      (this.cover.left + this.width - this.cover.right) / 2,
      (this.cover.top + this.height - this.cover.bottom) / 2);
  }

  get metresPerPixel() {
    return metresPerPixel(latitudeOf(this.y), this.zoom);
  }

  /** Draws soon. */
  redraw() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      const isResting = performance.now() - this.#movedAt > rest && this.#pointers.size === 0;
      const start = performance.now();
      this.draw(this.#context, this, isResting);
      const taken = performance.now() - start;
      this.measured.frames += 1;
      this.measured.drawing += taken;
      this.measured.longest = Math.max(this.measured.longest, taken);
    });
  }

  /** Looks elsewhere at once. */
  look(place, zoom = this.zoom) {
    cancelAnimationFrame(this.#flight);
    this.x = xOf(place[0]);
    this.y = yOf(place[1]);
    this.zoom = zoom;
    this.#moved();
  }

  /** Shows some places, beside what covers the canvas. */
  fit(places, { highest = 16.5, isFlight = true } = {}) {
    if (places.length === 0) return;
    const xs = places.map((place) => xOf(place[0]));
    const ys = places.map((place) => yOf(place[1]));
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const margin = 44;
    const width = Math.max(80, this.width - this.cover.left - this.cover.right - 2 * margin);
    const height = Math.max(80, this.height - this.cover.top - this.cover.bottom - 2 * margin);
    const zoom = Math.min(
      highest,
      Math.log2(Math.min(width / Math.max(x1 - x0, 1e-9), height / Math.max(y1 - y0, 1e-9)) / tilePixels));
    this.#fly((x0 + x1) / 2, (y0 + y1) / 2, Math.max(this.limits.low, zoom), isFlight);
  }

  /** Brings a place to where it is seen, if it isn't. */
  reveal(place) {
    const [px, py] = this.pointOf(place);
    const margin = 40;
    const isSeen =
      px > this.cover.left + margin && px < this.width - this.cover.right - margin
      && py > this.cover.top + margin && py < this.height - this.cover.bottom - margin;
    if (!isSeen) this.#fly(xOf(place[0]), yOf(place[1]), this.zoom, true);
  }

  /** Moves by a part of the canvas. */
  pan(right, down) {
    cancelAnimationFrame(this.#flight);
    this.#shift(-right, -down);
  }

  /** Comes nearer, around the middle of what is not covered or another point. */
  zoomBy(steps, px, py) {
    cancelAnimationFrame(this.#flight);
    const [x, y] = px === undefined ? this.pointOf(this.middle) : [px, py];
    const before = tilePixels * 2 ** this.zoom;
    this.zoom = Math.max(this.limits.low, Math.min(this.limits.high, this.zoom + steps));
    const after = tilePixels * 2 ** this.zoom;
    this.x += (x - this.width / 2) * (1 / before - 1 / after);
    this.y += (y - this.height / 2) * (1 / before - 1 / after);
    this.#moved();
  }

  #fly(x, y, zoom, isFlight) {
    cancelAnimationFrame(this.#flight);
    // The middle of what is seen, not of the canvas.
    const pixels = tilePixels * 2 ** zoom;
    const end = {
      x: x - (this.cover.left - this.cover.right) / 2 / pixels,
      y: y - (this.cover.top - this.cover.bottom) / 2 / pixels,
      zoom,
    };
    const start = { x: this.x, y: this.y, zoom: this.zoom };
    const isFar = Math.hypot(end.x - start.x, end.y - start.y) * pixels > 4 * this.width;
    if (!isFlight || isFar || wantsStillness.matches) {
      Object.assign(this, end);
      this.#moved();
      return;
    }
    const began = performance.now();
    const step = (now) => {
      const share = Math.min(1, Math.max(0, (now - began) / 260));
      const eased = 1 - (1 - share) ** 3;
      for (const name of ["x", "y", "zoom"]) this[name] = start[name] + (end[name] - start[name]) * eased;
      this.#moved();
      if (share < 1) this.#flight = requestAnimationFrame(step);
    };
    this.#flight = requestAnimationFrame(step);
  }

  #shift(dx, dy) {
    const pixels = tilePixels * 2 ** this.zoom;
    this.x -= dx / pixels;
    this.y -= dy / pixels;
    this.#moved();
  }

  #moved() {
    this.x = Math.max(xOf(this.limits.west), Math.min(xOf(this.limits.east), this.x));
    this.y = Math.max(yOf(this.limits.north), Math.min(yOf(this.limits.south), this.y));
    this.#movedAt = performance.now();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.redraw();
      this.dispatchEvent(new Event("rest"));
    }, rest + 10);
    this.redraw();
  }

  #resize() {
    this.width = Math.max(1, this.#canvas.clientWidth);
    this.height = Math.max(1, this.#canvas.clientHeight);
    this.ratio = Math.min(3, window.devicePixelRatio || 1);
    this.#canvas.width = Math.round(this.width * this.ratio);
    this.#canvas.height = Math.round(this.height * this.ratio);
    this.redraw();
    this.dispatchEvent(new Event("resize"));
  }

  #point(event) {
    const box = this.#canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #down(event) {
    if (event.button !== 0) return;
    cancelAnimationFrame(this.#flight);
    this.#canvas.setPointerCapture(event.pointerId);
    const point = this.#point(event);
    this.#pointers.set(event.pointerId, point);
    if (this.#pointers.size === 1) {
      this.#drag = { start: point, isMoved: false, carry: this.grab(point.x, point.y), speed: { x: 0, y: 0 }, at: event.timeStamp };
    } else if (this.#drag) {
      this.#drag.isMoved = true;
      this.#drag.carry = null;
    }
  }

  #move(event) {
    const point = this.#point(event);
    const before = this.#pointers.get(event.pointerId);
    if (!before || !this.#drag) {
      if (event.pointerType === "mouse") {
        this.#canvas.classList.toggle("grabs", this.grab(point.x, point.y) !== null);
      }
      return;
    }
    this.#pointers.set(event.pointerId, point);
    if (this.#pointers.size === 2) {
      const [other] = [...this.#pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      const distance = (from) => Math.max(20, Math.hypot(from.x - other.x, from.y - other.y));
      this.#shift((point.x - before.x) / 2, (point.y - before.y) / 2);
      this.zoomBy(Math.log2(distance(point) / distance(before)), (point.x + other.x) / 2, (point.y + other.y) / 2);
      return;
    }
    const drag = this.#drag;
    if (!drag.isMoved && Math.hypot(point.x - drag.start.x, point.y - drag.start.y) < slack) return;
    drag.isMoved = true;
    if (drag.carry) {
      drag.carry(this.placeAt(point.x, point.y), false);
      this.redraw();
      return;
    }
    const milliseconds = Math.max(1, event.timeStamp - drag.at);
    drag.at = event.timeStamp;
    drag.speed = { x: (point.x - before.x) / milliseconds, y: (point.y - before.y) / milliseconds };
    this.#shift(point.x - before.x, point.y - before.y);
  }

  #up(event, isDone) {
    const point = this.#pointers.get(event.pointerId);
    if (!point) return;
    this.#pointers.delete(event.pointerId);
    const drag = this.#drag;
    if (this.#pointers.size > 0 || !drag) return;
    this.#drag = null;
    if (drag.carry && drag.isMoved) drag.carry(this.placeAt(point.x, point.y), true);
    else if (isDone && !drag.isMoved) {
      this.dispatchEvent(new CustomEvent("point", { detail: { x: point.x, y: point.y } }));
    } else if (drag.isMoved && event.timeStamp - drag.at < 50) this.#glide(drag.speed);
    this.redraw();
  }

  /** Goes on a little when let go in motion. */
  #glide(speed) {
    if (wantsStillness.matches || Math.hypot(speed.x, speed.y) < 0.25) return;
    let before = performance.now();
    const step = (now) => {
      const milliseconds = Math.min(40, Math.max(0, now - before));
      before = now;
      this.#shift(speed.x * milliseconds, speed.y * milliseconds);
      const less = 0.994 ** milliseconds;
      speed = { x: speed.x * less, y: speed.y * less };
      if (Math.hypot(speed.x, speed.y) > 0.03) this.#flight = requestAnimationFrame(step);
    };
    this.#flight = requestAnimationFrame(step);
  }

  #wheel(event) {
    event.preventDefault();
    const point = this.#point(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    this.zoomBy(Math.max(-1, Math.min(1, (-event.deltaY * lines) / (event.ctrlKey ? 100 : 300))), point.x, point.y);
  }
}
