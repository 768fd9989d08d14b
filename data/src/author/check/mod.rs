//! What must hold of a package: each file one rule or a family of them.

mod aliases;
mod basis;
mod cells;
mod charts;
mod cities;
mod countries;
mod courses;
mod dates;
mod derivations;
mod detours;
mod events;
mod figures;
mod ids;
mod keys;
mod lengths;
mod locators;
mod memberships;
mod mentions;
mod milestones;
mod misread;
mod names;
mod organisations;
mod parties;
mod positions;
mod references;
mod routes;
mod run;
mod shades;
mod translations;
mod units;
mod words;

pub(crate) use aliases::ALIAS_TARGETS;
pub(crate) use ids::ITEM_TABLES;
pub(crate) use mentions::TARGETS;
pub(crate) use run::check_workbook;
pub(crate) use translations::table_of_language;
