// Brings what the app asks for later. The build puts this in the place of an import in the glue of wasm-bindgen, whose
// `wasm` are the exports of the app; what comes later needs its memory and its table of functions, and adds to both.
const later = {
  async __wasm_split_load_later(told, data) {
    let isHere = false;
    try {
      const response = await fetch(new URL("./later.wasm", import.meta.url));
      if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
      await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: wasm });
      isHere = true;
    } catch (error) {
      console.warn(error);
    }
    wasm.__indirect_function_table.get(told)(data, isHere);
  },
};
