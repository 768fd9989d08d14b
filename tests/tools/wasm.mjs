// Reading and writing WebAssembly modules, as far as the build has to.

/** A number (LEB128) and where it ends. */
export function numberAt(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

export function bytesOfNumber(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

/** A text and where it ends. */
export function textAt(bytes, at) {
  const [length, start] = numberAt(bytes, at);
  return [bytes.toString("utf8", start, start + length), start + length];
}

/** Sections in their order: the number of each, a custom one's name, and its bytes after that. */
export function sectionsOf(wasm) {
  const found = [];
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const [size, body] = numberAt(wasm, at + 1);
    const [name, start] = id === 0 ? textAt(wasm, body) : [undefined, body];
    found.push({ id, name, bytes: wasm.subarray(start, body + size) });
    at = body + size;
  }
  return found;
}

/** A module of these sections. */
export function moduleOf(sections) {
  const parts = [Buffer.from("\0asm\x01\0\0\0", "latin1")];
  for (const { id, name, bytes } of sections) {
    const title = name === undefined ? [] : [bytesOfNumber(Buffer.byteLength(name)), Buffer.from(name)];
    const body = Buffer.concat([...title, bytes]);
    parts.push(Buffer.from([id]), bytesOfNumber(body.length), body);
  }
  return Buffer.concat(parts);
}
