# shellcheck shell=bash disable=SC2034
# Sourced, never run: where the project's tools are and which versions it wants. Installs nothing.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Each version is written in one place, where the tool itself or its registry client reads it.
TRUNK_VERSION=$(sed -n 's/^trunk-version = "[^0-9]*\(.*\)"$/\1/p' "$ROOT/Trunk.toml")
WASM_OPT_VERSION=$(sed -n 's/^wasm_opt = "version_\(.*\)"$/\1/p' "$ROOT/Trunk.toml")
WASM_SPLIT_VERSION=0.2.4
WASM_BINDGEN_VERSION=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$ROOT/Cargo.lock")

# Tools built for the project live outside the tree, one folder a version, so that a fresh clone and `make clean`
# keep them and no other project's versions are replaced. HEARTLAND_TOOLS moves them.
TOOLS=${HEARTLAND_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/heartland-tools}
TRUNK_HOME=$TOOLS/trunk-$TRUNK_VERSION
WASM_BINDGEN_HOME=$TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION
WASM_SPLIT_HOME=$TOOLS/wasm-split-$WASM_SPLIT_VERSION
DEBIAN_RUST=$TOOLS/debian-rust
VENV=$TOOLS/data-package-$(cksum <"$ROOT/tests/tools/requirements.txt" | tr ' ' -)

has() { command -v "$1" >/dev/null 2>&1; }

# Whether a command prints a version: `is_version VERSION COMMAND ARGUMENT...`
is_version() {
  local version=$1
  shift
  [[ " $("$@" 2>/dev/null | head -n 1) " == *[\ v]"$version"[\ -]* ]]
}

for folder in "$HOME/.cargo/bin" "$WASM_BINDGEN_HOME/bin" "$WASM_SPLIT_HOME/bin" "$TRUNK_HOME/bin"; do
  [[ ! -d $folder || :$PATH: == *:$folder:* ]] || PATH=$folder:$PATH
done
PATH=$ROOT/tests/node_modules/.bin:$PATH
export PATH

# Trunk asks its registry for news at every start otherwise.
export TRUNK_SKIP_VERSION_CHECK=true
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

# The browser of the tests: CHROMIUM, or the first that is found. Empty: the one that Playwright keeps.
# On Ubuntu, `chromium-browser` is a placeholder for a snap package and cannot be used.
find_chromium() {
  local candidate
  for candidate in chromium google-chrome-stable google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if has "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
}
CHROMIUM=${CHROMIUM:-$(find_chromium)}
export CHROMIUM

# Whether the Rust on PATH can build for the browser as it is.
has_wasm_target() {
  local libraries
  libraries=$(cd "$ROOT" && rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) && [[ -d $libraries ]]
}

# What the app is compiled with: views of one type, which makes it smaller, and no path of this machine in it.
wasm_flags() {
  local flags="--cfg erase_components" folder
  # The folders have to be there to be named.
  (cd "$ROOT" && cargo fetch --quiet --locked)
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    flags+=" --remap-path-prefix=$folder=crates"
  done
  printf '%s' "$flags"
}

# Where the target cannot be had, Debian's own Rust builds the standard library along with the app (see setup.sh).
# Runs a command with whichever of the two can build for the browser.
with_wasm() {
  local CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$(wasm_flags)
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
  if has_wasm_target; then
    "$@"
  else
    PATH=$DEBIAN_RUST:$PATH RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort "$@"
  fi
}
