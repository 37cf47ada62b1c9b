// The roads that the server answers by.

import { askBytes, places } from "./server.js";
import { Squares } from "./squares.js";

/** The squares from whose zoom on names are asked for. */
const namesZoom = 15;

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

export class RoadTiles extends Squares {
  #profile = "ebike";
  #language = "zh";

  set profile(word) {
    const profile = word === "line" ? "foot" : word;
    if (profile === this.#profile) return;
    this.#profile = profile;
    this.repaint();
  }

  /** In which streets are called. */
  set language(word) {
    if (word === this.#language) return;
    this.#language = word;
    this.redraw();
  }

  /** Names, and with them the language, belong to the squares of which they are asked. */
  name(z) {
    return `${this.#profile}/${z >= namesZoom ? this.#language : ""}`;
  }

  ask(name, z, corners) {
    const [profile, names] = name.split("/");
    return askBytes("roads", [profile, places(...corners)], { zoom: z, names });
  }

  stroke(line, zoom, colours) {
    const width = widths(zoom);
    line("ferry", colours.ferry, width.ferry, [8, 6], "butt");
    if (zoom >= 14.2) {
      line("pushing", colours.pushing, width.pushing, [5, 4], "butt");
      line("stairs", colours.stairs, width.stairs, [2, 2], "butt");
      line("lane", colours.casing, width.lane + 1.6);
      line("street", colours.casing, width.street + 2);
      line("lane", colours.lane, width.lane);
      line("street", colours.street, width.street);
    } else {
      line("pushing", colours.farLane, 0.7);
      line("stairs", colours.farLane, 0.7);
      line("lane", colours.farLane, Math.max(0.8, width.lane * 0.7));
      line("street", colours.farStreet, Math.max(1, width.street * 0.62));
    }
  }
}
