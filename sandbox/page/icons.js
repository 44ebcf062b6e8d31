// Drawings of the page's own, so that nothing depends on the fonts of the machine. Each is drawn in a box of 24.

const SHAPES = {
  menu: "M4 6h16M4 12h16M4 18h16",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
  theme: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  play: "M7 4.5v15l12-7.5z",
  pause: "M7 5v14M17 5v14",
  next: "M5 5v14l9-7zM18 5v14",
  send: "M4 12 21 4l-5 17-4-7zM12 14l9-10",
  eye: "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z",
  direct: "M4 5h16v11H10l-5 4v-4H4z",
  hash: "M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16",
  megaphone: "M4 10v4h3l8 5V5l-8 5zM19 9a4 4 0 0 1 0 6",
  forum: "M4 5h12v8H9l-4 3v-3H4zM18 9h2v8h-1v3l-4-3h-4v-1",
  thread: "M6 4v8a4 4 0 0 0 4 4h9M15 12l4 4-4 4",
  at: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM15.5 8.5v5a2.5 2.5 0 0 0 5 0V12a8.5 8.5 0 1 0-3.4 6.8",
  check: "m5 12.5 4.5 4.5L19 7.5",
  reply: "M4 17V9h14M14 5l4 4-4 4",
  down: "m6 9 6 6 6-6",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  close: "m6 6 12 12M18 6 6 18",
  away: "M9 6H6v12h12v-3M12 6h6v6M18 6l-8 8",
};
const FILLED = new Set(["play", "next"]);
const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of [
    ["viewBox", "0 0 24 24"],
    ["aria-hidden", "true"],
    ["class", `icon ${FILLED.has(name) ? "filled" : ""}`],
  ])
    svg.setAttribute(key, value);
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

// <button data-icon="menu"> in the document gets its drawing here.
export function dress(root) {
  for (const node of root.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
}
