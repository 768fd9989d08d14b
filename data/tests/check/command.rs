//! The authors' command: what it prints and how it ends.

use crate::package::Package;
use std::process::Command;

/// Exit code, standard output and standard error.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_heartland-data")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_sound_package_is_summed_up() {
    let package = Package::minimal();
    let (code, out, error) = run(&["check", package.dir.to_str().unwrap()]);
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert!(out.starts_with("Ferries of Astra and Borea\n     3 sections\n"), "{out}");
    assert!(out.ends_with(" bytes packed\n"), "{out}");
}

#[test]
fn violations_are_counted() {
    let package = Package::minimal();
    package.edit("tables/sources.csv", "Harbour survey", "");
    let (code, out, error) = run(&["check", package.dir.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert_eq!(out, "tables/sources.csv:2:title: the cell is empty; fill it in\n");
    assert_eq!(error, "1 violation\n");
}

#[test]
fn packing() {
    let package = Package::minimal();
    let out = package.dir.join("packed");
    std::fs::create_dir(&out).unwrap();
    let (code, ..) = run(&["pack", package.dir.to_str().unwrap(), out.to_str().unwrap()]);
    assert_eq!(code, Some(0));
    assert!(heartland_data::open(&std::fs::read(out.join("atlas.bin")).unwrap()).is_ok());
}

#[test]
fn anything_else_is_told_the_usage() {
    for arguments in [&[][..], &["chekc"], &["pack", "data"], &["check", "a", "b"]] {
        let (code, out, error) = run(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(error.starts_with("usage: "), "{error}");
    }
}
