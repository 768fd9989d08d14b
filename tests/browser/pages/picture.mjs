// What is drawn on the canvases of the map. These functions run in the page.

/** Whether there is anything on a canvas. */
export const hasInk = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);

/**
 * Of what the map shows within some pixels of a target's middle, the share that has the colour of a token: at least so much of
 * it upon the colour of the land.
 */
export function shareOfInk(target, { token, least, radius }) {
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  const bytes = (token) => {
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(token);
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const land = bytes("--land-focus");
  const way = bytes(token).map((byte, index) => byte - land[index]);
  const isNear = (pixel) => {
    const off = land.map((byte, index) => pixel[index] - byte);
    const share = off.reduce((sum, length, index) => sum + length * way[index], 0) / way.reduce((sum, length) => sum + length ** 2, 0);
    return share >= least && Math.hypot(...off.map((length, index) => length - share * way[index])) < 30;
  };
  const box = target.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2 - radius, box.top + box.height / 2 - radius];
  const side = 2 * radius;
  // As the browser lays them one over the other.
  const picture = Object.assign(document.createElement("canvas"), { width: side, height: side }).getContext("2d");
  for (const canvas of target.closest("[data-map]").querySelectorAll(".map-picture canvas")) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    if (width > 0) picture.drawImage(canvas, left - x, top - y, width, height);
  }
  const { data } = picture.getImageData(0, 0, side, side);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) count += data[at + 3] > 200 && isNear(data.subarray(at, at + 3));
  return count / (side * side);
}
