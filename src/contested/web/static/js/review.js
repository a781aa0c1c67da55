// Keys for the buttons and fields of review, and the note that conclusions are being drawn anew.
const KEPT = "contested-keys";
const help = document.getElementById("keys");
const toggle = document.querySelector("[data-keys-switch]");

function keysOn() {
  return localStorage.getItem(KEPT) !== "off";
}

function typing(element) {
  return element.closest("input:not([type=checkbox]):not([type=radio]), select, textarea") !== null;
}

function press(key) {
  const field = document.querySelector(`[data-key-focus="${CSS.escape(key)}"]`);
  const button = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (field ?? button)?.[field ? "focus" : "click"]();
  return Boolean(field ?? button);
}

if (toggle) {
  toggle.checked = keysOn();
  toggle.addEventListener("change", () => localStorage.setItem(KEPT, toggle.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (!keysOn() || event.repeat || typing(event.target)) return;
  if (event.key === "?" && help) {
    help.open = !help.open;
    if (help.open) help.querySelector("summary").focus();
    event.preventDefault();
  } else if (event.key.length === 1 && press(event.key)) {
    event.preventDefault();
  }
});

const note = document.querySelector("[data-drawing]");

// What is said again is not read out again.
function say(text) {
  if (note.textContent !== text) note.textContent = text;
}

// An answer that does not come is told, and asked for again.
async function look() {
  let state;
  try {
    const answer = await fetch("/review/state");
    if (!answer.ok) throw new Error(`the answer was ${answer.status}`);
    state = await answer.json();
  } catch (error) {
    say(`How far the drawing is can't be told (${error.message}). Asking again …`);
    setTimeout(look, 2000);
    return;
  }
  if (state.drawing) {
    say("Drawing anew …");
    setTimeout(look, 700);
    return;
  }
  note.dataset.drawing = "no";
  say(state.failed ? `The conclusions could not be drawn anew: ${state.failed}` : "Drawn anew: events, control, tolls and disputes follow your judgement.");
}

if (note?.dataset.drawing === "yes") setTimeout(look, 400);
