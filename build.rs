//! Packs `data/` for the page. Anything wrong with the data is an error of the build, all of it at once.

use std::{env, path::Path, process::exit};

fn main() {
    let data = Path::new("data");
    let out = env::var_os("OUT_DIR").map(|dir| Path::new(&dir).join("atlas.bin")).unwrap_or_default();
    println!("cargo::rerun-if-changed=build.rs");
    for file in heartland_data::author::files(data) {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    if let Err(violations) = heartland_data::author::pack_to(data, &out) {
        for violation in &violations {
            eprintln!("{violation}");
            println!("cargo::error={violation}");
        }
        exit(1);
    }
}
