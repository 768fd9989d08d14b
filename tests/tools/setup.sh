#!/usr/bin/env bash
# Installs what is missing and nothing else: `setup.sh build` for the page, `setup.sh test` for the tests as well.
# A second run finds everything in place and takes seconds.
set -euo pipefail

# shellcheck source=tests/tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

say() { printf '\n==> %s\n' "$*"; }
fail() {
  printf '\nSet-up stopped: %s\n' "$*" >&2
  exit 1
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    fail "'$*' needs root. Run it as root, then start again."
  fi
}

# Debian's and Ubuntu's packages; elsewhere, words. `packages WHAT PACKAGE...`
packages() {
  local what=$1
  shift
  has apt-get || fail "$what missing. Install it with your system's package manager, then start again (on Debian: $*)."
  refresh_package_list
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" </dev/null ||
    fail "the packages $* could not be installed."
}

refresh_package_list() {
  [[ -z ${PACKAGE_LIST_IS_FRESH:-} ]] || return 0
  as_root apt-get update -q </dev/null
  PACKAGE_LIST_IS_FRESH=yes
}

# A Rust program from its registry, into a folder of its own. Built for a quick build: what it does here takes seconds.
# `program CRATE VERSION FOLDER OPTION...`
program() {
  local crate=$1 version=$2 folder=$3
  local install=(env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
    cargo install "$crate@$version" --root "$folder" --force "${@:4}")
  "${install[@]}" --locked || {
    say "The locked versions of $crate do not build here: trying the newest that fit"
    "${install[@]}" || fail "$crate $version could not be built; the lines above say why."
  }
}

need_basics() {
  has cargo || fail "Rust is missing. Install it from https://rustup.rs, then start again."
  rustc --version >/dev/null 2>&1 || {
    say "Rust toolchain of rust-toolchain.toml (1-3 minutes)"
    rustup toolchain install || fail "rustup could not install the toolchain that rust-toolchain.toml names."
  }
  if ! has node || ! has npm; then fail "Node.js 20 or newer with npm is missing. Install it, then start again."; fi
  node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' ||
    fail "Node.js 20 or newer is needed; this is $(node --version)."
  has cc || packages "A C compiler is" gcc libc6-dev
}

need_wasm_target() {
  if has_wasm_target || [[ -x $DEBIAN_RUST/rust-lld ]]; then return; fi
  say "WebAssembly target of Rust (under a minute)"
  if has rustup && rustup target add wasm32-unknown-unknown && has_wasm_target; then return; fi
  say "The target cannot be had from here: Debian's Rust, which brings the sources of the standard library (2-4 minutes)"
  has apt-get || fail "run 'rustup target add wasm32-unknown-unknown', then start again."
  refresh_package_list
  local linker
  linker=$(apt-cache search --names-only '^lld-[0-9]+$' | sed 's/ .*//' | sort -t- -k2 -n | tail -n 1)
  packages "Debian's Rust is" rustc-web cargo-web rust-web-src "${linker:-lld}"
  mkdir -p "$DEBIAN_RUST"
  ln -sf /usr/bin/cargo /usr/bin/rustc /usr/bin/rustdoc "$DEBIAN_RUST/"
  # The compiler asks for its linker by this name.
  ln -sf "/usr/bin/${linker:-lld}" "$DEBIAN_RUST/rust-lld"
}

need_trunk() {
  is_version "$TRUNK_VERSION" trunk --version && return
  say "trunk $TRUNK_VERSION, which puts the page together (4-14 minutes, once)"
  program trunk "$TRUNK_VERSION" "$TRUNK_HOME"
}

need_wasm_bindgen() {
  is_version "$WASM_BINDGEN_VERSION" wasm-bindgen --version && return
  say "wasm-bindgen $WASM_BINDGEN_VERSION, the version in Cargo.lock (1-4 minutes, once)"
  program wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "$WASM_BINDGEN_HOME"
}

need_wasm_split() {
  # It tells no version; the folder's name does.
  [[ -x $WASM_SPLIT_HOME/bin/wasm-split-cli ]] && return
  say "wasm-split-cli $WASM_SPLIT_VERSION, which takes the app apart (under a minute, once)"
  program wasm_split_cli_support "$WASM_SPLIT_VERSION" "$WASM_SPLIT_HOME" --features build-binary
}

need_npm_packages() {
  if [[ ! tests/node_modules/.package-lock.json -nt tests/package-lock.json ]]; then
    say "wasm-opt, esbuild, Playwright, Puppeteer, Lighthouse and the checker of HTML from npm (1-2 minutes)"
    # The checker of HTML would download a Java of its own.
    npm ci --prefix tests --no-audit --no-fund --ignore-scripts
    touch tests/node_modules/.package-lock.json
  fi
  is_version "$WASM_OPT_VERSION" wasm-opt --version ||
    fail "wasm-opt on PATH is not version $WASM_OPT_VERSION: Trunk.toml and tests/package.json disagree."
}

need_chromium() {
  [[ -n $CHROMIUM ]] && return
  # The one that Playwright keeps, where it has been brought already.
  (cd tests && node -e 'process.exit(fs.existsSync(require("@playwright/test").chromium.executablePath()) ? 0 : 1)') && return
  say "Chromium for the browser tests (1-2 minutes)"
  if has apt-get; then refresh_package_list; fi
  # Ubuntu has no package of it; Playwright brings its own there.
  if has apt-cache && [[ $(apt-cache policy chromium) == *"Candidate: "[0-9]* ]] && ! grep -q '^ID=ubuntu' /etc/os-release; then
    packages "Chromium is" chromium
  else
    env -u PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD playwright install --with-deps chromium ||
      fail "no Chromium. Install Chromium or Chrome, or name one by CHROMIUM=/path/to/it, then start again."
  fi
}

need_firefox() {
  [[ -e ${FIREFOX:-/usr/bin/firefox-esr} ]] && return
  # Elsewhere, and where there is no package of it, its tests are skipped.
  has apt-cache || return 0
  refresh_package_list
  [[ $(apt-cache policy firefox-esr) == *"Candidate: "[0-9]* ]] || return 0
  say "Firefox ESR for the tests of frames (1-2 minutes)"
  packages "Firefox is" firefox-esr
}

# A font to write the card of the page with.
need_letters() {
  has apt-get || return 0
  [[ -n $(find -L /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
    -name '*.[ot]t[fc]' -print -quit 2>/dev/null) ]] && return
  say "A font for the picture of the page (seconds)"
  packages "A font is" fonts-dejavu-core
}

need_fonts() {
  has fc-list && [[ -n $(fc-list ':lang=zh' family) ]] && return
  has apt-get || return 0
  say "A font with Chinese characters for the browser tests (under a minute)"
  packages "A font with Chinese characters is" fontconfig fonts-noto-cjk
}

need_pdf_reader() {
  has pdftotext && return
  say "pdftotext, which reads what was printed (under a minute)"
  packages "pdftotext is" poppler-utils
}

need_java() {
  has java && return
  # For the W3C's checker of HTML; elsewhere its test is skipped.
  has apt-get || return 0
  say "Java, for the W3C's checker of HTML (under a minute)"
  packages "Java is" default-jre-headless
}

need_nginx() {
  local brotli=/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf
  PATH=$PATH:/usr/sbin has nginx && [[ -e $brotli ]] && return
  # Its example configuration is for Debian's; elsewhere its tests are skipped.
  has apt-get || return 0
  local was_here
  was_here=$(PATH=$PATH:/usr/sbin command -v nginx || true)
  say "nginx, for the tests of its example configuration (under a minute)"
  packages "nginx is" nginx libnginx-mod-http-brotli-static
  # The package starts it on port 80, which nobody has asked for.
  if [[ -z $was_here ]] && has systemctl; then as_root systemctl disable --now nginx >/dev/null 2>&1 || true; fi
}

need_rust_lints() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  say "rustfmt and clippy (under a minute)"
  rustup component add rustfmt clippy || fail "rustfmt and clippy are missing and rustup could not add them."
}

need_data_package_reader() {
  [[ -x $VENV/bin/frictionless ]] && return
  say "frictionless, which reads the data package as others will (under a minute)"
  python3 -c 'import ensurepip, venv' 2>/dev/null || packages "Python 3 is" python3 python3-venv
  rm -rf "$VENV"
  python3 -m venv "$VENV"
  "$VENV/bin/pip" install -q --disable-pip-version-check -r tests/tools/requirements.txt || {
    rm -rf "$VENV"
    fail "the packages of tests/tools/requirements.txt could not be installed."
  }
}

goal=${1:-build}
need_basics
need_wasm_target
need_trunk
# The programs just built are on PATH from here on.
source tests/tools/env.sh
need_wasm_bindgen
need_wasm_split
need_npm_packages
need_letters
if [[ $goal == test ]]; then
  need_rust_lints
  need_data_package_reader
  need_chromium
  need_firefox
  need_fonts
  need_pdf_reader
  need_java
  need_nginx
fi
