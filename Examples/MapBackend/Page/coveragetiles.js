// The roads by whether a stop is reached from them in time.

import { askBytes } from "./server.js";
import { Squares } from "./squares.js";

export class CoverageTiles extends Squares {
  #name = "";

  /** What is drawn: a profile and the options of the question; nothing for nothing. */
  show(asked) {
    const name = asked ? JSON.stringify(asked) : "";
    if (name === this.#name) return;
    // What was asked before stands there, faintly, until there is another answer.
    this.former = name && this.#name ? this.#name : null;
    this.#name = name;
    if (!name) {
      this.rest();
      this.failed(null);
    }
    this.redraw();
  }

  get isShown() {
    return this.#name !== "";
  }

  name() {
    return this.#name;
  }

  ask(name, z, [[west, south], [east, north]]) {
    const [profile, query] = JSON.parse(name);
    const bbox = [west, south, east, north].map((degrees) => degrees.toFixed(7)).join(",");
    return askBytes("coverage", [profile], { ...query, geometries: "geojson", bbox, zoom: z });
  }

  /** Told apart three times: by colour, by how light it is, and by breadth and dashes. */
  stroke(line, zoom, colours) {
    const wide = Math.min(7, Math.max(1.4, 2.2 * 1.4 ** (zoom - 14)));
    line("no", colours.uncovered, wide * 0.7);
    line("possibly", colours.possiblyCovered, wide, [wide * 2.2, wide * 1.6], "butt");
    line("yes", colours.covered, wide);
  }
}
