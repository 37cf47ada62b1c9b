// Names of streets, along them. Where they stand is found when the map rests, and stays while it moves.

import { tilePixels } from "./mercator.js";

/** The zoom from which streets have names. */
const lowest = 14.7;
/** CSS pixels. */
const size = 12.5;
const room = 17;
const apart = 240;

export class RoadNames {
  #placed = [];
  #sprites = new Map();

  /** Forgets what was painted in other colours. */
  repaint() {
    this.#sprites.clear();
    this.#placed = [];
  }

  /** Draws them; `isResting`: finds places anew. `squares`: what RoadTiles has seen. */
  draw(context, view, colours, squares, isResting) {
    if (view.zoom < lowest) return;
    if (isResting) this.#place(view, colours, squares);
    const pixels = tilePixels * 2 ** view.zoom;
    for (const { sprite, x, y, angle } of this.#placed) {
      const px = (x - view.x) * pixels + view.width / 2;
      const py = (y - view.y) * pixels + view.height / 2;
      if (px < -80 || py < -80 || px > view.width + 80 || py > view.height + 80) continue;
      context.save();
      context.translate(px, py);
      context.rotate(angle);
      context.drawImage(sprite.canvas, -sprite.width / 2, -sprite.height / 2, sprite.width, sprite.height);
      context.restore();
    }
  }

  #place(view, colours, squares) {
    const pixels = tilePixels * 2 ** view.zoom;
    const taken = [];
    const placesOf = new Map();
    const all = squares.flatMap(({ tile, x, y, enlarged }) =>
      tile.names.map((label) => ({ ...label, x: x + label.x / tile.scale, y: y + label.y / tile.scale, extent: label.extent * enlarged })));
    all.sort((first, second) => second.extent - first.extent);
    this.#placed = [];
    for (const { name, x, y, angle, extent } of all) {
      const px = (x - view.x) * pixels + view.width / 2;
      const py = (y - view.y) * pixels + view.height / 2;
      if (px < -40 || py < -40 || px > view.width + 40 || py > view.height + 40) continue;
      const sprite = this.#sprite(name, view.ratio, colours);
      if (sprite.width > extent) continue;
      const others = placesOf.get(name) ?? [];
      if (others.some(([ox, oy]) => Math.hypot(ox - px, oy - py) < apart)) continue;
      // Never upside down.
      const upright = Math.abs(angle) > Math.PI / 2 + 0.01 ? angle - Math.sign(angle) * Math.PI : angle;
      const dots = [];
      for (let along = -sprite.width / 2; along <= sprite.width / 2; along += 12) {
        dots.push([px + along * Math.cos(upright), py + along * Math.sin(upright)]);
      }
      if (dots.some(([dx, dy]) => taken.some(([tx, ty]) => Math.abs(tx - dx) < room && Math.abs(ty - dy) < room))) continue;
      taken.push(...dots);
      placesOf.set(name, [...others, [px, py]]);
      this.#placed.push({ sprite, x, y, angle: upright });
    }
  }

  #sprite(name, ratio, colours) {
    const key = `${ratio}/${name}`;
    const known = this.#sprites.get(key);
    if (known) return known;
    if (this.#sprites.size > 600) this.#sprites.clear();
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    const font = `500 ${size}px "Segoe UI", Roboto, "Liberation Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif`;
    context.font = font;
    const width = Math.ceil(context.measureText(name).width) + 8;
    const height = Math.ceil(size * 1.6);
    canvas.width = Math.ceil(width * ratio);
    canvas.height = Math.ceil(height * ratio);
    context.scale(ratio, ratio);
    context.font = font;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = colours.nameHalo;
    context.strokeText(name, width / 2, height / 2);
    context.fillStyle = colours.name;
    context.fillText(name, width / 2, height / 2);
    const sprite = { canvas, width, height };
    this.#sprites.set(key, sprite);
    return sprite;
  }
}
