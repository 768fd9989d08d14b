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

/** A text as a module has it, its length before it. */
export function bytesOfText(text) {
  return Buffer.concat([bytesOfNumber(Buffer.byteLength(text)), Buffer.from(text)]);
}

/** Things as a section has them, their count before them; each of them is bytes, or parts of these. */
export function bytesOfList(things) {
  return Buffer.concat([bytesOfNumber(things.length), ...things.flat()]);
}

/** What a module imports, by its section of imports: from where, the name, the kind (0 is a function), and the bytes of its type. */
export function importsOf(bytes) {
  const found = [];
  let [count, at] = numberAt(bytes, 0);
  for (; count > 0; count -= 1) {
    const [module, afterModule] = textAt(bytes, at);
    const [name, start] = textAt(bytes, afterModule);
    const kind = bytes[start];
    at = start + 1;
    if (kind === 0) at = numberAt(bytes, at)[1];
    else if (kind === 3) at += 2;
    else {
      if (kind === 1) at += 1;
      const isBounded = bytes[at++] & 1;
      at = numberAt(bytes, at)[1];
      if (isBounded) at = numberAt(bytes, at)[1];
    }
    found.push({ module, name, kind, type: bytes.subarray(start + 1, at) });
  }
  return found;
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
    const body = name === undefined ? bytes : Buffer.concat([bytesOfText(name), bytes]);
    parts.push(Buffer.from([id]), bytesOfNumber(body.length), body);
  }
  return Buffer.concat(parts);
}
