//! Reading, checking, assembling and packing packages: each test breaks one thing in a sound package and expects exactly
//! the messages that it should cause.
#![cfg(feature = "author")]

#[cfg(test)]
mod aliases;
#[cfg(test)]
mod assembly;
#[cfg(test)]
mod basis;
#[cfg(test)]
mod cells;
#[cfg(test)]
mod charts;
#[cfg(test)]
mod command;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod derivations;
#[cfg(test)]
mod events;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod files;
#[cfg(test)]
mod names;
#[cfg(test)]
mod package;
#[cfg(test)]
mod places;
#[cfg(test)]
mod references;
#[cfg(test)]
mod routes;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod shades;
#[cfg(test)]
mod translations;
