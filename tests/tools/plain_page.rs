//! Prints the page as it stands without the app; the build puts it into `index.html` (see `page.mjs`).

use std::{error::Error, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let atlas = heartland_data::author::load(Path::new("data"))
        .map_err(|_| "the report cannot be read; `make check` says why")?;
    print!("{}", heartland::markup::plain_page(&atlas));
    Ok(())
}
