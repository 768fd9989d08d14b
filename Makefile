# `make` alone lists what there is to do. What builds the page, and `make test`, install the tools that they need, once.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

ENV := source tests/tools/env.sh;
PORT ?= 8787

.PHONY: help serve build budget test sizes reproducible check fmt lint lint-format lint-native lint-wasm test-native \
  test-package test-browser screenshots bench judge clean setup setup-test

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: build ## Build the page and serve it on this machine (PORT=8787)
	@node tests/tools/serve.mjs --frames --port $(PORT)

build: setup ## Build the page into dist/, compressed
	@$(ENV) with_wasm trunk build --color auto
	@node tests/tools/pack.mjs $(if $(STRICT),--strict)

budget: ## The same; a page that is larger than its size budget is a failure
	@$(MAKE) build STRICT=1

test: ## Every check and test, cheap ones first; this is what CI runs
	@tests/tools/test.sh

sizes: build ## What the bytes of the app are, by crate and module: of each of its files
	@$(ENV) node tests/tools/sizes.mjs

reproducible: setup ## Build twice, in two folders, and compare every byte (as long as a first build)
	@tests/tools/reproducible.sh

check: ## Check the data: every violation with its file, row, column and remedy
	@$(ENV) cargo run -q --locked -p heartland-data --features author -- check data

fmt: ## Format the Rust code
	@$(ENV) cargo fmt --all

lint: lint-format lint-native lint-wasm ## Format check and lints, natively and for the browser

screenshots: build setup-test ## Pictures of the page into tests/browser/screenshots (PICTURE=1: also README's)
	@$(ENV) node tests/tools/screenshots.mjs $(if $(PICTURE),--picture)

bench: $(if $(findstring ?,$(ONLY)),setup,build setup-test) ## Speed of the page in Chromium, then of the map natively (RUNS=5 CPU=1,4 ONLY=load,click)
	@$(ENV) failed=0; RUNS=$(RUNS) CPU=$(CPU) ONLY='$(ONLY)' node tests/bench/run.mjs || failed=$$?; \
	  [[ $$failed != 2 ]] || exit 2; \
	  $(if $(ONLY),true,cargo bench --locked --bench map); \
	  exit $$failed

judge: build setup-test ## Scores of Lighthouse on a phone, speed among them, and what the W3C's checker of HTML finds
	@$(ENV) node tests/tools/judge.mjs

clean: ## Remove what was built; the tools stay
	@$(ENV) cargo clean -q
	@rm -rf dist tests/browser/test-results tests/browser/screenshots

setup:
	@tests/tools/setup.sh build

setup-test:
	@tests/tools/setup.sh test

lint-format:
	@$(ENV) cargo fmt --all --check

lint-native:
	@$(ENV) cargo clippy --locked --workspace --all-targets --all-features -- -D warnings

# Debian's Rust brings no clippy for the browser: there, the compiler alone has a look.
lint-wasm:
	@$(ENV) if has_wasm_target; then \
	  with_wasm cargo clippy --locked -p heartland --lib --bins --target wasm32-unknown-unknown -- -D warnings; \
	else \
	  with_wasm cargo check --locked -p heartland --lib --bins --target wasm32-unknown-unknown; \
	fi

test-native:
	@$(ENV) cargo test --locked --workspace --all-features

test-package:
	@$(ENV) "$$VENV/bin/frictionless" validate data/datapackage.json

test-browser:
	@[[ -e dist/index.html ]] || { echo "There is no page in dist/ yet: run \`make build\` first." >&2; exit 1; }
	@newer=$$(find src data style index.html build.rs Cargo.* Trunk.toml rust-toolchain.toml tests/tools/*.rs \
	  tests/tools/{alike,app,head,page,wasm}.mjs -type f ! -path '*/__pycache__/*' ! -path 'data/tests/*' \
	  -newer dist/index.html -print -quit); \
	  [[ -z $$newer ]] || { echo "The page in dist/ is older than $$newer: run \`make build\` first." >&2; exit 1; }
	@$(ENV) cd tests/browser && playwright test
