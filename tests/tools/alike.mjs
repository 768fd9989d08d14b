// The order of a module's functions. Brotli packs what it has just seen much alike: functions that stand beside those most
// like them take 3 % less of the page. How alike two are is estimated by MinHash (Broder 1997): of two functions, the share of
// equal least hashes is about the share of the runs of bytes that both have.

import { bytesOfList, bytesOfNumber, bytesOfText, importsOf, moduleOf, numberAt, sectionsOf } from "./wasm.mjs";

const SECTION = { custom: 0, imports: 2, code: 10 };
/** Hashes that are compared of each function. */
const HASHES = 128;
/** Bytes in a run. */
const RUN = 4;
/** What a function of twice the length counts less, in hashes. */
const LENGTH_WEIGHT = 0.8;

/** The bodies of a section of code. */
function bodiesOf(code) {
  const bodies = [];
  let [count, at] = numberAt(code, 0);
  for (; count > 0; count -= 1) {
    const [size, start] = numberAt(code, at);
    at = start + size;
    bodies.push(code.subarray(start, at));
  }
  return bodies;
}

/** The least hash of all runs of a body, by each of the hash functions: FNV-1a, stirred in as many ways. */
function leastHashes(body) {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (let at = 0; at + RUN <= body.length; at += 1) {
    let run = 0x811c9dc5;
    for (let next = at; next < at + RUN; next += 1) run = Math.imul(run ^ body[next], 0x01000193);
    for (let way = 0; way < HASHES; way += 1) {
      let hash = Math.imul(run ^ Math.imul(way + 1, 0x9e3779b1), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) >>> 0;
      if (hash < least[way]) least[way] = hash;
    }
  }
  return least;
}

/** The places of bodies in an order in which each is followed by the one that is most like it of those that are left. */
function orderOf(bodies) {
  const hashes = bodies.map(leastHashes);
  const lengths = bodies.map(({ length }) => Math.log2(length));
  const left = [...bodies.keys()];
  const order = left.splice(0, 1);
  while (left.length > 0) {
    const here = order.at(-1);
    let [best, most] = [0, -Infinity];
    left.forEach((other, place) => {
      let alike = -LENGTH_WEIGHT * Math.abs(lengths[here] - lengths[other]);
      for (let way = 0; way < HASHES; way += 1) if (hashes[here][way] === hashes[other][way]) alike += 1;
      if (alike > most) [best, most] = [place, alike];
    });
    order.push(...left.splice(best, 1));
  }
  return order;
}

/** A module whose functions have names that sort in the order in which they pack best; it has no other names. */
export function namedByLikeness(wasm) {
  const sections = sectionsOf(wasm).filter(({ name }) => name !== "name");
  const bytesOf = (wanted) => sections.find(({ id }) => id === wanted).bytes;
  const imported = importsOf(bytesOf(SECTION.imports)).filter(({ kind }) => kind === 0).length;
  const order = orderOf(bodiesOf(bytesOf(SECTION.code)));
  const names = [];
  order.forEach((place, rank) => (names[place] = String(rank).padStart(8, "0")));
  const list = bytesOfList(names.map((name, place) => [bytesOfNumber(imported + place), bytesOfText(name)]));
  // The names of functions are the first kind of names.
  const bytes = Buffer.concat([Buffer.of(1), bytesOfNumber(list.length), list]);
  return moduleOf([...sections, { id: SECTION.custom, name: "name", bytes }]);
}
