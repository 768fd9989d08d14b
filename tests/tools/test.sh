#!/usr/bin/env bash
# All of the tests, cheap ones first; stops at the first that fails. The last line counts what passed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
unset MAKEFLAGS MFLAGS MAKELEVEL

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
skipped=0
flaky=0

# `step HEADING TARGET`
step() {
  local began=$SECONDS
  printf '\n### %s (make %s)\n' "$1" "$2"
  if ! make "$2" 2>&1 | tee "$log"; then
    printf '\nFailed after %d s: %s. Again alone: make %s\n' $((SECONDS - began)) "$1" "$2"
    exit 1
  fi
  printf '### %s: %d s\n' "$1" $((SECONDS - began))
}

# Adds up the counts of a runner's closing lines in the log: `count WORD`
count() {
  sed -E $'s/\x1b\\[[0-9;]*[A-Za-z]//g' "$log" | grep -oE "[0-9]+ $1" | awk '{ sum += $1 } END { print sum + 0 }' || true
}

tally() {
  flaky=$((flaky + $(count flaky)))
  passed=$((passed + $(count passed) + $(count flaky)))
  skipped=$((skipped + $(count "$1")))
}

step "Set-up" setup-test
step "Formatting" lint-format
step "Lints, native" lint-native
step "Lints, browser" lint-wasm
step "Native tests" test-native
tally ignored
step "Data" check
step "Data package" test-package
step "Release build and size budget" budget
step "Browser tests" test-browser
tally skipped

printf '\nEverything passed in %d s, %d only when tried again.\n%d passed, 0 failed, %d skipped\n' \
  "$SECONDS" "$flaky" "$passed" "$skipped"
