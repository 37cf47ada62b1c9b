// The roads, in squares: each is asked for once, kept as paths, and painted once for every zoom at which one rests.
// While the map moves, pictures are moved; lines are drawn only where none fits, a few milliseconds a frame.

import { askBytes, places } from "./server.js";
import { latitudeOf, longitudeOf, tilePixels } from "./mercator.js";

/** CSS pixels of a square at its own zoom. */
const side = 512;
/** The zooms of which roads are asked; others are drawn from the next. */
const zooms = { low: 10, high: 17 };
/** The squares from whose zoom on names are asked for. */
const namesZoom = 15;
/** How many squares are kept, as paths and as pictures. */
const kept = { paths: 220, pictures: 64 };
/** Requests at a time; a browser has six connections to a host. */
const atOnce = 4;
/** Milliseconds of a frame for painting squares anew. */
const budget = 7;

/** How wide roads are, in CSS pixels, by zoom: more than a metre of road at all zooms, so that they are seen. */
function widths(zoom) {
  const wide = Math.max(0.9, 2.4 * 1.55 ** (zoom - 15));
  return {
    street: Math.min(wide * 1.9, 16),
    lane: Math.min(wide * 1.15, 9),
    pushing: Math.min(Math.max(1, wide * 0.5), 3),
    stairs: Math.min(Math.max(1.6, wide * 0.9), 5),
    ferry: Math.min(Math.max(1.4, wide * 0.6), 3),
  };
}

export class RoadTiles {
  #worker = new Worker("roadworker.js");
  #tiles = new Map();
  #pictures = new Map();
  #waiting = new Map();
  #loading = 0;
  #wanted = [];
  #next = 1;
  #profile = "ebike";
  #bounds = null;
  #language = "zh";
  /** The squares that were drawn last, with where they lie: their names are drawn above all of them. */
  seen = [];

  /**
   * - `redraw`: called when there is more to draw.
   * - `failed`: called with an error, or with `null` when roads come again.
   */
  constructor(redraw, failed) {
    this.redraw = redraw;
    this.failed = failed;
    /** For tests and for looking at: squares painted, lines in them, milliseconds. */
    this.measured = { squares: 0, lines: 0, painting: 0 };
    this.#worker.onmessage = ({ data }) => this.#take(data);
  }

  /** Whether all that is wanted is there. */
  get isComplete() {
    return this.#loading === 0 && this.#wanted.length === 0;
  }

  /** Where there are roads, [west, south, east, north]: nothing is asked for elsewhere. */
  set bounds(bounds) {
    this.#bounds = bounds;
  }

  set profile(word) {
    const profile = word === "line" ? "foot" : word;
    if (profile === this.#profile) return;
    this.#profile = profile;
    this.#pictures.clear();
    this.redraw();
  }

  /** In which streets are called. */
  set language(word) {
    if (word === this.#language) return;
    this.#language = word;
    this.redraw();
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
        if (x < 0 || y < 0 || x >= count || y >= count || !this.#mayHaveRoads(x, y, count)) continue;
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
          if (!tile) this.#wanted.push({ key, z, x, y, count, off: Math.hypot(x - (x0 + x1) / 2, y - (y0 + y1) / 2) });
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

  /** Names, and with them the language, belong to the squares of which they are asked. */
  #key(z, x, y) {
    return `${this.#profile}/${z >= namesZoom ? this.#language : ""}/${z}/${x}/${y}`;
  }

  #mayHaveRoads(x, y, count) {
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
    const width = widths(zoom);
    const isNear = zoom >= 14.2;
    const line = (sort, colour, thickness, dashes = [], cap = "round") => {
      const path = tile.paths[sort];
      if (!path) return;
      context.strokeStyle = colour;
      context.lineWidth = thickness / enlarged;
      context.lineCap = cap;
      context.setLineDash(dashes.map((length) => length / enlarged));
      context.stroke(path);
    };
    if (isNear) {
      line("ferry", colours.ferry, width.ferry, [8, 6], "butt");
      line("pushing", colours.pushing, width.pushing, [5, 4], "butt");
      line("stairs", colours.stairs, width.stairs, [2, 2], "butt");
      line("lane", colours.casing, width.lane + 1.6);
      line("street", colours.casing, width.street + 2);
      line("lane", colours.lane, width.lane);
      line("street", colours.street, width.street);
    } else {
      line("ferry", colours.ferry, width.ferry, [8, 6], "butt");
      line("pushing", colours.farLane, 0.7);
      line("stairs", colours.farLane, 0.7);
      line("lane", colours.farLane, Math.max(0.8, width.lane * 0.7));
      line("street", colours.farStreet, Math.max(1, width.street * 0.62));
    }
  }

  #load() {
    while (this.#loading < atOnce && this.#wanted.length > 0) this.#request(this.#wanted.shift());
  }

  async #request({ key, z, x, y, count }) {
    this.#tiles.set(key, { state: "loading" });
    this.#loading += 1;
    // Lines beside a square are as wide as those in it.
    const margin = 8 / side;
    const corner = (right, below) => [
      longitudeOf(Math.min(1, Math.max(0, (x + right) / count))),
      latitudeOf(Math.min(1, Math.max(0, (y + below) / count))),
    ];
    try {
      const [profile, language] = key.split("/", 2);
      const body = await askBytes(
        "roads", [profile, places(corner(-margin, 1 + margin), corner(1 + margin, -margin))],
        { zoom: z, names: language });
      const id = this.#next++;
      const read = new Promise((take, refuse) => this.#waiting.set(id, { take, refuse }));
      this.#worker.postMessage({ id, body, x: x / count, y: y / count, scale: count * side }, [body]);
      const { sorts, lines, names } = await read;
      this.#tiles.set(key, { state: "ready", paths: pathsOf(sorts), lines, names, scale: count * side });
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

  #take(data) {
    const { take, refuse } = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    if (data.error) refuse(new Error(data.error));
    else take(data);
  }
}

function pathsOf(sorts) {
  const paths = {};
  for (const [sort, { points, counts }] of Object.entries(sorts)) {
    const path = new Path2D();
    let place = 0;
    for (const count of counts) {
      path.moveTo(points[place], points[place + 1]);
      place += 2;
      for (let index = 1; index < count; index++, place += 2) path.lineTo(points[place], points[place + 1]);
    }
    paths[sort] = path;
  }
  return paths;
}
