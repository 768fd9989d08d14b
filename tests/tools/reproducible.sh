#!/usr/bin/env bash
# Builds the page here, and again from the same files in a folder elsewhere with nothing built before; every file has to be
# the same, byte for byte. Takes as long as a first build.
set -euo pipefail

# shellcheck source=tests/tools/env.sh
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

sums() { (cd "$1/dist" && find . -type f | LC_ALL=C sort | xargs -r sha256sum); }

# Files as they are now, also those that are not committed yet, and none that is deleted.
git ls-files -z --cached --others --exclude-standard |
  while IFS= read -r -d '' file; do if [[ -e $file ]]; then printf '%s\0' "$file"; fi; done |
  xargs -0 cp -p --parents -t "$copy"
ln -s "$ROOT/tests/node_modules" "$copy/tests/node_modules"

for folder in "$ROOT" "$copy"; do
  printf '\n==> Building in %s\n' "$folder"
  (cd "$folder" && with_wasm env -u CARGO_TARGET_DIR trunk build && node tests/tools/pack.mjs)
done

sums "$ROOT" >"$copy/one"
sums "$copy" >"$copy/other"
[[ -s $copy/one ]] || { echo "There is no file to compare." >&2; exit 1; }
if ! diff "$copy/one" "$copy/other"; then
  printf '\nThe two builds differ in the files above.\n' >&2
  exit 1
fi
printf '\nBoth builds gave the same %d files.\n' "$(wc -l <"$copy/one")"
