// All stops, or those that are looked at where there are too many.

import { wishes } from "./searching.js";
import { ask } from "./server.js";

/** The zoom from which stops of a large map are asked for. */
const lowest = 13.5;

export class StopsAround {
  #view;
  #key = null;
  /** What /map/v1 says. */
  map = null;

  /**
   * - `found`: called with the stops by their ids.
   * - `failed`: called when they can't be had.
   */
  constructor(view, found, failed) {
    this.#view = view;
    this.found = found;
    this.failed = failed;
  }

  get isWhole() {
    return !this.map || this.map.stops <= this.map.limits.catalog_stops;
  }

  /** Asks for what is missing, as it is at the time of a question. */
  async load(question) {
    const view = this.#view;
    if (!this.map || (!this.isWhole && view.zoom < lowest)) return;
    const [west, north] = view.placeAt(-200, -200);
    const [east, south] = view.placeAt(view.width + 200, view.height + 200);
    const bbox = this.isWhole ? undefined : [west, south, east, north].map((degrees) => degrees.toFixed(4)).join(",");
    const { at } = wishes(question);
    const key = `${bbox} ${at}`;
    if (key === this.#key) return;
    this.#key = key;
    try {
      const answer = await ask("catalog", [], { bbox, at });
      if (key !== this.#key) return;
      this.found(new Map(answer.features.map((feature) => [feature.properties.id, feature.properties])));
    } catch {
      this.#key = null;
      this.failed();
    }
  }
}
