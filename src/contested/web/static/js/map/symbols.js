// The signs of places and events, drawn on small canvases: the same for the map and for its legend.

const SIZE = 28, CENTRE = SIZE / 2, RADIUS = 8.5;
export const RATIO = 2;
export const HARMS = [0.72, 0.9, 1.2, 1.55, 2];
const STEPS = [1, 10, 50, 200];

// How large an event is drawn by the killed and wounded.
export function sizeOf(harm) {
  return HARMS[STEPS.filter((least) => (harm ?? 0) >= least).length];
}

// The colours of the page, by name, as they are now (light or dark).
export function palette() {
  const given = getComputedStyle(document.documentElement);
  return (name) => given.getPropertyValue(`--map-${name}`).trim() || "#808080";
}

export function sideColour(colour, side) {
  return colour(side >= 0 && side < 8 ? `side-${side}` : "side-none");
}

// The sign that a name stands for: "place/STATE/SIDES/FLAGS" or "event/TYPE/COUNT".
export function canvasOf(name, colour) {
  const [kind, first, second, flags] = name.split("/");
  if (kind === "place") return drawn((pen) => place(pen, colour, first, second.split(",").map(Number), flags));
  if (kind === "event") return drawn((pen) => event(pen, colour, Number(first), Number(second)));
  return null;
}

// The same as pixels.
export function picture(name, colour) {
  const canvas = canvasOf(name, colour);
  return canvas && pencil(canvas).getImageData(0, 0, canvas.width, canvas.height);
}

function drawn(draw) {
  const canvas = new OffscreenCanvas(SIZE * RATIO, SIZE * RATIO);
  const pen = pencil(canvas);
  pen.scale(RATIO, RATIO);
  draw(pen);
  return canvas;
}

// Signs are small: a canvas of the graphics card takes longer to be made than they to be drawn, and hands its pixels over
// slowly.
const pencil = (canvas) => canvas.getContext("2d", { willReadFrequently: true });

function outline(pen, area, radius = RADIUS) {
  pen.beginPath();
  if (area) pen.roundRect(CENTRE - radius, CENTRE - radius, 2 * radius, 2 * radius, 3);
  else pen.arc(CENTRE, CENTRE, radius, 0, 2 * Math.PI);
}

function place(pen, colour, state, sides, flags) {
  const area = flags.includes("a"), paper = colour("paper"), colours = sides.map((side) => sideColour(colour, side));
  const first = colours[0] ?? sideColour(colour, -1);
  pen.globalAlpha = flags.includes("s") ? 0.42 : 1;
  outline(pen, area, RADIUS + 1.5);
  pen.fillStyle = paper;
  pen.fill();
  outline(pen, area);
  if (state === "held") pen.fillStyle = first;
  if (state !== "not held") pen.fill();
  if (state === "contested") hatched(pen, area, colours.length > 1 ? colours : [first, paper]);
  outline(pen, area, state === "claimed" ? RADIUS - 1.2 : RADIUS);
  pen.lineWidth = state === "claimed" ? 3.4 : state === "not held" ? 2 : 1.2;
  pen.strokeStyle = state === "claimed" || state === "not held" ? first : colour("edge");
  if (state === "not held") pen.setLineDash([3, 2.2]);
  pen.stroke();
  pen.setLineDash([]);
  if (state === "claimed") edge(pen, area, colour);
  if (state === "not held") bar(pen, first);
  if (flags.includes("b")) ring(pen, colour);
}

function hatched(pen, area, colours) {
  pen.save();
  outline(pen, area);
  pen.clip();
  pen.translate(CENTRE, CENTRE);
  pen.rotate(-Math.PI / 4);
  const width = colours.length > 2 ? 2.9 : 3.6;
  for (let n = 0, x = -SIZE / 2; x < SIZE / 2; n += 1, x += width) {
    pen.fillStyle = colours[n % colours.length];
    pen.fillRect(x, -SIZE / 2, width + 0.3, SIZE);
  }
  pen.restore();
}

function edge(pen, area, colour) {
  outline(pen, area, RADIUS + 0.4);
  pen.lineWidth = 0.9;
  pen.strokeStyle = colour("edge");
  pen.stroke();
}

function bar(pen, colour) {
  pen.beginPath();
  pen.moveTo(CENTRE - 5.5, CENTRE + 5.5);
  pen.lineTo(CENTRE + 5.5, CENTRE - 5.5);
  pen.lineWidth = 2.2;
  pen.strokeStyle = colour;
  pen.stroke();
}

function ring(pen, colour) {
  outline(pen, false, RADIUS + 3.6);
  pen.setLineDash([2.6, 2]);
  pen.lineWidth = 1.8;
  pen.strokeStyle = colour("edge");
  pen.stroke();
  pen.setLineDash([]);
}

// Shapes by event type, in the order of the codebook: corners as [angle in degrees, distance].
const star = (points, inner, from = -90) => Array.from({ length: 2 * points }, (_, n) => [from + (180 / points) * n, n % 2 ? inner : 1]);
const even = (corners, from) => Array.from({ length: corners }, (_, n) => [from + (360 / corners) * n, 1]);
const SHAPES = [star(4, 0.34, -45), star(8, 0.55), even(3, -90), even(4, -45), even(4, -90), even(5, -90)];

function event(pen, colour, type, count) {
  const corners = SHAPES[type] ?? even(6, 0);
  pen.beginPath();
  for (const [angle, far] of corners) {
    const radians = (angle * Math.PI) / 180;
    pen.lineTo(CENTRE + 8 * far * Math.cos(radians), CENTRE + 8 * far * Math.sin(radians));
  }
  pen.closePath();
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = colour("paper");
  pen.stroke();
  pen.fillStyle = colour("event");
  pen.fill();
  if (count > 1) badge(pen, colour, count > 99 ? "99+" : String(count));
}

function badge(pen, colour, text) {
  pen.font = "bold 9px sans-serif";
  const width = pen.measureText(text).width + 5;
  pen.beginPath();
  pen.roundRect(SIZE - width - 0.5, 0.5, width, 11, 5);
  pen.fillStyle = colour("paper");
  pen.fill();
  pen.lineWidth = 1;
  pen.strokeStyle = colour("event");
  pen.stroke();
  pen.fillStyle = colour("event");
  pen.textAlign = "center";
  pen.fillText(text, SIZE - width / 2 - 0.5, 9);
}

// Draw one key of the legend.
export function key(canvas, colour) {
  const { kind, state, side, flags } = canvas.dataset;
  const pen = pencil(canvas);
  pen.setTransform(RATIO, 0, 0, RATIO, 0, 0);
  pen.clearRect(0, 0, SIZE, SIZE);
  if (kind === "place") place(pen, colour, state, side.split(",").map(Number), flags);
  if (kind === "event") event(pen, colour, Number(state), 1);
  if (kind === "size") sized(pen, colour, HARMS[Number(state)]);
  if (kind === "line") sample(pen, colour, state);
}

function sized(pen, colour, size) {
  const scale = size * 0.75;
  pen.translate(CENTRE, CENTRE);
  pen.scale(scale, scale);
  pen.translate(-CENTRE, -CENTRE);
  event(pen, colour, 1, 1);
}

function sample(pen, colour, state) {
  pen.beginPath();
  pen.moveTo(1, CENTRE);
  pen.lineTo(SIZE - 1, CENTRE);
  pen.lineWidth = state === "unit" ? 1 : 2;
  pen.strokeStyle = colour(state === "unit" ? "unit" : "border");
  if (state === "disputed") pen.setLineDash([4, 4]);
  pen.stroke();
  pen.setLineDash([]);
}
