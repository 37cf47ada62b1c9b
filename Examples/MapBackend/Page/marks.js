// What lies on the roads: stops, ways, the area in reach, and the two ends one drags.

import { icons } from "./icons.js";

const outlines = new Map(Object.entries(icons).map(([name, path]) => [name, new Path2D(path)]));

/** The order in which an amenity is taken for a stop's picture where nobody has asked for one. */
const telling = [
  "battery_swap", "ebike_charging", "lodging", "shower", "hot_meal", "microwave", "gate_help", "water",
  "phone_charging", "toilets", "air_pump", "first_aid", "shop", "rest", "shelter", "wifi",
];

/** The picture of a stop: what is needed of it, else what tells it from others. */
export function pictureOf(stop, needs) {
  return needs.find((need) => stop.amenities.includes(need))
    ?? telling.find((word) => stop.amenities.includes(word)) ?? "place";
}

/** The zoom from which stops have pictures. */
const pictureZoom = 14.6;

export class Marks {
  #sprites = new Map();

  /** Forgets what was painted in other colours. */
  repaint() {
    this.#sprites.clear();
  }

  /** Stops that are no answers. `isBeside`: roads are looked at, and dots must not hide them. */
  stops(context, view, colours, stops, needs, isHidden, isBeside) {
    const isNear = view.zoom >= pictureZoom;
    const shrinking = isBeside && !isNear ? Math.min(1, Math.max(0.6, 1 - 0.25 * (14 - view.zoom))) : 1;
    const taken = new Set();
    for (const stop of stops) {
      if (isHidden(stop.id)) continue;
      const [x, y] = view.pointOf(stop.location);
      if (x < -20 || y < -20 || x > view.width + 20 || y > view.height + 20) continue;
      // From afar only what offers what is needed.
      const lacks = needs.some((need) => !stop.amenities.includes(need));
      if (lacks && !isNear) continue;
      const state = stop.closed ? "closed" : stop.open.state;
      // One picture to a field of the map; whoever comes later is a dot.
      const field = `${Math.floor(x / 22)}/${Math.floor(y / 22)}`;
      const isDot = !isNear || lacks || taken.has(field);
      taken.add(field);
      const sprite = isDot
        ? this.#dot(view, colours, state, lacks) : this.#disc(view, colours, state, pictureOf(stop, needs));
      const size = sprite.size * shrinking;
      context.drawImage(sprite, x - size / 2, y - size / 2, size, size);
    }
  }

  /** An answer's pin, with its number. */
  pin(context, view, colours, place, number, isChosen) {
    const [x, y] = view.pointOf(place);
    const r = isChosen ? 17 : 13.5;
    const above = y - r * 1.55;
    context.save();
    context.shadowColor = colours.shadow;
    context.shadowBlur = 6;
    context.shadowOffsetY = 2;
    context.beginPath();
    context.arc(x, above, r, Math.PI * 0.8, Math.PI * 0.2);
    context.quadraticCurveTo(x + r * 0.45, above + r * 1.05, x, y);
    context.quadraticCurveTo(x - r * 0.45, above + r * 1.05, x - r * 0.81, above + r * 0.59);
    context.closePath();
    context.fillStyle = isChosen ? colours.accent : colours.pin;
    context.fill();
    context.restore();
    context.strokeStyle = colours.halo;
    context.lineWidth = 2;
    context.stroke();
    context.fillStyle = isChosen ? colours.onAccent : colours.onPin;
    context.font = `700 ${isChosen ? 17 : 14}px "Segoe UI", Roboto, "Liberation Sans", system-ui, sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(String(number), x, above + 0.5);
  }

  /** A ring around a stop that is looked at and no answer. */
  ring(context, view, colours, place) {
    const [x, y] = view.pointOf(place);
    context.beginPath();
    context.arc(x, y, 18, 0, 2 * Math.PI);
    context.strokeStyle = colours.halo;
    context.lineWidth = 6;
    context.stroke();
    context.strokeStyle = colours.accent;
    context.lineWidth = 3;
    context.stroke();
  }

  /** One end of what is asked: where one is (a dot), or where one goes (a flag). */
  end(context, view, colours, place, label, isFocused) {
    const [x, y] = view.pointOf(place);
    context.save();
    context.shadowColor = colours.shadow;
    context.shadowBlur = 8;
    context.beginPath();
    context.arc(x, y, 14, 0, 2 * Math.PI);
    context.fillStyle = colours.halo;
    context.fill();
    context.restore();
    context.beginPath();
    context.arc(x, y, 11, 0, 2 * Math.PI);
    context.fillStyle = colours.end;
    context.fill();
    if (isFocused) {
      context.beginPath();
      context.arc(x, y, 19, 0, 2 * Math.PI);
      context.strokeStyle = colours.end;
      context.lineWidth = 2;
      context.setLineDash([4, 4]);
      context.stroke();
      context.setLineDash([]);
    }
    context.fillStyle = colours.halo;
    if (label) {
      context.font = "700 13px \"Segoe UI\", Roboto, \"Liberation Sans\", system-ui, sans-serif";
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(label, x, y + 0.5);
    } else {
      context.beginPath();
      context.arc(x, y, 4, 0, 2 * Math.PI);
      context.fill();
    }
  }

  /** A way, on a broad line that sets it off from the roads. */
  way(context, view, colours, line, isChosen, dashes = []) {
    if (line.length < 2) return;
    context.beginPath();
    line.forEach((place, index) => {
      const [x, y] = view.pointOf(place);
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.lineJoin = "round";
    context.lineCap = "round";
    context.setLineDash([]);
    context.strokeStyle = colours.halo;
    context.lineWidth = isChosen ? 9 : 6;
    context.stroke();
    context.setLineDash(dashes);
    context.strokeStyle = isChosen ? colours.accent : colours.otherWay;
    context.lineWidth = isChosen ? 5 : 3;
    context.stroke();
    context.setLineDash([]);
  }

  /** What is reached: rings of a GeoJSON MultiPolygon. */
  area(context, view, colours, polygons) {
    context.beginPath();
    for (const polygon of polygons) {
      for (const ring of polygon) this.#ring(context, view, ring);
    }
    context.fillStyle = colours.area;
    context.fill("evenodd");
    // Holes have no edge of their own: there are many, and small.
    context.beginPath();
    for (const [outer] of polygons) this.#ring(context, view, outer);
    context.strokeStyle = colours.accent;
    context.lineWidth = 2.5;
    context.lineJoin = "round";
    context.stroke();
  }

  #ring(context, view, ring) {
    ring.forEach((place, index) => {
      const [x, y] = view.pointOf(place);
      if (index === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
    context.closePath();
  }

  #dot(view, colours, state, lacks) {
    return this.#sprite(`dot/${state}/${lacks}/${view.ratio}`, 14, view.ratio, (context) => {
      context.beginPath();
      context.arc(7, 7, lacks ? 3 : 4.6, 0, 2 * Math.PI);
      context.fillStyle = colours.paper;
      context.fill();
      context.beginPath();
      context.arc(7, 7, lacks ? 2.2 : 3.7, 0, 2 * Math.PI);
      if (state === "open" && !lacks) {
        context.fillStyle = colours.open;
        context.fill();
      } else {
        context.strokeStyle = lacks ? colours.closed : colours[state];
        context.lineWidth = 1.6;
        context.stroke();
      }
    });
  }

  /** Open is filled, closed is hollow, unknown is dashed: colour says the same once more. */
  #disc(view, colours, state, picture) {
    return this.#sprite(`disc/${state}/${picture}/${view.ratio}`, 30, view.ratio, (context) => {
      context.beginPath();
      context.arc(15, 15, 13, 0, 2 * Math.PI);
      context.fillStyle = colours.paper;
      context.fill();
      context.beginPath();
      context.arc(15, 15, 11.5, 0, 2 * Math.PI);
      if (state === "open") {
        context.fillStyle = colours.open;
        context.fill();
      } else {
        context.strokeStyle = colours[state];
        context.lineWidth = 1.8;
        if (state === "unknown") context.setLineDash([3.5, 2.6]);
        context.stroke();
        context.setLineDash([]);
      }
      context.translate(15 - 8, 15 - 8);
      context.scale(16 / 24, 16 / 24);
      context.strokeStyle = state === "open" ? colours.onOpen : colours[state];
      context.lineWidth = 2.3;
      context.lineCap = "round";
      context.lineJoin = "round";
      context.stroke(outlines.get(picture) ?? outlines.get("place"));
    });
  }

  #sprite(key, size, ratio, paint) {
    const known = this.#sprites.get(key);
    if (known) return known;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil(size * ratio);
    canvas.size = size;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    paint(context);
    this.#sprites.set(key, canvas);
    return canvas;
  }
}
