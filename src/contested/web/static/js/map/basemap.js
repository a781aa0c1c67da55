// The basemap: TopoJSON or GeoJSON into layers by name, and the style that draws them in the page's colours.

const LAYERS = ["countries", "units", "disputed", "country_names", "unit_names", "areas"];
const PLAIN = ["Noto Sans", "Liberation Sans", "Arial"];
// A family called so sets the style of the letters; those behind it give their shape.
const SLANTED = ["Arial Italic", "Noto Sans", "Liberation Sans"];
const HEAVY = ["Arial Bold", "Noto Sans", "Liberation Sans"];

// Layers by name, each a GeoJSON collection.
export function decoded(given) {
  return given.type === "Topology" ? ofTopology(given) : ofGeoJson(given);
}

function ofTopology({ arcs, objects, transform: { scale, translate } }) {
  const at = ([x, y]) => [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  const lines = arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => at([(x += dx), (y += dy)]));
  });
  const line = (run) => run.flatMap((n, i) => {
    const arc = n < 0 ? lines[~n].slice().reverse() : lines[n];
    return i ? arc.slice(1) : arc;
  });
  const shapes = {
    Point: (g) => at(g.coordinates),
    LineString: (g) => line(g.arcs),
    MultiLineString: (g) => g.arcs.map(line),
    Polygon: (g) => g.arcs.map(line),
    MultiPolygon: (g) => g.arcs.map((rings) => rings.map(line)),
  };
  const feature = (g) => ({ type: "Feature", properties: g.properties ?? {}, geometry: { type: g.type, coordinates: shapes[g.type](g) } });
  const collection = (o) => ({ type: "FeatureCollection", features: (o.geometries ?? [o]).filter((g) => shapes[g.type]).map(feature) });
  return Object.fromEntries(Object.entries(objects).map(([name, object]) => [name, collection(object)]));
}

// A property "layer" says where a shape belongs; without it points are names of countries, all else is their borders.
function ofGeoJson({ features }) {
  const found = Object.fromEntries(LAYERS.map((name) => [name, { type: "FeatureCollection", features: [] }]));
  for (const feature of features) {
    const named = feature.properties?.layer ?? (feature.properties?.disputed ? "disputed" : null);
    const layer = named ?? (feature.geometry?.type === "Point" ? "country_names" : "countries");
    found[layer]?.features.push(feature);
  }
  return found;
}

// Layers by name put together as one collection: each source that is drawn costs time of its own.
export function gathered(layers) {
  const features = Object.entries(layers).flatMap(([layer, { features: own }]) =>
    own.map((f) => ({ ...f, properties: { ...f.properties, layer } })));
  return { type: "FeatureCollection", features };
}

// The whole style: basemap, then places and events.
export function style(base, marks, colour) {
  const of = (layer) => ["==", ["get", "layer"], layer];
  const line = (id, layer, paint, more = {}) => ({ id, type: "line", source: "base", filter: of(layer), layout: { "line-join": "round", "line-cap": "round" }, paint, ...more });
  const fill = (id, layer, paint) => ({ id, type: "fill", source: "base", filter: of(layer), paint });
  const name = (id, from, layout, paint, more = {}) => ({
    id, type: "symbol", source: from === "places" ? "marks" : "base", filter: of(from), ...more,
    layout: { "text-field": ["get", "name"], "text-font": PLAIN, "text-max-width": 7, "text-padding": 4, ...layout },
    paint: { "text-halo-color": colour("land"), "text-halo-width": 1.4, ...paint },
  });
  const wide = (low, high) => ["interpolate", ["linear"], ["zoom"], 3, low, 10, high];
  return {
    version: 8,
    sources: {
      base: { type: "geojson", data: base, tolerance: 0.5 },
      marks: { type: "geojson", data: marks },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      fill("land", "land", { "fill-color": colour("land"), "fill-outline-color": colour("coast") }),
      line("rivers", "rivers", { "line-color": colour("river"), "line-width": wide(0.4, 1.8) }),
      fill("lakes", "lakes", { "fill-color": colour("sea"), "fill-outline-color": colour("coast") }),
      line("units", "units", { "line-color": colour("unit"), "line-width": wide(0.3, 1.1) }, { minzoom: 4.5 }),
      line("countries", "countries", { "line-color": colour("border"), "line-width": wide(0.7, 2) }),
      line("disputed", "disputed", { "line-color": colour("border"), "line-width": wide(0.8, 2), "line-dasharray": [2, 2] }, { layout: { "line-cap": "butt" } }),
      name("unit-names", "unit_names", { "text-size": ["interpolate", ["linear"], ["zoom"], 6, 10.5, 9, 13], "text-letter-spacing": 0.06 }, { "text-color": colour("unit-name") }, { minzoom: 6.2 }),
      name("area-names", "areas", { "text-font": SLANTED, "text-size": 11 }, { "text-color": colour("country-name") }, { minzoom: 6 }),
      name("country-names", "country_names", {
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 15], "text-transform": "uppercase", "text-letter-spacing": 0.14,
        "symbol-sort-key": ["-", 0, ["coalesce", ["get", "size"], 0]],
      }, { "text-color": colour("country-name") }, { maxzoom: 9 }),
      ...marked(colour, name, of),
    ],
  };
}

const growing = (size) => ["interpolate", ["linear"], ["zoom"], 3, ["*", 0.5, size], 6, ["*", 0.8, size], 10, ["*", 1.15, size]];

function marked(colour, name, of) {
  return [
    {
      id: "places", type: "symbol", source: "marks", filter: of("places"),
      layout: { "icon-image": ["get", "icon"], "icon-size": growing(1), "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "rank"] },
    },
    {
      id: "events", type: "symbol", source: "marks", filter: of("events"),
      layout: {
        "icon-image": ["get", "icon"], "icon-size": growing(["get", "size"]), "icon-offset": ["array", "number", 2, ["get", "offset"]],
        "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "size"],
      },
      paint: { "icon-opacity": ["get", "near"] },
    },
    {
      id: "chosen", type: "circle", source: "marks", filter: of("chosen"),
      paint: { "circle-radius": ["interpolate", ["linear"], ["zoom"], 3, 9, 10, 17], "circle-color": "transparent", "circle-stroke-color": colour("chosen"), "circle-stroke-width": 3 },
    },
    name("place-names", "places", {
      "text-font": HEAVY, "text-size": ["interpolate", ["linear"], ["zoom"], 5, 11, 10, 14], "text-anchor": "top", "text-offset": [0, 0.75],
      "symbol-sort-key": ["get", "rank"],
    }, { "text-color": colour("place-name"), "text-opacity": ["case", ["get", "stale"], 0.65, 1] }, { minzoom: 5 }),
  ];
}
