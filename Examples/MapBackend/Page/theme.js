// Light or dark: as the device has it, unless somebody says otherwise, which the browser remembers.

const themes = ["auto", "light", "dark"];
const wantsDark = matchMedia("(prefers-color-scheme: dark)");

export class Theme {
  /** What was chosen: `auto`, `light` or `dark`. */
  chosen = "auto";

  /** - `changed`: called when colours are others. */
  constructor(changed) {
    this.changed = changed;
    try {
      const known = localStorage.getItem("theme");
      if (themes.includes(known)) this.chosen = known;
    } catch {
      // Nothing is remembered in private windows.
    }
    wantsDark.addEventListener("change", () => this.apply());
  }

  /** The style sheet has two sets of colours, each said once. */
  apply() {
    const isDark = this.chosen === "auto" ? wantsDark.matches : this.chosen === "dark";
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
    this.changed();
  }

  /** Chooses the next. */
  turn() {
    this.chosen = themes[(themes.indexOf(this.chosen) + 1) % themes.length];
    try {
      localStorage.setItem("theme", this.chosen);
    } catch {
      // As above.
    }
    this.apply();
  }
}
