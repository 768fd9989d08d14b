// Brings the parts of the app that come after its first file. The build puts this in the place of an import in the glue of
// wasm-bindgen, whose `wasm` are the exports of the first file; each part needs its memory and its table of functions, and adds
// to both. What comes last also calls functions of the views.
const parts = {
  __wasm_split_load_views: (told, data) => tell(bringViews(), told, data),
  __wasm_split_load_later: (told, data) => tell(bringViews().then(() => bring("./later.wasm")), told, data),
};
let views;
function bringViews() {
  views ??= bring("./views.wasm").catch((error) => {
    // Whoever wants them next asks anew.
    views = undefined;
    throw error;
  });
  return views;
}
async function bring(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  const imports = { __wasm_split: wasm, app: wasm };
  const streamed = (response.headers.get("content-type") ?? "").startsWith("application/wasm");
  if (streamed) await WebAssembly.instantiateStreaming(response, imports);
  else await WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
async function tell(coming, told, data) {
  let isHere = false;
  try {
    await coming;
    isHere = true;
  } catch (error) {
    console.warn(error);
  }
  wasm.__indirect_function_table.get(told)(data, isHere);
}
