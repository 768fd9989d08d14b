//! Prints what the build puts into `index.html` (see `page.mjs`): the notices, the page as it stands without the app, and
//! a rule for its style sheet, with form feeds between.

use std::{error::Error, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let atlas = heartland_data::author::load(Path::new("data"))
        .map_err(|_| "the report cannot be read; `make check` says why")?;
    let tags = atlas.report.languages.iter().map(|tag| &**tag);
    let parts = [
        heartland::markup::notices_markup(tags),
        heartland::markup::plain_page(&atlas),
        heartland::markup::plain_map_style(&atlas),
    ];
    print!("{}", parts.join("\u{c}"));
    Ok(())
}
