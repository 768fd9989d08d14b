//! `datapackage.json`: what the tables may hold.

mod parse;
mod resource;
mod settings;
mod shape;

pub(crate) use parse::{PACKAGE_FILE, Package, package_from_dir};
pub(crate) use resource::{Field, FieldFormat, FieldType, Resource};
pub(crate) use settings::{ReportSettings, Settings, Wording, check_settings, is_address};
pub(crate) use shape::check_schema;
