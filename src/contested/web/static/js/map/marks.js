// A day's places and events as shapes for the map.
import { sizeOf } from "./symbols.js";

const DAY = 86400000;
// Where the events of each type stand around their place, in degrees.
const ANGLES = [-40, 20, 80, 140, 200, 260, 300];

export const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
export const plus = (day, n) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);

const point = (lon, lat, properties) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] } });

export function places(day) {
  return day.records.map((p, n) => {
    const flags = `${p.stale ? "s" : ""}${p.besieged ? "b" : ""}${p.area ? "a" : ""}`;
    // What is fresh is drawn over what is stale.
    const rank = (p.stale ? 0 : 10000) - n;
    const icon = `place/${p.state}/${p.sides.length ? p.sides.join(",") : -1}/${flags}`;
    return point(p.lon, p.lat, { n, name: p.name, icon, rank: -rank, stale: !!p.stale, layer: "places" });
  });
}

// Events of one type at one place are one sign with their number.
export function events(day) {
  const groups = new Map();
  day.events.forEach((e, n) => {
    const key = `${e.lat},${e.lon},${e.type}`;
    const group = groups.get(key) ?? { type: e.type, lon: e.lon, lat: e.lat, numbers: [], harm: 0, away: Infinity };
    group.numbers.push(n);
    group.harm += e.harm ?? 0;
    if (e.day) group.away = Math.min(group.away, Math.abs(days(day.at, e.day)));
    groups.set(key, group);
  });
  const reach = Math.max(1, day.around);
  return [...groups.values()].map((g) => {
    const size = sizeOf(g.harm), angle = ((ANGLES[g.type] ?? 300) * Math.PI) / 180;
    const far = (13 + 6 * size) / size;
    const near = Math.max(0.45, 1 - (0.55 * Math.min(g.away, reach)) / reach);
    return point(g.lon, g.lat, {
      icon: `event/${g.type}/${g.numbers.length}`, size, near, numbers: g.numbers.join(","),
      offset: [far * Math.cos(angle), far * Math.sin(angle)], layer: "events",
    });
  });
}

export function chosen(at) {
  return at ? [point(at[0], at[1], { layer: "chosen" })] : [];
}

// The corners around most of what there is: a few far away do not count.
export function bounds(day) {
  const fresh = day.records.filter((p) => !p.stale);
  const shown = [...(fresh.length > 3 ? fresh : day.records), ...day.events];
  if (!shown.length) return null;
  const middle = (values) => {
    const sorted = values.sort((a, b) => a - b), cut = Math.floor(sorted.length * 0.04);
    return [sorted[cut], sorted[sorted.length - 1 - cut]];
  };
  const [west, east] = middle(shown.map((p) => p.lon)), [south, north] = middle(shown.map((p) => p.lat));
  return [[west, south], [east, north]];
}

// A place or a group of events in a line of words.
export function told(feature, day) {
  const { n, numbers } = feature.properties;
  return numbers === undefined ? placeTold(day.records[n], day) : eventsTold(String(numbers).split(",").map((i) => day.events[i]), day);
}

function placeTold(p, day) {
  const holders = p.holders.map((i) => day.actors[i][0]).join(", ") || "unknown";
  const how = { held: "held by", claimed: "claimed, not confirmed, by", contested: "contested or told differently:", "not held": "not held by" }[p.state];
  const rest = [p.besieged && "besieged", p.stale && "stale", p.said && `last said for ${p.said}`, `${p.sources} ${p.sources === 1 ? "source" : "sources"}`];
  return `${p.name}: ${how} ${holders}; ${rest.filter(Boolean).join(", ")}`;
}

function eventsTold(found, day) {
  const [e] = found, type = e.sub ?? day.types[e.type] ?? "Event", harm = found.reduce((sum, x) => sum + (x.harm ?? 0), 0);
  const what = found.length > 1 ? `${found.length} × ${day.types[e.type] ?? "events"}` : `${type}, ${e.day ?? "day unknown"}`;
  return `${what}, ${e.place}${harm ? `; ${harm} killed and wounded` : ""}`;
}
