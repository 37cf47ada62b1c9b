// How things are said: numbers, times, states, with the words of a language.

import { chinese } from "./chinese.js";
import { english } from "./english.js";

const tables = { en: english, zh: chinese };

/** The language that a browser asks for, of the two there are. */
export const preferredLanguage = () =>
  (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in tables)
  ?? "en";

/** What the page says in one language. */
export class Words {
  constructor(language) {
    this.language = language;
    this.table = tables[language];
  }

  /** A sentence: `say("mode.near")`, `say("metres", 40)`. */
  say(name, ...values) {
    let found = this.table;
    for (const part of name.split(".")) found = found?.[part];
    if (typeof found !== "string") return "";
    return found.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ""));
  }

  /** The same for one and for many. */
  count(name, number, ...values) {
    return this.say(`${name}.${number === 1 ? "one" : "many"}`, number, ...values);
  }

  /** The name of a stop, in the language where it has one. */
  name(stop) {
    return stop.name?.[this.language] ?? stop.name?.zh ?? stop.name?.en ?? stop.id;
  }

  /** The other name, which is on the sign or in the app. */
  otherName(stop) {
    const other = this.language === "zh" ? stop.name?.en : stop.name?.zh;
    return other && other !== this.name(stop) ? other : null;
  }

  amenity(word) {
    return this.say(`amenity.${word}`) || word;
  }

  access(word) {
    return this.say(`accessWord.${word}`) || word;
  }

  distance(metres) {
    if (metres < 995) return this.say("metres", metres < 100 ? Math.round(metres) : Math.round(metres / 10) * 10);
    return this.say("kilometres", (metres / 1000).toFixed(metres < 9950 ? 1 : 0));
  }

  duration(seconds) {
    const minutes = Math.round(seconds / 60);
    if (minutes < 1) return this.say("underMinute");
    if (minutes < 60) return this.say("minute", minutes);
    return this.say("hours", Math.floor(minutes / 60), minutes % 60);
  }

  detour(seconds) {
    return seconds < 30 ? this.say("noExtra") : this.say("extra", this.duration(seconds));
  }

  /** A time of the stops' clocks, with its day where that is another than `today`. */
  time(text, today) {
    if (text.slice(0, 10) === today?.slice(0, 10)) return text.slice(11);
    const day = new Date(`${text.slice(0, 10)}T12:00:00Z`).getUTCDay();
    return this.say("nextDay", this.table.weekday[day], text.slice(11));
  }

  /** Whether a stop is open, and for how long. */
  state(stop, today) {
    if (stop.closed) return this.say("closedNow");
    const { state, until, opens } = stop.open;
    if (state === "open") return until ? this.say("openUntil", this.time(until, today)) : this.say("openAlways");
    if (state === "closed") return opens ? this.say("opens", this.time(opens, today)) : this.say("state.closed");
    return this.say("state.unknown");
  }

  /** OpenStreetMap's opening_hours, in words where they are simple; what isn't known stays as it is. */
  openingHours(text) {
    const { hoursWord } = this.table;
    return text.replace(/24\/7|\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|off|open|closed|unknown)\b|; */g, (word) => hoursWord[word.trim()] ?? word);
  }

  percent(share) {
    return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
  }

  /** Why there is no answer: a heading and what to do. */
  failure(error) {
    const { failed } = this.table;
    const [head, text] = Object.hasOwn(failed, error.code) ? failed[error.code] : failed.other;
    return [head, text.replace("{0}", error.message)];
  }
}
