// Menus and lists that lie over everything (the browser's top layer), beside what they belong to.

const GAP = 4;
const EDGE = 8;

// Show `node` (an element with the attribute popover) below `rect`, or above it where there is no room below.
export function openBeside(node, rect, { wide = false } = {}) {
  node.showPopover();
  if (wide) node.style.minWidth = `${rect.width}px`;
  const { width, height } = node.getBoundingClientRect();
  const below = innerHeight - rect.bottom - GAP - EDGE;
  const top = below >= height || below >= rect.top ? rect.bottom + GAP : rect.top - GAP - height;
  node.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - EDGE - height))}px`;
  node.style.left = `${Math.max(EDGE, Math.min(rect.left, innerWidth - EDGE - width))}px`;
}

// Call `close` when one presses anywhere else, `moved` when what lies below moves; returns what ends that.
export function watchOutside(nodes, close, moved = () => {}) {
  const away = (event) => nodes.some((node) => node.contains(event.target)) || close();
  const shift = (event) => nodes.some((node) => node.contains(event.target)) || moved();
  document.addEventListener("pointerdown", away, true);
  document.addEventListener("scroll", shift, true);
  addEventListener("resize", moved);
  return () => {
    document.removeEventListener("pointerdown", away, true);
    document.removeEventListener("scroll", shift, true);
    removeEventListener("resize", moved);
  };
}
