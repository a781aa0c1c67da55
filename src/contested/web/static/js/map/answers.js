// What the server answers, as data and as pages. An answer that does not come, or is none, is an error that says why.

export async function got(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? `${address}: ${answer.status}`);
  return answer.json();
}

// A page, or a piece of one. The server has escaped every word of it.
export async function written(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok) throw new Error(page.querySelector("h1")?.textContent ?? `${address}: ${answer.status}`);
  return page;
}
