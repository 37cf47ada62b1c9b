// Where one looks: at the answers, unless they are seen already or an address has said where.

export class Lookout {
  #view;
  #hasLooked;
  /** The address has said where to look. */
  #isTold;

  constructor(view, isTold) {
    this.#view = view;
    this.#hasLooked = isTold;
    this.#isTold = isTold;
  }

  /** An address says where to look, or doesn't. */
  set isTold(isTold) {
    this.#isTold = isTold;
  }

  /** Shows the whole map. */
  fitAll(map, isFlight = true) {
    if (map?.bbox) this.#view.fit([[map.bbox[0], map.bbox[1]], [map.bbox[2], map.bbox[3]]], { isFlight });
  }

  /** Looks at an answer where it can't be seen. `shown`: the stop of it that is looked at. */
  lookAt(question, answer, shown, map) {
    const view = this.#view;
    if (this.#isTold) {
      this.#isTold = false;
      return;
    }
    const ends = [question.from, question.mode === "along" ? question.to : null].filter(Boolean);
    if (!this.#hasLooked) {
      this.#hasLooked = true;
      const area = answer?.area?.flat(2) ?? [];
      const seen = [...ends, ...(answer?.stops ?? []).slice(0, 5).map((stop) => stop.location), ...area];
      if (question.mode === "coverage") this.fitAll(map, false);
      else if (seen.length) view.fit(seen, { isFlight: false, highest: seen.length > 1 ? 16.5 : 15 });
      return;
    }
    if (!shown) return;
    const isSeen = [...ends, shown.location].every((place) => {
      const [x, y] = view.pointOf(place);
      return x > view.cover.left && x < view.width - view.cover.right && y > view.cover.top && y < view.height - view.cover.bottom;
    });
    if (!isSeen) view.fit([...ends, shown.location, ...(answer.area?.flat(2) ?? [])], { highest: Math.max(14, view.zoom) });
  }
}
