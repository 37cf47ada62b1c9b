// Lines in squares: each is asked for once, kept as paths, and painted once for every zoom at which one rests.
// While the map moves, pictures are moved; lines are drawn only where none fits, a few milliseconds a frame.

import { latitudeOf, longitudeOf, tilePixels } from "./mercator.js";

/** CSS pixels of a square at its own zoom. */
export const side = 512;
/** The zooms of which squares are asked; others are drawn from the next. */
const zooms = { low: 10, high: 17 };
/** How many squares are kept, as paths and as pictures. */
const kept = { paths: 220, pictures: 64 };
/** Requests at a time; a browser has six connections to a host. */
const atOnce = 4;
/** Milliseconds of a frame for painting squares anew. */
const budget = 7;

/**
 * What draws them says what is asked, and how lines look:
 * - `name(z)`: what tells the squares of a zoom apart from others at the same place.
 * - `ask(name, z, corners)`: the bytes of an answer with lines.
 * - `stroke(line, zoom, colours)`: calls `line(sort, colour, thickness, dashes, cap)` for what there is.
 */
export class Squares {
  #reader;
  #tiles = new Map();
  #pictures = new Map();
  #loading = 0;
  #wanted = [];
  #bounds = null;
  /** The name of squares that stand in for missing ones, faintly. */
  former = null;
  /** The squares that were drawn last, with where they lie: their names are drawn above all of them. */
  seen = [];

  /**
   * - `reader`: a LineReader.
   * - `redraw`: called when there is more to draw.
   * - `failed`: called with an error, or with `null` when squares come again.
   */
  constructor(reader, redraw, failed) {
    this.#reader = reader;
    this.redraw = redraw;
    this.failed = failed;
    /** For tests and for looking at: squares painted, lines in them, milliseconds. */
    this.measured = { squares: 0, lines: 0, painting: 0 };
  }

  /** Whether all that is wanted is there. */
  get isComplete() {
    return this.#loading === 0 && this.#wanted.length === 0;
  }

  /** Where there are roads, [west, south, east, north]: nothing is asked for elsewhere. */
  set bounds(bounds) {
    this.#bounds = bounds;
  }

  /** Asks for nothing more that is not on its way. */
  rest() {
    this.#wanted = [];
    this.seen = [];
  }

  /** Forgets pictures: colours have changed. */
  repaint() {
    this.#pictures.clear();
    this.redraw();
  }

  /** Asks again for what has failed. */
  retry() {
    for (const [key, tile] of this.#tiles) if (tile.state === "failed") this.#tiles.delete(key);
    this.redraw();
  }

  /** Draws what is there. `isResting`: nobody moves the map, so there is time to paint it sharp. */
  draw(context, view, colours, isResting) {
    const z = Math.max(zooms.low, Math.min(zooms.high, Math.round(view.zoom - 0.2)));
    const count = 2 ** z / (side / tilePixels);
    const pixels = tilePixels * 2 ** view.zoom;
    const shown = side * 2 ** (view.zoom - z);
    const left = view.x * pixels - view.width / 2;
    const top = view.y * pixels - view.height / 2;
    const [x0, x1] = [Math.floor(left / shown), Math.floor((left + view.width) / shown)];
    const [y0, y1] = [Math.floor(top / shown), Math.floor((top + view.height) / shown)];
    this.#wanted = [];
    this.seen = [];
    const start = performance.now();
    let isBehind = false;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        if (x < 0 || y < 0 || x >= count || y >= count || !this.#mayHaveLines(x, y, count)) continue;
        const key = this.#key(z, x, y);
        // Whole device pixels, so that squares meet without a seam.
        const box = {
          left: Math.round((x * shown - left) * view.ratio),
          top: Math.round((y * shown - top) * view.ratio),
          right: Math.round(((x + 1) * shown - left) * view.ratio),
          bottom: Math.round(((y + 1) * shown - top) * view.ratio),
        };
        const tile = this.#tiles.get(key);
        if (tile?.state !== "ready") {
          if (!tile) this.#wanted.push({ key, name: this.name(z), z, x, y, count, off: Math.hypot(x - (x0 + x1) / 2, y - (y0 + y1) / 2) });
          this.#drawRelative(context, z, x, y, box);
          continue;
        }
        this.#tiles.delete(key);
        this.#tiles.set(key, tile);
        this.seen.push({ tile, x: x / count, y: y / count, enlarged: shown / side });
        // Beyond the last zoom there are few lines, and pictures would be huge.
        if (shown > side * 1.7) {
          this.#drawLines(context, tile, box, shown, view, colours);
          continue;
        }
        const picture = this.#pictures.get(key);
        const isSharp = picture && Math.abs(picture.shown - shown) < 0.01 && picture.ratio === view.ratio;
        if (isSharp || (picture && (!isResting || performance.now() - start > budget))) {
          if (!isSharp) isBehind = true;
          context.drawImage(picture.canvas, box.left, box.top, box.right - box.left, box.bottom - box.top);
        } else if (performance.now() - start > budget) {
          isBehind = true;
          this.#drawRelative(context, z, x, y, box);
        } else {
          const painted = this.#paint(tile, shown, view, colours, box);
          this.#pictures.set(key, painted);
          context.drawImage(painted.canvas, box.left, box.top, box.right - box.left, box.bottom - box.top);
        }
      }
    }
    while (this.#pictures.size > kept.pictures) this.#pictures.delete(this.#pictures.keys().next().value);
    this.#wanted.sort((first, second) => first.off - second.off);
    this.#load();
    if (isBehind && isResting) this.redraw();
    return isBehind;
  }

  #key(z, x, y) {
    return `${this.name(z)}/${z}/${x}/${y}`;
  }

  #mayHaveLines(x, y, count) {
    if (!this.#bounds) return true;
    const [west, south, east, north] = this.#bounds;
    const margin = 0.05;
    return (
      longitudeOf((x + 1) / count) > west - margin && longitudeOf(x / count) < east + margin
      && latitudeOf(y / count) > south - margin && latitudeOf((y + 1) / count) < north + margin);
  }

  /** What else is known of a place: a larger square, or four smaller ones. */
  #drawRelative(context, z, x, y, box) {
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const former = this.former && this.#pictures.get(`${this.former}/${z}/${x}/${y}`);
    if (former) {
      context.globalAlpha = 0.35;
      context.drawImage(former.canvas, box.left, box.top, width, height);
      context.globalAlpha = 1;
      return;
    }
    for (let up = 1; up <= 4; up++) {
      const share = 2 ** up;
      const picture = this.#pictures.get(this.#key(z - up, Math.floor(x / share), Math.floor(y / share)));
      if (!picture) continue;
      const part = picture.canvas.width / share;
      context.drawImage(picture.canvas, (x % share) * part, (y % share) * part, part, part, box.left, box.top, width, height);
      return;
    }
    for (const [right, below] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
      const picture = this.#pictures.get(this.#key(z + 1, 2 * x + right, 2 * y + below));
      if (!picture) continue;
      context.drawImage(
        picture.canvas, box.left + (right * width) / 2, box.top + (below * height) / 2, width / 2, height / 2);
    }
  }

  #paint(tile, shown, view, colours, box) {
    const canvas = document.createElement("canvas");
    canvas.width = box.right - box.left;
    canvas.height = box.bottom - box.top;
    const context = canvas.getContext("2d");
    const start = performance.now();
    this.#stroke(context, tile, (shown / side) * view.ratio, shown / side, view.zoom, colours);
    this.measured.squares += 1;
    this.measured.lines += tile.lines;
    this.measured.painting += performance.now() - start;
    return { canvas, shown, ratio: view.ratio };
  }

  #drawLines(context, tile, box, shown, view, colours) {
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    context.clip();
    context.translate(box.left, box.top);
    this.#stroke(context, tile, (shown / side) * view.ratio, shown / side, view.zoom, colours);
    context.restore();
  }

  #stroke(context, tile, scale, enlarged, zoom, colours) {
    context.scale(scale, scale);
    context.lineJoin = "round";
    const line = (sort, colour, thickness, dashes = [], cap = "round") => {
      const path = tile.paths[sort];
      if (!path) return;
      context.strokeStyle = colour;
      context.lineWidth = thickness / enlarged;
      context.lineCap = cap;
      context.setLineDash(dashes.map((length) => length / enlarged));
      context.stroke(path);
    };
    this.stroke(line, zoom, colours);
  }

  #load() {
    while (this.#loading < atOnce && this.#wanted.length > 0) this.#request(this.#wanted.shift());
  }

  async #request({ key, name, z, x, y, count }) {
    this.#tiles.set(key, { state: "loading" });
    this.#loading += 1;
    // Lines beside a square are as wide as those in it.
    const margin = 8 / side;
    const corner = (right, below) => [
      longitudeOf(Math.min(1, Math.max(0, (x + right) / count))),
      latitudeOf(Math.min(1, Math.max(0, (y + below) / count))),
    ];
    try {
      const body = await this.ask(name, z, [corner(-margin, 1 + margin), corner(1 + margin, -margin)]);
      const scale = count * side;
      this.#tiles.set(key, { state: "ready", scale, ...(await this.#reader.read(body, x / count, y / count, scale)) });
      while (this.#tiles.size > kept.paths) this.#tiles.delete(this.#tiles.keys().next().value);
      this.failed(null);
    } catch (error) {
      this.#tiles.set(key, { state: "failed" });
      this.failed(error);
    } finally {
      this.#loading -= 1;
      this.redraw();
    }
  }
}
