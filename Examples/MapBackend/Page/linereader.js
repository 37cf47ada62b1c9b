// Lines of GeoJSON, read in a worker and made into paths.

export class LineReader {
  #worker = new Worker("lineworker.js");
  #waiting = new Map();
  #next = 1;

  constructor() {
    this.#worker.onmessage = ({ data }) => {
      const { take, refuse } = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.error) refuse(new Error(data.error));
      else take({ paths: pathsOf(data.sorts), lines: data.lines, names: data.names });
    };
  }

  /** Reads the bytes of an answer, which are gone then; `x`, `y` and `scale` say of which square it is. */
  read(body, x, y, scale) {
    const id = this.#next++;
    return new Promise((take, refuse) => {
      this.#waiting.set(id, { take, refuse });
      this.#worker.postMessage({ id, body, x, y, scale }, [body]);
    });
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
