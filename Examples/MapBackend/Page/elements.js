// Elements of the page. Texts become text nodes only, so no name of a stop is ever read as HTML.

import { icons } from "./icons.js";

/** An element: `element("p", { class: "note", onclick: … }, "text", child)`. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A picture that says nothing to a screen reader. */
export function icon(name, size = 24) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icons[name] ?? icons.place);
  svg.append(path);
  return svg;
}

/** Puts children in place of others; whatever had the focus has it again, if it is there again. */
export function refill(parent, ...children) {
  const key = parent.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  parent.replaceChildren(...children.filter(Boolean));
  if (!key) return;
  for (const one of parent.querySelectorAll("a, button, input, summary")) {
    if (keyOf(one) === key) return one.focus({ preventScroll: true });
  }
}

/** What tells an element that can have the focus from others beside it. */
const keyOf = (one) => one.id || one.dataset.key || (one.name && `${one.name}=${one.value}`) || null;

/** One of some choices: radio buttons, so arrow keys go from one to the next. */
export function segments(parent, name, choices, chosen, choose) {
  refill(
    parent,
    ...choices.map(({ value, label, picture, disabled }) => {
      const input = element("input", { type: "radio", name, value, disabled, onchange: () => choose(value) });
      input.checked = value === chosen;
      return element(
        "label", { class: "segment" }, input,
        element("span", {}, picture ? icon(picture, 22) : null, element("b", {}, label)));
    }));
}
