// The slider of days, the number of events under it, stepping and playing.
import { days, plus } from "./marks.js";

const MANY = 500, PAUSE = 700;
// A year's label takes so many pixels, a month's too; years are labelled in such steps.
const LABEL = 38, STEPS = [1, 2, 5, 10, 20, 50, 100], MONTHS = [1, 2, 3, 6];
const SVG = "http://www.w3.org/2000/svg";

export class Timeline {
  // ``show(day)`` draws a day and promises that it is drawn.
  constructor(root, show) {
    this.find = (id) => root.querySelector(`#${id}`);
    this.slide = this.find("slide");
    this.show = show;
    this.slide.addEventListener("input", () => this.go(Number(this.slide.value)));
    this.find("back").addEventListener("click", () => this.step(-1));
    this.find("forth").addEventListener("click", () => this.step(1));
    this.find("play").addEventListener("click", () => this.play());
  }

  fill({ first, last, records }, at, around) {
    this.first = first ?? at;
    this.last = last ?? at;
    this.length = Math.max(1, days(this.first, this.last));
    this.slide.max = this.length;
    this.around = around;
    this.bars(records);
    this.years();
    this.mark(at);
  }

  // Show where a day is, and draw nothing.
  mark(at) {
    this.at = at;
    this.slide.value = Math.min(this.length, Math.max(0, days(this.first, at)));
    this.slide.setAttribute("aria-valuetext", at);
    const band = this.find("bars").querySelector(".band");
    if (band) {
      band.setAttribute("x", this.slide.value - this.around);
      band.setAttribute("width", 2 * this.around + 1);
    }
  }

  bars(records) {
    const svg = this.find("bars"), wide = this.length > MANY ? 30.44 : this.length > 120 ? 7 : 1;
    const counts = new Map();
    for (const [day, n] of records) {
      const bin = Math.floor(days(this.first, day) / wide);
      counts.set(bin, (counts.get(bin) ?? 0) + n);
    }
    const most = Math.max(1, ...counts.values());
    svg.setAttribute("viewBox", `0 0 ${this.length + 1} 100`);
    svg.replaceChildren(rect("band", 0, 0, 1, 100), ...[...counts].map(([bin, n]) => {
      const high = Math.max(2, (n / most) * 96);
      return rect("bar", bin * wide + wide * 0.06, 100 - high, wide * 0.88, high);
    }));
    const unit = { 1: "a day", 7: "a week" }[wide] ?? "a month";
    this.find("slide").title = `Events ${unit}, at most ${most}`;
  }

  // Marks of years, and of months where there are few; no more than there is room for.
  years() {
    const root = this.find("years"), room = Math.max(1, Math.floor((root.clientWidth || 600) / LABEL));
    const years = this.length / 365.25, step = STEPS.find((n) => years / n <= room) ?? STEPS.at(-1);
    const months = MONTHS.find((n) => (years * 12) / n <= room) ?? 12;
    const marks = [];
    for (let at = new Date(`${this.first.slice(0, 7)}-01T00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
      const where = days(this.first, at.toISOString().slice(0, 10)), month = at.getUTCMonth();
      if (where > this.length) break;
      if (where < 0 || month % months !== 0 || (month === 0 && at.getUTCFullYear() % step !== 0)) continue;
      marks.push(this.word(at, where));
    }
    root.replaceChildren(...marks);
  }

  // The word for a month, or for the year that it begins. At the very end it would be cut off; its line stays.
  word(at, where) {
    const mark = document.createElement("span"), january = at.getUTCMonth() === 0;
    const told = january ? String(at.getUTCFullYear()) : at.toLocaleString("en", { month: "short", timeZone: "UTC" });
    mark.textContent = where < 0.95 * this.length ? told : "";
    mark.className = january ? "year" : "month";
    mark.style.left = `${(100 * where) / this.length}%`;
    return mark;
  }

  go(n) {
    return this.show(plus(this.first, Math.min(this.length, Math.max(0, n))));
  }

  step(direction) {
    return this.go(Number(this.slide.value) + direction * Number(this.find("step").value));
  }

  // Each run is one of its own: one that was paused ends, though another has begun since.
  async play() {
    const run = this.playing ? null : {};
    this.runs(run);
    if (run && Number(this.slide.value) >= this.length) await this.go(0);
    while (run && this.playing === run && Number(this.slide.value) < this.length) {
      await Promise.all([this.step(1), new Promise((done) => setTimeout(done, PAUSE))]);
    }
    if (run && this.playing === run) this.runs(null);
  }

  runs(run) {
    const button = this.find("play");
    this.playing = run;
    button.setAttribute("aria-pressed", !!run);
    button.setAttribute("aria-label", run ? "Pause" : "Play");
    // Days that run by are not read out one by one.
    for (const id of ["day", "card"]) this.find(id).setAttribute("aria-live", run ? "off" : "polite");
  }
}

function rect(name, x, y, width, height) {
  const made = document.createElementNS(SVG, "rect");
  for (const [key, value] of Object.entries({ class: name, x, y, width, height })) made.setAttribute(key, value);
  return made;
}
