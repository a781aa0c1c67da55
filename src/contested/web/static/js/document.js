// A claim's mark and its line in the margin light up together, by mouse and by keyboard.
const lines = new Map([...document.querySelectorAll("[data-claim]")].map((line) => [line.dataset.claim, line]));

function light(mark, on) {
  for (const id of mark.dataset.claims.split(" ")) lines.get(id)?.classList.toggle("lit", on);
}

for (const mark of document.querySelectorAll("mark[data-claims]")) {
  for (const [name, on] of [["mouseenter", true], ["focusin", true], ["mouseleave", false], ["focusout", false]]) {
    mark.addEventListener(name, () => light(mark, on));
  }
}

// The whole evidence of the claim that the address names, which may lie in several pieces.
function aim() {
  const id = decodeURIComponent(location.hash.slice(1));
  for (const mark of document.querySelectorAll("mark[data-claims]")) {
    mark.classList.toggle("aim", mark.dataset.claims.split(" ").includes(id));
  }
}

addEventListener("hashchange", aim);
aim();
