//! Writes the page as it stands without the app into a built `index.html`: `plain_page FOLDER`.

use std::{env, error::Error, fs, path::Path};

/// What the page has in the place of the atlas.
const MARK: &str = "@plain-page@";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("name the folder of index.html")?;
    let file = Path::new(&folder).join("index.html");
    let atlas = heartland_data::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/atlas.bin")))?;
    let html = fs::read_to_string(&file)?;
    let (before, after) = html.split_once(MARK).ok_or("index.html has no place for the atlas")?;
    fs::write(&file, [before, &heartland::markup::plain_page(&atlas), after].concat())?;
    Ok(())
}
