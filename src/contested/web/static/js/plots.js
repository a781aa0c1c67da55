// The figures of a page drawn from the data that stand beside them; the tables say the same without this.
const { d3, Plot } = globalThis;

const kinds = { counts, spells, bands };
const named = (text) => (text.startsWith("document ") ? "unknown publisher" : text);
const cut = (text, letters) => (text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`);
const short = (text, letters) => cut(named(text), letters);
const figures = (row) => `${row.low.toLocaleString("en")} to ${row.high === null ? "open" : row.high.toLocaleString("en")}`;
const colour = (side) => `var(--map-side-${side ?? "none"})`;
const day = (text) => new Date(`${text}T00:00:00Z`);

// Where the beginnings are the same, what stands at the end tells them apart.
function labels(names, letters) {
  const cuts = names.map((name) => short(name, letters));
  const ends = (name) => `${name.slice(0, Math.ceil(letters / 2) - 1)}…${name.slice(-Math.floor(letters / 2))}`;
  return names.map((name, n) => (name.length > letters && cuts.indexOf(cuts[n]) !== cuts.lastIndexOf(cuts[n]) ? ends(name) : cuts[n]));
}

function draw(figure) {
  const data = JSON.parse(figure.querySelector("script").textContent);
  const width = Math.max(280, Math.floor(figure.clientWidth || figure.parentElement.clientWidth));
  figure.querySelector(".plot, .plot-figure, svg")?.remove();
  const drawn = Plot.plot({ className: "plot", width, style: { fontSize: "12px" }, ariaLabel: figure.dataset.label, ...kinds[figure.dataset.plot](data, width) });
  // A picture to a reader of the screen, who has the table: its parts have no names and no place in the order of tabs.
  drawn.setAttribute("role", "img");
  drawn.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
  drawn.querySelectorAll("a").forEach(leading);
  figure.append(drawn);
}

// A mark that leads somewhere does so by the mouse alone; for the keyboard the table has the link.
function leading(link) {
  const to = link.href.baseVal;
  const marks = [...link.childNodes];
  link.replaceWith(...marks);
  for (const mark of marks) {
    mark.classList.add("leads");
    mark.addEventListener("click", () => { location.href = to; });
  }
}

// How many, by each source: a line from low to high, open ones fading out, a dot at the best.
function counts({ sources, event }, width) {
  const narrow = width < 480;
  const most = d3.max([...sources, event], (row) => Math.max(row.low, row.best ?? 0, row.high ?? 0));
  const end = most * 1.15 || 1;
  const names = sources.map((row) => row.source);
  const closed = sources.filter((row) => row.high !== null);
  const open = sources.filter((row) => row.high === null);
  return {
    height: 56 + 26 * names.length,
    marginLeft: narrow ? 110 : 170,
    marginRight: 20,
    x: { domain: [0, end], label: "people", grid: true, ticks: narrow ? 3 : 5 },
    y: { domain: names, label: null, tickFormat: (name) => short(name, narrow ? 15 : 25), tickSize: 0 },
    marks: [
      Plot.rectX([event], { x1: "low", x2: (row) => row.high ?? end, fill: "var(--band)", fillOpacity: 0.12 }),
      event.best === null ? null : Plot.ruleX([event.best], { stroke: "var(--band)", strokeDasharray: "3 3" }),
      Plot.ruleY(closed, { y: "source", x1: "low", x2: "high", stroke: "var(--band)", strokeWidth: 3 }),
      Plot.ruleY(open, { y: "source", x1: "low", x2: end, stroke: "var(--band)", strokeWidth: 3, strokeDasharray: "2 4" }),
      Plot.tickX(sources, { y: "source", x: "low", stroke: "var(--band)", strokeWidth: 2, inset: 5 }),
      Plot.tickX(closed, { y: "source", x: "high", stroke: "var(--band)", strokeWidth: 2, inset: 5 }),
      Plot.dot(sources.filter((row) => row.best !== null), { y: "source", x: "best", fill: "var(--band)", r: 5 }),
      Plot.text(sources, { y: "source", x: (row) => row.best ?? row.low, text: (row) => (row.best ?? row.low).toLocaleString("en"), dy: -11, fill: "currentColor" }),
    ],
  };
}

// Who held it by the word of each source: bars over the days, hatched where contested, pale where nothing was heard.
function spells({ rows, first, last }, width) {
  const names = [...new Set(rows.map((row) => row.source))];
  const bars = rows.map((row) => ({ ...row, from: day(row.from), heard: day(row.heard), to: day(row.to) }));
  const title = (row) => `${row.says}\n${row.days}\naccording to ${named(row.source)}`;
  const bar = { y: "source", insetTop: 4, insetBottom: 4, href: "href", title };
  const own = (row) => colour(row.side);
  const solid = { holds: 0.9, "partly holds": 0.6, contested: 0.6, besieged: 0.9, unknown: 0.15, "does not hold": 0.06 };
  return {
    height: 64 + 26 * names.length,
    marginTop: 30,
    marginLeft: width < 480 ? 110 : 170,
    marginRight: 16,
    x: { type: "utc", domain: [day(first), day(last)], axis: "both", label: null, grid: true, ticks: width < 480 ? 3 : undefined },
    y: { domain: names, label: null, tickFormat: (name) => short(name, width < 480 ? 15 : 25), tickSize: 0 },
    marks: [
      Plot.barX(bars, { ...bar, x1: "from", x2: "heard", fill: own, fillOpacity: (row) => solid[row.status], stroke: own, strokeWidth: 1.2, rx: 2 }),
      Plot.barX(bars.filter((row) => row.heard < row.to), { ...bar, x1: "heard", x2: "to", fill: own, fillOpacity: (row) => solid[row.status] * 0.3 }),
      hatched(bars.filter((row) => row.status === "contested" || row.status === "besieged")),
    ],
  };
}

// Slanting lines over bars: told apart without colour.
function hatched(rows) {
  return Plot.barX(rows, {
    y: "source", x1: "from", x2: "heard", insetTop: 4, insetBottom: 4, fill: "transparent",
    render(index, scales, values, dimensions, context, next) {
      const drawn = next(index, scales, values, dimensions, context);
      for (const bar of drawn.querySelectorAll("rect")) {
        const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => +bar.getAttribute(name));
        const lines = d3.range(-h, w, 6).map((at) => line(x, y, w, h, at)).join("");
        const path = context.document.createElementNS("http://www.w3.org/2000/svg", "path");
        path.setAttribute("d", lines);
        path.setAttribute("stroke", "var(--paper)");
        path.setAttribute("stroke-width", "1.6");
        path.setAttribute("pointer-events", "none");
        bar.replaceWith(path);
      }
      return drawn;
    },
  });
}

function line(x, y, w, h, at) {
  const [left, right] = [Math.max(0, at), Math.min(w, at + h)];
  return right > left ? `M${x + left},${y + h - (left - at)}L${x + right},${y + h - (right - at)}` : "";
}

// Sums from low to high, by month as a band over time, by anything else as lines below each other.
function bands({ rows, by }, width) {
  const high = (row) => row.high ?? row.shown;
  const narrow = width < 480;
  const most = d3.max(rows, (row) => Math.max(row.low, row.best ?? 0, row.high ?? 0)) * 1.1 || 1;
  // By their place in the list: two may bear one name.
  const shown = rows.map((row, line) => ({ ...row, line, shown: most, open: row.high === null }));
  // A few sums far above the rest would flatten all others.
  const middle = d3.median(rows, (row) => row.best ?? row.low) || 1;
  const scale = most > 60 * middle ? { type: "symlog", constant: Math.max(1, middle / 4), label: "people, logarithmic" } : { label: "people" };
  const title = (row) => `${row.name}: ${figures(row)}${row.best === null ? "" : `, best ${row.best.toLocaleString("en")}`}`;
  if (by === "month") return months(shown, high, most, title, width, scale);
  const names = labels(shown.map((row) => row.name), narrow ? 15 : 25);
  return {
    height: 50 + 24 * shown.length,
    marginLeft: narrow ? 110 : 170,
    marginRight: 20,
    x: { domain: [0, most], grid: true, ...scale, ...ticks(scale, most, narrow ? 3 : 5) },
    y: { type: "band", domain: d3.range(shown.length), label: null, tickFormat: (line) => names[line], tickSize: 0 },
    marks: [
      Plot.barX(shown.filter((row) => !row.open), { y: "line", x1: "low", x2: high, fill: "var(--band)", fillOpacity: 0.4, insetTop: 4, insetBottom: 4, href: "href", title }),
      Plot.ruleY(shown.filter((row) => row.open), { y: "line", x1: "low", x2: high, stroke: "var(--band)", strokeOpacity: 0.7, strokeWidth: 1.5, strokeDasharray: "1 4" }),
      Plot.tickX(shown, { y: "line", x: "low", stroke: "var(--band)", strokeWidth: 3, insetTop: 4, insetBottom: 4 }),
      Plot.dot(shown.filter((row) => row.best !== null), { y: "line", x: "best", fill: "var(--band)", r: 3.5, href: "href", title }),
    ],
  };
}

// Round figures for the axis: on a logarithmic one powers of ten.
function ticks(scale, most, few) {
  if (!scale.type) return { ticks: few };
  const powers = d3.range(0, Math.log10(most)).map((n) => 10 ** n).filter((n) => n >= scale.constant);
  return { ticks: [0, ...powers], tickFormat: d3.format(",") };
}

function months(rows, high, most, title, width, scale) {
  const months = rows.filter((row) => row.key).map((row) => ({ ...row, at: day(`${row.key}-01`) }));
  const next = (at) => d3.utcMonth.offset(at, 1);
  const middle = (row) => new Date((+row.at + +next(row.at)) / 2);
  const across = { x1: "at", x2: (row) => next(row.at), insetLeft: 0.5, insetRight: 0.5 };
  return {
    height: Math.min(360, Math.max(220, width * 0.45)),
    marginLeft: 72,
    x: { type: "utc", label: null },
    y: { domain: [0, most], grid: true, ...scale, ...ticks(scale, most, 5) },
    marks: [
      Plot.rectY(months.filter((row) => !row.open), { ...across, y1: "low", y2: high, fill: "var(--band)", fillOpacity: 0.4, href: "href", title }),
      Plot.ruleX(months.filter((row) => row.open), { x: middle, y1: "low", y2: high, stroke: "var(--band)", strokeOpacity: 0.7, strokeWidth: 1.5, strokeDasharray: "1 4" }),
      Plot.ruleY(months, { ...across, y: "low", stroke: "var(--band)", strokeWidth: 3 }),
      Plot.dot(months.filter((row) => row.best !== null), { x: middle, y: "best", fill: "var(--band)", r: 3, href: "href", title }),
      Plot.ruleY([0]),
    ],
  };
}

const drawAll = () => document.querySelectorAll("figure[data-plot]").forEach(draw);
document.querySelectorAll("figure[data-plot]").forEach((figure) => figure.classList.add("ready"));
drawAll();
let waiting;
addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(drawAll, 150); });
