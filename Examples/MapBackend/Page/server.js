// Asks the server that has sent this page.

/** Why there is no answer: `offline`, `slow`, `broken`, or a code of the server's, such as `NoSegment`. */
export class NoAnswer extends Error {
  constructor(code, message = code) {
    super(message);
    this.code = code;
  }
}

/** Milliseconds after which nobody waits any more. */
const patience = 20_000;

/** Bytes of an answer. Busy servers are asked once more. */
async function bytes(path, signal, isSecond = false) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  const stop = () => limit.abort();
  signal?.addEventListener("abort", stop);
  try {
    const response = await fetch(path, { signal: limit.signal, credentials: "omit" });
    if ((response.status === 429 || response.status === 503) && !isSecond) {
      const seconds = Math.min(5, Number(response.headers.get("retry-after")) || 1);
      await new Promise((done) => setTimeout(done, seconds * 1000));
      if (signal?.aborted) throw new DOMException("", "AbortError");
      return await bytes(path, signal, true);
    }
    const body = await response.arrayBuffer();
    if (response.ok) return body;
    let told = {};
    try {
      told = JSON.parse(new TextDecoder().decode(body));
    } catch {
      // A proxy's page, not ours.
    }
    throw new NoAnswer(typeof told.code === "string" ? told.code : "broken", String(told.message ?? response.status));
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    if (signal?.aborted) throw new DOMException("", "AbortError");
    if (error.name === "AbortError") throw new NoAnswer("slow");
    throw new NoAnswer("offline");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

/** The answer to a question; numbers and lists of `query` are written out, and what is missing left away. */
export async function ask(service, parts = [], query = {}, signal = undefined) {
  const body = await bytes(address(service, parts, query), signal);
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new NoAnswer("broken");
  }
}

/** The same, not read yet. */
export const askBytes = (service, parts, query, signal) => bytes(address(service, parts, query), signal);

const degrees = (number) => String(Number(number.toFixed(7)));

/** A place, or several, in a path: longitude first. */
export const places = (...list) => list.map((place) => place.map(degrees).join(",")).join(";");

function address(service, parts, query) {
  const items = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  // Relative, so that the page also works below a path of a proxy.
  return [service, "v1", ...parts].join("/") + (items.length ? `?${items.join("&")}` : "");
}
