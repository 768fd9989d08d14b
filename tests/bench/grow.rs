//! Packs the report with many times its routes, as `heartland-data pack` packs it: `grow FACTOR OUT`.

#![allow(clippy::panic, reason = "a bench may stop at what it does not expect")]

mod synthetic;

use heartland_data::{author, pack, pack_finer};
use std::{fs, path::Path};

const SEED: u64 = 20_140_101;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [factor, out] = arguments.as_slice() else { panic!("usage: grow FACTOR OUT") };
    let factor = factor.parse().unwrap_or_else(|error| panic!("{factor}: {error}"));
    let atlas = author::load(Path::new("data")).unwrap_or_else(|violations| panic!("{violations:#?}"));
    let grown = synthetic::with_routes(&atlas, factor, SEED);
    let packed = pack(&grown).unwrap_or_else(|error| panic!("{error}"));
    let out = Path::new(out);
    fs::create_dir_all(out).unwrap_or_else(|error| panic!("{}: {error}", out.display()));
    write(&out.join("atlas.bin"), &packed.atlas);
    // No finer than those of the atlas: it is many routes that are looked at.
    write(&out.join("outlines.bin"), &pack_finer(&packed, &grown.geometry));
    for texts in &packed.texts {
        let tag = grown.report.languages.get(usize::from(texts.language.0)).map_or("", |tag| &**tag);
        write(&out.join(format!("{}-{tag}.bin", texts.kind.as_str())), &texts.bytes);
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
