// The map of the record: draws the day that the address asks for, and keeps the address with what is shown.
import { got, written } from "./answers.js";
import { decoded, gathered, style } from "./basemap.js";
import { Cards, same } from "./cards.js";
import * as marks from "./marks.js";
import * as picture from "./picture.js";
import { State } from "./state.js";
import * as symbols from "./symbols.js";
import { Timeline } from "./timeline.js";

const atlas = document.getElementById("atlas");
const find = (id) => document.getElementById(id);
const KEPT = 60;

// What is said again is not read out again.
function say(id, text) {
  if (find(id).textContent !== text) find(id).textContent = text;
}

class Atlas {
  constructor() {
    this.state = new State(find("filters"));
    this.cards = new Cards(find("card"), () => this.choose(null));
    this.timeline = new Timeline(atlas, (day) => this.show(day));
    this.days = new Map();
    this.chosen = null;
    this.colour = symbols.palette();
    this.keys();
  }

  async begin() {
    const base = Promise.all([got("/static/basemap/land.json"), got("/map/boundaries.json")]);
    const [day, timeline] = await Promise.all([this.day(this.state.at), got(`/map/timeline.json?${this.state.asked()}`)]);
    this.timeline.fill(timeline, this.state.at, day.around);
    this.take(day);
    this.chosen = this.placed(this.state);
    const [land, boundaries] = await base;
    this.base = gathered({ ...decoded(land), ...decoded(boundaries) });
    this.view = picture.viewOf(this.state.view, marks.bounds(day), find("map"));
    await this.pictured();
    await loaded("/static/vendor/maplibre-gl-csp.js");
    maplibregl.setWorkerUrl("/static/vendor/maplibre-gl-csp-worker.js");
    this.map = this.made();
    this.listen();
    this.settled();
    window.contested = { map: this.map };
  }

  made() {
    const map = new maplibregl.Map({
      container: "map", style: style(this.base, this.marks(), this.colour), ...this.view,
      minZoom: 1.5, maxZoom: 12, maxPitch: 0, dragRotate: false, pitchWithRotate: false, attributionControl: false, fadeDuration: 0,
      locale: { "Map.Title": "Map of who held what; the same stands in the tables" },
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new maplibregl.ScaleControl({ maxWidth: 110 }), "bottom-right");
    map.on("styleimagemissing", ({ id }) => {
      const image = symbols.picture(id, this.colour);
      if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: symbols.RATIO });
    });
    return map;
  }

  listen() {
    const map = this.map;
    map.on("click", (click) => this.clicked(click.point));
    map.on("mousemove", (move) => this.pointed(move.point));
    map.on("mouseout", () => this.pointed(null));
    map.on("movestart", () => this.pointed(null));
    map.on("moveend", () => {
      const { lng, lat } = map.getCenter();
      this.state.view = `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
      this.state.write();
      if (this.partial) this.show(this.state.at);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
  }

  // A day's data, from memory where it was shown before.
  async day(at) {
    const asked = this.state.asked(at);
    if (this.partial && this.map) asked.set("box", this.map.getBounds().toArray().flat().map((x) => x.toFixed(2)).join(","));
    asked.set("format", "json");
    const key = asked.toString();
    if (!this.days.has(key)) {
      this.days.set(key, await got(`/map?${key}`));
      if (this.days.size > KEPT) this.days.delete(this.days.keys().next().value);
    }
    return this.days.get(key);
  }

  // Show a day; while one is under way only the last one asked for is fetched after it.
  async show(at) {
    this.head(at);
    this.wanted = at;
    this.running ??= this.run().finally(() => { this.running = null; });
    return this.running;
  }

  head(at) {
    this.state.at = this.state.form.elements.at.value = at;
    find("day").dateTime = at;
    say("day", at);
    say("how", this.state.how());
    document.title = document.title.replace(/\d{4}-\d\d-\d\d/, at);
    this.timeline.mark(at);
  }

  // A day that did not come: what is shown is still the one before, and says so.
  missed(at, error) {
    this.timeline.runs(null);
    this.head(this.shown.at);
    say("map-note", `${at} can't be shown: ${error.message}`);
  }

  async run() {
    while (this.wanted) {
      const at = this.wanted;
      this.wanted = null;
      try {
        this.take(await this.day(at));
      } catch (error) {
        if (this.wanted) continue;
        this.missed(at, error);
        return;
      }
      this.drawn();
    }
    this.state.write();
    this.recard();
    if (find("as-table").open) this.tables();
  }

  take(day) {
    this.shown = day;
    this.partial = day.left_out.places > 0 || !!this.partial;
    this.signs = [...marks.places(day), ...marks.events(day)];
    this.tally(day);
    this.note(day.left_out, day);
  }

  drawn() {
    if (!this.map) {
      this.pictured();
      return;
    }
    this.map.getSource("marks")?.setData(this.marks());
    this.settled();
  }

  // The picture of the day, where no map moves or none does yet.
  async pictured() {
    if (!this.base) return;
    const { at } = this.shown;
    picture.draw(find("picture"), this.view, this.base, this.signs, this.colour);
    await shownOnScreen();
    atlas.dataset.pictured = at;
  }

  // All that stands on the basemap.
  marks() {
    return { type: "FeatureCollection", features: [...this.signs, ...marks.chosen(this.chosen)] };
  }

  // Tell, on the page, which day the map shows once it is drawn.
  settled() {
    const { at } = this.shown;
    delete atlas.dataset.drawn;
    this.map.once("idle", () => {
      atlas.dataset.drawn = at;
      find("picture").hidden = true;
    });
  }

  tally(day) {
    const counts = new Map();
    for (const p of day.records) {
      if (!p.stale && (p.state === "held" || p.state === "claimed")) counts.set(p.sides[0] ?? -1, (counts.get(p.sides[0] ?? -1) ?? 0) + 1);
    }
    const parts = [...counts].sort((a, b) => b[1] - a[1]).map(([side, n]) => {
      const one = document.createElement("span"), swatch = document.createElement("span");
      one.className = "one";
      swatch.className = `swatch held side-${side >= 0 && side < 8 ? side : "none"}`;
      one.append(swatch, ` ${day.sides[side] ?? "no side"} ${n}`);
      return one;
    });
    find("tally").replaceChildren(...(parts.length ? parts.flatMap((p) => [p, " "]) : ["Nobody tells of that day who held what."]));
  }

  note(left, day) {
    const said = [];
    if (left.places || left.events) said.push(`${left.places} places and ${left.events} events are not drawn: zoom in.`);
    if (day.around < Number(this.state.form.elements.around.value)) said.push(`Events of ${day.around} days before and after: of more there are too many.`);
    if (!day.records.length && !day.events.length) said.push("Nothing is told of that day. Slide to where the bars are high.");
    say("map-note", said.join(" "));
  }

  // What lies under a point of the map, the nearest sign first.
  under({ x, y }) {
    const near = 5;
    const found = this.map.queryRenderedFeatures([[x - near, y - near], [x + near, y + near]], { layers: ["events", "places"] });
    return found[0];
  }

  pointed(point) {
    const tip = find("map-tip"), feature = point && this.under(point);
    this.map.getCanvas().style.cursor = feature ? "pointer" : "";
    tip.hidden = !feature;
    if (!feature) return;
    tip.textContent = marks.told(feature, this.shown);
    const { clientWidth: width } = this.map.getContainer();
    tip.style.top = `${point.y + 16}px`;
    tip.style.left = `${Math.min(point.x + 12, width - tip.offsetWidth - 8)}px`;
  }

  clicked(point) {
    const feature = this.under(point);
    if (!feature) return;
    const { n, numbers } = feature.properties;
    if (numbers === undefined) {
      const p = this.shown.records[n];
      this.choose({ place: p.id ?? p.name }, [p.lon, p.lat]);
      return;
    }
    const events = String(numbers).split(",").map((i) => this.shown.events[i]);
    const at = [events[0].lon, events[0].lat];
    if (events.length === 1) {
      this.choose({ event: events[0].id }, at);
      return;
    }
    this.choose({}, at);
    this.cards.list(marks.told(feature, this.shown), events.map((e) => ({ id: e.id, text: `${e.day ?? "day unknown"}: ${e.sub ?? this.shown.types[e.type]}${e.harm ? `, ${e.harm} killed and wounded` : ""}` })));
  }

  choose(what, at = null) {
    this.state.place = what?.place ?? null;
    this.state.event = what?.event ?? null;
    this.chosen = at ?? this.placed(what);
    this.drawn();
    this.state.write();
    if (what) this.recard(true);
  }

  placed(what) {
    if (!what?.place && !what?.event) return null;
    const p = what.place ? this.shown.records.find((r) => (r.id ?? r.name) === what.place) : this.shown.events.find((e) => e.id === what.event);
    return p ? [p.lon, p.lat] : null;
  }

  // The open card, written anew: a place's says what holds on the day shown.
  recard(focus = false) {
    const { place, event } = this.state;
    if (place) this.cards.open(`/map/place/${encodeURIComponent(place)}?${this.state.asked()}`, { focus });
    else if (event && focus) this.cards.open(`/map/event/${encodeURIComponent(event)}`, { focus });
  }

  // The tables below, as the server writes them.
  async tables() {
    const asked = this.tabled = `/map?${this.state.asked()}`;
    let rows;
    try {
      rows = [...(await written(asked)).querySelectorAll("#tables > *")];
      if (!rows.length) throw new Error("the answer has none.");
    } catch (error) {
      rows = [document.createElement("p")];
      rows[0].textContent = `The tables can't be shown: ${error.message}`;
    }
    if (this.tabled !== asked) return;
    const within = find("tables").contains(document.activeElement) && document.activeElement;
    find("tables").replaceChildren(...rows);
    if (within) same(within)?.focus({ preventScroll: true });
  }

  recolour() {
    this.colour = symbols.palette();
    this.map.setStyle(style(this.base, this.marks(), this.colour), { diff: false });
    this.legend();
  }

  legend() {
    for (const canvas of document.querySelectorAll("canvas.key")) symbols.key(canvas, this.colour);
  }

  async filtered() {
    const counted = got(`/map/timeline.json?${this.state.asked()}`).catch((error) => error);
    await this.show(this.state.form.elements.at.value || this.state.at);
    const timeline = await counted;
    if (timeline instanceof Error) say("map-note", `${find("map-note").textContent} The events over time can't be shown: ${timeline.message}`.trim());
    else this.timeline.fill(timeline, this.state.at, this.shown.around);
  }

  keys() {
    this.legend();
    if (!new URLSearchParams(location.search).has("table")) find("as-table").open = false;
    if (matchMedia("(max-width: 60rem)").matches) find("legend").open = false;
    this.state.form.addEventListener("change", () => this.filtered());
    this.state.form.addEventListener("submit", (submitted) => { submitted.preventDefault(); this.filtered(); });
    find("as-table").addEventListener("toggle", () => { this.state.write(); if (find("as-table").open) this.tables(); });
    atlas.addEventListener("click", (click) => {
      const link = click.target.closest("a[data-place], a[data-event]");
      if (!link || click.metaKey || click.ctrlKey) return;
      click.preventDefault();
      this.choose(link.dataset.place ? { place: link.dataset.place } : { event: link.dataset.event });
      if (this.map && this.chosen && !this.map.getBounds().contains(this.chosen)) this.map.easeTo({ center: this.chosen });
    });
    document.addEventListener("keydown", (pressed) => {
      if (pressed.key === "Escape" && this.cards.isOpen) this.cards.close();
      if (pressed.target.closest("input:not([type=range]), select, textarea") || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
      const does = { ",": () => this.timeline.step(-1), ".": () => this.timeline.step(1), p: () => this.timeline.play() }[pressed.key];
      if (does) { pressed.preventDefault(); does(); }
    });
  }
}

// When what was drawn stands on the screen, before anything that takes long.
const shownOnScreen = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

function loaded(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error(`${address} did not come.`)));
    document.head.append(script);
  });
}

const shown = new Atlas();
shown.begin().then(() => { atlas.dataset.ready = "1"; }, (error) => {
  const bare = atlas.dataset.pictured && !shown.map && !document.createElement("canvas").getContext("webgl2");
  find("map-note").textContent = bare
    ? "This browser can't draw a map that moves (it lacks WebGL): this is a picture of the day. The tables below say the same."
    : `The map can't be drawn: ${error.message} The tables below say the same.`;
  find("as-table").open = true;
  atlas.dataset.failed = error.message;
});
