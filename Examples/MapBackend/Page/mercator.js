// Web Mercator: the world is a square from 0,0 in the north-west to 1,1.

/** Pixels of the world at zoom 0. */
export const tilePixels = 256;

export const xOf = (longitude) => longitude / 360 + 0.5;

export function yOf(latitude) {
  const sine = Math.sin((Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export const longitudeOf = (x) => (x - 0.5) * 360;

export const latitudeOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

/** Metres of a pixel. */
export const metresPerPixel = (latitude, zoom) =>
  (40075016.686 * Math.cos((latitude * Math.PI) / 180)) / (tilePixels * 2 ** zoom);

/** Metres between two places, longitude first: for words such as "500 m away", not for ranking. */
export function metresBetween(first, second) {
  const radians = Math.PI / 180;
  const x = (second[0] - first[0]) * radians * Math.cos(((first[1] + second[1]) / 2) * radians);
  const y = (second[1] - first[1]) * radians;
  return Math.hypot(x, y) * 6371008.8;
}
