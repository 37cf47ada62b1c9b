// Another host's pictures of the map, below everything else. Only where the server was told of one, and only while
// somebody wants them: whoever has the pictures sees where one looks.

import { tilePixels } from "./mercator.js";

/** The zooms at which hosts have pictures. */
const zooms = { low: 0, high: 19 };
/** How many pictures are kept, and how many a view may have: a quarter of a megabyte each. */
const kept = 200;
const mostSeen = 150;
/** Requests at a time. */
const atOnce = 6;
/** Milliseconds in which a picture appears. */
const fading = 160;
/** So many failures in a row, and nothing is asked for some milliseconds: a host that is away is left in peace. */
const patience = { failures: 6, pause: 30_000 };

const wantsStillness = matchMedia("(prefers-reduced-motion: reduce)");

export class OnlineMap {
  /** What /map/v1 says of tiles: { template, attribution }; `null` for none. */
  source = null;
  isWanted = true;
  /** Whether the view lacks a picture that could not be had. */
  isTorn = false;

  #redraw;
  #pictures = new Map();
  #wanted = [];
  #loading = 0;
  #failures = 0;
  #quietUntil = 0;
  #zoom = -1;

  /** - `redraw`: called when there is more to draw. */
  constructor(redraw) {
    this.#redraw = redraw;
  }

  get isShown() {
    return this.source !== null && this.isWanted;
  }

  /** Whether all that is wanted is there, or can't be had. */
  get isComplete() {
    return !this.isShown || (this.#loading === 0 && this.#wanted.length === 0);
  }

  /** Draws in device pixels what is there. `isResting`: nobody moves the map. */
  draw(context, view, colours, isResting) {
    this.#wanted = [];
    this.isTorn = false;
    if (!this.isShown) return;
    const z = this.#zoomFor(view);
    if (isResting) this.#zoom = z;
    const [count, shown] = [2 ** z, tilePixels * 2 ** (view.zoom - z)];
    const [left, top] = [view.x * count * shown - view.width / 2, view.y * count * shown - view.height / 2];
    const [x0, x1] = [Math.floor(left / shown), Math.floor((left + view.width) / shown)];
    const [y0, y1] = [Math.floor(top / shown), Math.floor((top + view.height) / shown)];
    let isFading = false;
    for (let y = Math.max(0, y0); y <= Math.min(count - 1, y1); y++) {
      for (let x = Math.max(0, x0); x <= Math.min(count - 1, x1); x++) {
        // Whole device pixels, so that pictures meet without a seam.
        const box = [
          Math.round((x * shown - left) * view.ratio), Math.round((y * shown - top) * view.ratio),
          Math.round(((x + 1) * shown - left) * view.ratio), Math.round(((y + 1) * shown - top) * view.ratio),
        ];
        const key = `${z}/${x}/${y}`;
        const tile = this.#pictures.get(key);
        const share = tile?.state === "ready" ? this.#share(tile) : 0;
        const hasStandIn = share === 1 || this.#drawRelative(context, z, x, y, box);
        if (share > 0) {
          context.globalAlpha = share;
          context.drawImage(tile.image, box[0], box[1], box[2] - box[0], box[3] - box[1]);
          context.globalAlpha = 1;
          isFading ||= share < 1;
          // The last that is used is the last to be dropped.
          this.#pictures.delete(key);
          this.#pictures.set(key, tile);
        } else if (!tile || (tile.state === "failed" && performance.now() > tile.again)) {
          this.#wanted.push({ key, z, x, y, off: Math.hypot(x - (x0 + x1) / 2, y - (y0 + y1) / 2) });
        }
        if (tile?.state === "failed" && !hasStandIn) this.isTorn = true;
      }
    }
    // Back from the roads and marks on it, and no glare at night.
    context.fillStyle = colours.veil;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    if (performance.now() < this.#quietUntil) this.#wanted = [];
    this.#wanted.sort((first, second) => first.off - second.off);
    // Zooms one only comes past are not asked for.
    if (isResting || z === this.#zoom) this.#load();
    if (isFading) this.#redraw();
  }

  /** One picture's pixel to a pixel of the device, as nearly as whole zooms have it: to two of them at the most. */
  #zoomFor(view) {
    let z = Math.round(view.zoom + Math.min(1, Math.log2(view.ratio)));
    z = Math.max(zooms.low, Math.min(zooms.high, z));
    const seen = (zoom) => {
      const shown = tilePixels * 2 ** (view.zoom - zoom);
      return (view.width / shown + 1) * (view.height / shown + 1);
    };
    while (z > zooms.low && seen(z) > mostSeen) z -= 1;
    return z;
  }

  #share(tile) {
    return wantsStillness.matches ? 1 : Math.min(1, (performance.now() - tile.at + 16) / fading);
  }

  /** What else is known of a place: a part of a larger square, or smaller ones. Whether anything is. */
  #drawRelative(context, z, x, y, [left, top, right, bottom]) {
    const [width, height] = [right - left, bottom - top];
    for (let up = 1; up <= 5; up++) {
      const share = 2 ** up;
      const tile = this.#pictures.get(`${z - up}/${Math.floor(x / share)}/${Math.floor(y / share)}`);
      if (tile?.state !== "ready") continue;
      const part = [tile.image.naturalWidth / share, tile.image.naturalHeight / share];
      context.drawImage(tile.image, (x % share) * part[0], (y % share) * part[1], ...part, left, top, width, height);
      return true;
    }
    let found = 0;
    for (const [across, below] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
      const tile = this.#pictures.get(`${z + 1}/${2 * x + across}/${2 * y + below}`);
      if (tile?.state !== "ready") continue;
      context.drawImage(tile.image, left + (across * width) / 2, top + (below * height) / 2, width / 2, height / 2);
      found += 1;
    }
    return found === 4;
  }

  #load() {
    while (this.#loading < atOnce && this.#wanted.length > 0) this.#request(this.#wanted.shift());
  }

  async #request({ key, z, x, y }) {
    const image = new Image();
    // Hosts want to know which site they serve; they are told that, and not more. The page itself tells nobody.
    image.referrerPolicy = "strict-origin";
    image.decoding = "async";
    this.#pictures.set(key, { state: "loading" });
    this.#loading += 1;
    try {
      image.src = this.source.template.replace("{z}", z).replace("{x}", x).replace("{y}", y);
      await image.decode();
      this.#pictures.set(key, { state: "ready", image, at: performance.now() });
      this.#failures = 0;
    } catch {
      // A hole in the picture; the roads are drawn in full then, and answers don't need it.
      this.#pictures.set(key, { state: "failed", again: performance.now() + patience.pause });
      this.#failures += 1;
      if (this.#failures >= patience.failures) this.#quietUntil = performance.now() + patience.pause;
    } finally {
      this.#loading -= 1;
      for (const [old, tile] of this.#pictures) {
        if (this.#pictures.size <= kept) break;
        if (tile.state !== "loading") this.#pictures.delete(old);
      }
      this.#redraw();
    }
  }
}
