// One question at a time, and what has come of it.

import { missing, nearMisses, search } from "./searching.js";

export class Inquiry {
  /** What the server has said, or why there is no answer. */
  answer = null;
  failure = null;
  /** What would be found without one condition, where nothing was. */
  misses = null;

  #asking = null;

  /** - `slow(isSlow)`: called when an answer lets wait, and when it has come. */
  constructor(slow) {
    this.slow = slow;
  }

  get isUnderWay() {
    return this.#asking !== null;
  }

  /** Asks, and leaves alone what was asked before. Whether there is something to tell: nobody has asked since. */
  async ask(question, map) {
    this.#asking?.abort();
    this.failure = null;
    this.misses = null;
    if (!map || missing(question)) {
      this.answer = null;
      this.#asking = null;
      return false;
    }
    const control = new AbortController();
    this.#asking = control;
    const timer = setTimeout(() => this.slow(true), 200);
    try {
      const found = await search(question, control.signal);
      const isEmpty = question.mode !== "coverage" && found.stops.length === 0;
      const misses = isEmpty ? await nearMisses(question, map.limits, control.signal) : null;
      if (this.#asking !== control) return false;
      [this.answer, this.misses] = [found, misses];
    } catch (error) {
      if (this.#asking !== control || error.name === "AbortError") return false;
      [this.answer, this.failure] = [null, error];
    } finally {
      clearTimeout(timer);
      if (this.#asking === control) {
        this.#asking = null;
        this.slow(false);
      }
    }
    return true;
  }

  /** Nothing can be asked: the server has not even said what it serves. */
  fail(error) {
    [this.answer, this.failure] = [null, error];
  }
}
