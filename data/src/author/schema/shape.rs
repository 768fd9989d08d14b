//! The schema itself: it speaks of columns and tables that there are.

use super::{PACKAGE_FILE, Resource};
use crate::author::Violation;
use crate::author::nearest::suggestion;
use std::collections::BTreeSet;

/// Tables and columns listed twice, and names in the schema that nothing has: a key or a translation of such a name would
/// never be checked.
pub(crate) fn check_schema(resources: &[&Resource]) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut fault = |what: String, fix: &str| violations.push(Violation::in_file(PACKAGE_FILE, 1, what, fix));
    for of in [|it: &Resource| ("table", it.name.clone()), |it: &Resource| ("file", it.path.clone())] {
        let mut seen = BTreeSet::new();
        for (what, name) in
            resources.iter().map(|resource| of(resource)).filter(|(_, name)| !seen.insert(name.clone()))
        {
            fault(format!("the {what} \"{name}\" stands twice among the resources"), "delete one of them");
        }
    }
    let tables = resources.iter().map(|resource| resource.name.as_str());
    for resource in resources {
        let (name, schema) = (&resource.name, &resource.schema);
        let mut columns = BTreeSet::new();
        for field in schema.fields.iter().filter(|field| !columns.insert(field.name.as_str())) {
            fault(format!("{name} has the field \"{}\" twice", field.name), "delete one of them");
        }
        let keys = schema.foreign_keys.iter();
        let named = (schema.primary_key.iter().map(|column| ("primaryKey", column)))
            .chain(keys.clone().map(|key| ("foreignKeys", &key.column)))
            .chain(resource.translate.iter().map(|column| ("heartland:translate", column)));
        for (place, column) in named.filter(|(_, column)| !columns.contains(column.as_str())) {
            let fix = suggestion(column, columns.iter().copied());
            let what = format!("{place} of {name} names the unknown column \"{column}\"");
            fault(what, fix.as_deref().unwrap_or("correct it, or add the column to fields"));
        }
        for table in keys.map(|key| &key.resource).filter(|table| !tables.clone().any(|it| it == *table)) {
            let fix = suggestion(table, tables.clone());
            let what = format!("foreignKeys of {name} names the unknown table \"{table}\"");
            fault(what, fix.as_deref().unwrap_or("correct it, or add the table to resources"));
        }
        if schema.missing_values.iter().any(|word| !word.is_empty()) {
            fault(
                format!("missingValues of {name} has a word"),
                "write [\"\"]: what is missing is left empty",
            );
        }
    }
    violations
}
