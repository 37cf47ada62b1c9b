"use strict";
// Reads lines off the page's own thread: megabytes of GeoJSON become numbers that are drawn as they are.

/** Web Mercator, as mercator.js has it; a plain worker imports nothing. */
const xOf = (longitude) => longitude / 360 + 0.5;
function yOf(latitude) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Where a name may stand, of one square: on its longest straight pieces, not too near to each other. */
function labels(names, nameOfLine, points, counts) {
  const pieces = names.map(() => ({ all: [], left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }));
  let place = 0;
  for (let line = 0; line < counts.length; line++) {
    const name = pieces[nameOfLine[line]];
    for (let index = 1; index < counts[line]; index++) {
      const at = place + 2 * (index - 1);
      const [dx, dy] = [points[at + 2] - points[at], points[at + 3] - points[at + 1]];
      const length = Math.hypot(dx, dy);
      if (length > 12) name.all.push({ length, angle: Math.atan2(dy, dx), x: points[at] + dx / 2, y: points[at + 1] + dy / 2 });
      name.left = Math.min(name.left, points[at], points[at + 2]);
      name.right = Math.max(name.right, points[at], points[at + 2]);
      name.top = Math.min(name.top, points[at + 1], points[at + 3]);
      name.bottom = Math.max(name.bottom, points[at + 1], points[at + 3]);
    }
    place += 2 * counts[line];
  }
  const found = [];
  pieces.forEach(({ all, left, right, top, bottom }, index) => {
    if (!names[index]) return;
    const extent = Math.hypot(right - left, bottom - top);
    const chosen = [];
    for (const piece of all.sort((first, second) => second.length - first.length)) {
      if (chosen.length === 3) break;
      // A square has what is within it; its neighbour has the rest.
      if (piece.x < 0 || piece.y < 0 || piece.x >= 512 || piece.y >= 512) continue;
      if (chosen.every((one) => Math.hypot(one.x - piece.x, one.y - piece.y) > 170)) chosen.push(piece);
    }
    for (const { x, y, angle } of chosen) found.push({ name: names[index], x, y, angle, extent });
  });
  return found.sort((first, second) => second.extent - first.extent);
}

// { id, body, x, y, scale } → { id, sorts: { street: { points, counts } }, lines, names } or { id, error }.
onmessage = ({ data: { id, body, x, y, scale } }) => {
  try {
    const sorts = {};
    const buffers = [];
    let lines = 0;
    let names = [];
    for (const feature of JSON.parse(new TextDecoder().decode(body)).features) {
      const all = feature.geometry.coordinates;
      let size = 0;
      for (const line of all) size += line.length;
      // Of a tile's own corner, in its pixels: 32 bits are enough there.
      const points = new Float32Array(2 * size);
      const counts = new Uint32Array(all.length);
      let place = 0;
      for (let index = 0; index < all.length; index++) {
        counts[index] = all[index].length;
        for (const position of all[index]) {
          points[place++] = (xOf(position[0]) - x) * scale;
          points[place++] = (yOf(position[1]) - y) * scale;
        }
      }
      lines += all.length;
      const { properties } = feature;
      if (properties.names) names = labels(properties.names, properties.name_of_line, points, counts);
      sorts[properties.sort ?? properties.covered] = { points, counts };
      buffers.push(points.buffer, counts.buffer);
    }
    postMessage({ id, sorts, lines, names }, buffers);
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
