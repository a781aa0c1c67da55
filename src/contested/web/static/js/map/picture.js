// The first picture of the map, drawn at once on a plain canvas, while what moves it is still on its way.
import { canvasOf, RATIO } from "./symbols.js";

// Pixels of the whole world at zoom 0, as the map counts them.
const WORLD = 512;
const PADDING = 48, CLOSEST = 8, WIDEST = 1.5;
// The map is a Mercator's: it ends here.
const FARTHEST = 85;
const NOWHERE = { center: [30, 35], zoom: 2.5 };

const east = (lon) => (lon + 180) / 360;
const south = (lat) => (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2;
const north = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

// Where the map stands: as the address has it ("lat,lon,zoom"), else around the corners, in so many pixels.
export function viewOf(address, corners, { clientWidth: width, clientHeight: height }) {
  const [lat, lon, zoom] = (address ?? "").split(",").map(Number);
  if (zoom > 0 && Math.abs(lat) <= FARTHEST && Number.isFinite(lon)) return { center: [lon, lat], zoom };
  if (!corners) return NOWHERE;
  const [[w, s], [e, n]] = corners, x = [east(w), east(e)], y = [south(n), south(s)];
  const room = (pixels, [from, to]) => Math.log2(Math.max(pixels - 2 * PADDING, 1) / (WORLD * Math.max(to - from, 1e-9)));
  const fits = Math.min(room(width, x), room(height, y), CLOSEST);
  return { center: [(x[0] + x[1]) * 180 - 180, north((y[0] + y[1]) / 2)], zoom: Math.max(fits, WIDEST) };
}

// What is given at zooms 3 and 10, between them.
const wide = (low, high, zoom) => low + ((high - low) * (Math.min(Math.max(zoom, 3), 10) - 3)) / 7;

// How large signs are: as the style of the map has it.
function growth(zoom) {
  if (zoom <= 3) return 0.5;
  if (zoom >= 10) return 1.15;
  return zoom < 6 ? 0.5 + 0.1 * (zoom - 3) : 0.8 + 0.0875 * (zoom - 6);
}

export function draw(canvas, view, base, signs, colour) {
  const { clientWidth: width, clientHeight: height } = canvas, dense = window.devicePixelRatio || 1;
  canvas.width = width * dense;
  canvas.height = height * dense;
  // Drawn once: a canvas of the graphics card would take longer to be made.
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.scale(dense, dense);
  pen.lineJoin = pen.lineCap = "round";
  const scale = WORLD * 2 ** view.zoom, left = east(view.center[0]) * scale - width / 2, top = south(view.center[1]) * scale - height / 2;
  const at = ([lon, lat]) => [east(lon) * scale - left, south(lat) * scale - top];
  const sheet = new Sheet(pen, at, width, height);
  pen.fillStyle = colour("sea");
  pen.fillRect(0, 0, width, height);
  const layers = Map.groupBy ? Map.groupBy(base.features, (f) => f.properties.layer) : grouped(base.features);
  const of = (layer) => layers.get(layer) ?? [];
  sheet.fill(of("land"), colour("land"), colour("coast"));
  sheet.line(of("rivers"), colour("river"), wide(0.4, 1.8, view.zoom));
  sheet.fill(of("lakes"), colour("sea"), colour("coast"));
  if (view.zoom >= 4.5) sheet.line(of("units"), colour("unit"), wide(0.3, 1.1, view.zoom));
  sheet.line(of("countries"), colour("border"), wide(0.7, 2, view.zoom));
  pen.setLineDash([4, 4]);
  sheet.line(of("disputed"), colour("border"), wide(0.8, 2, view.zoom));
  pen.setLineDash([]);
  stamped(pen, at, signs, colour, growth(view.zoom));
}

function grouped(features) {
  const found = new Map();
  for (const f of features) found.set(f.properties.layer, [...(found.get(f.properties.layer) ?? []), f]);
  return found;
}

// The signs, those last that are to lie on top.
function stamped(pen, at, signs, colour, size) {
  const made = new Map(), order = (f) => (f.properties.layer === "places" ? f.properties.rank : f.properties.size);
  const kinds = ["places", "events"].map((layer) => signs.filter((f) => f.properties.layer === layer).sort((a, b) => order(a) - order(b)));
  for (const { properties: p, geometry } of kinds.flat()) {
    const icon = made.get(p.icon) ?? canvasOf(p.icon, colour);
    made.set(p.icon, icon);
    if (!icon) continue;
    const grown = size * (p.size ?? 1), side = (icon.width / RATIO) * grown, [dx, dy] = p.offset ?? [0, 0], [x, y] = at(geometry.coordinates);
    pen.globalAlpha = p.near ?? 1;
    pen.drawImage(icon, x + dx * grown - side / 2, y + dy * grown - side / 2, side, side);
  }
  pen.globalAlpha = 1;
}

// Shapes of the earth on a canvas, as far as they lie on it.
class Sheet {
  constructor(pen, at, width, height) {
    Object.assign(this, { pen, at, width, height });
  }

  fill(features, inside, edge) {
    this.path(features);
    this.pen.fillStyle = inside;
    this.pen.fill("evenodd");
    this.pen.lineWidth = 1;
    this.pen.strokeStyle = edge;
    this.pen.stroke();
  }

  line(features, colour, width) {
    this.path(features);
    this.pen.lineWidth = width;
    this.pen.strokeStyle = colour;
    this.pen.stroke();
  }

  path(features) {
    this.pen.beginPath();
    for (const { geometry } of features) for (const run of runs(geometry)) this.run(run);
  }

  // Nothing where all points lie beyond one side; points nearer than half a pixel to the last are passed over.
  run(points) {
    const there = points.map(this.at), xs = there.map((p) => p[0]), ys = there.map((p) => p[1]);
    const beyond = (values, most) => values.every((v) => v < 0) || values.every((v) => v > most);
    if (beyond(xs, this.width) || beyond(ys, this.height)) return;
    let [x, y] = there[0];
    this.pen.moveTo(x, y);
    for (const [nextX, nextY] of there.slice(1)) {
      if (Math.abs(nextX - x) + Math.abs(nextY - y) < 0.5) continue;
      [x, y] = [nextX, nextY];
      this.pen.lineTo(x, y);
    }
  }
}

// The lines or rings of a shape.
function runs({ type, coordinates }) {
  if (type === "LineString") return [coordinates];
  if (type === "MultiLineString" || type === "Polygon") return coordinates;
  return type === "MultiPolygon" ? coordinates.flat() : [];
}
