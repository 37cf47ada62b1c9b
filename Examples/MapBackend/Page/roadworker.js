"use strict";
// Reads roads off the page's own thread: megabytes of GeoJSON become numbers that are drawn as they are.

/** Web Mercator, as mercator.js has it; a plain worker imports nothing. */
const xOf = (longitude) => longitude / 360 + 0.5;
function yOf(latitude) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

// { id, body, x, y, scale } → { id, sorts: { street: { points, counts } }, lines } or { id, error }.
onmessage = ({ data: { id, body, x, y, scale } }) => {
  try {
    const sorts = {};
    const buffers = [];
    let lines = 0;
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
      sorts[feature.properties.sort] = { points, counts };
      buffers.push(points.buffer, counts.buffer);
    }
    postMessage({ id, sorts, lines }, buffers);
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
};
