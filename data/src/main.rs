//! The authors' command: checks or packs a package.

use heartland_data::{Atlas, author, model::Language, pack};
use std::io::{Write, stdout};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
usage: heartland-data check [DIR]      say what is wrong with the package in DIR
       heartland-data pack DIR OUT     pack it into the folder OUT

DIR is the directory that holds datapackage.json; without it, the directory `data` of the current one.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["check"] => author::load(Path::new("data")),
        ["check", dir] => author::load(Path::new(dir)),
        ["pack", dir, out] => author::pack_to(Path::new(dir), Path::new(out)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(atlas) => {
            print_summary(&atlas);
            ExitCode::SUCCESS
        }
        Err(violations) => {
            // Who reads only the beginning has closed the pipe by then.
            let mut out = stdout().lock();
            let _ = violations.iter().try_for_each(|violation| writeln!(out, "{violation}"));
            let plural = if violations.len() == 1 { "" } else { "s" };
            eprintln!("{} violation{plural}", violations.len());
            ExitCode::FAILURE
        }
    }
}

fn print_summary(atlas: &Atlas) {
    let points = atlas.routes.rows().iter().map(|route| route.points.len()).sum();
    let places = atlas.events.rows().iter().map(|event| event.places.len()).sum();
    let participants = atlas.events.rows().iter().map(|event| event.participants.len()).sum();
    let counts = [
        ("sections", atlas.sections.len()),
        ("sources", atlas.sources.len()),
        ("units", atlas.units.len()),
        ("measures", atlas.measures.len()),
        ("countries", atlas.countries.len()),
        ("cities", atlas.cities.len()),
        ("waters", atlas.waters.len()),
        ("places", atlas.places.len()),
        ("organisations", atlas.organisations.len()),
        ("memberships", atlas.memberships.len()),
        ("people", atlas.people.len()),
        ("routes", atlas.routes.len()),
        ("route points", points),
        ("milestones", atlas.milestones.len()),
        ("deals", atlas.deals.len()),
        ("events", atlas.events.len()),
        ("event places", places),
        ("participants", participants),
        ("figures", atlas.figures.len()),
        ("statements", atlas.statements.len()),
        ("notes", atlas.notes.len()),
        ("mentions", atlas.mentions.len()),
        ("charts", atlas.charts.len()),
        ("chart series", atlas.chart_series.len()),
        ("shades", atlas.shades.len()),
        ("aliases", atlas.aliases.len()),
        ("shapes", atlas.geometry.countries.len()),
    ];
    let mut lines = vec![atlas.report.title.get(Language::default()).to_owned()];
    lines.extend(counts.map(|(name, count)| format!("{count:>6} {name}")));
    if let Ok(packed) = pack(atlas) {
        let apart: usize = packed.texts.iter().map(|texts| texts.bytes.len()).sum();
        lines.push(format!("{apart:>6} bytes of texts apart"));
        lines.push(format!("{:>6} bytes packed", packed.atlas.len()));
    }
    let mut out = stdout().lock();
    let _ = lines.iter().try_for_each(|line| writeln!(out, "{line}"));
}
