//! The schema of one table (Frictionless Table Schema, as far as the package uses it).

use serde::Deserialize;
use serde::de::IgnoredAny;

/// A table: its file and its columns.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Resource {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) schema: Schema,
    /// Columns that every other language needs a text for.
    #[serde(default, rename = "heartland:translate")]
    pub(crate) translate: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Schema {
    pub(crate) fields: Vec<Field>,
    #[serde(default)]
    pub(crate) primary_key: Vec<String>,
    #[serde(default)]
    pub(crate) foreign_keys: Vec<ForeignKey>,
    #[serde(default)]
    pub(crate) missing_values: Vec<String>,
}

/// A column. What the standard knows and nothing here reads is let through; what it does not know is refused, so that no slip
/// of the hand switches a constraint off.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    pub(crate) name: String,
    #[serde(default, rename = "title")]
    _title: IgnoredAny,
    #[serde(default, rename = "example")]
    _example: IgnoredAny,
    #[serde(default, rename = "rdfType")]
    _rdf_type: IgnoredAny,
    pub(crate) r#type: FieldType,
    #[serde(default)]
    pub(crate) format: FieldFormat,
    #[serde(default)]
    pub(crate) description: String,
    #[serde(default)]
    pub(crate) constraints: Constraints,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FieldType {
    String,
    Integer,
    Number,
    Boolean,
}

/// What a text is, beyond being one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FieldFormat {
    #[default]
    Default,
    /// An address on the web.
    Uri,
}

/// Constraints on a cell. One that is not checked here is refused, so that none stands in the schema in vain.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Constraints {
    pub(crate) required: bool,
    pub(crate) unique: bool,
    pub(crate) r#enum: Vec<String>,
    pub(crate) pattern: Option<String>,
    pub(crate) minimum: Option<f64>,
    pub(crate) maximum: Option<f64>,
    pub(crate) exclusive_minimum: Option<f64>,
}

/// A column whose cells are ids of another table.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "WrittenKey")]
pub(crate) struct ForeignKey {
    pub(crate) column: String,
    pub(crate) resource: String,
}

#[derive(Deserialize)]
struct WrittenKey {
    fields: [String; 1],
    reference: WrittenReference,
}

#[derive(Deserialize)]
struct WrittenReference {
    resource: String,
    #[serde(rename = "fields")]
    _fields: [IdColumn; 1],
}

/// Foreign keys point at ids only.
#[derive(Deserialize)]
enum IdColumn {
    #[serde(rename = "id")]
    Id,
}

impl From<WrittenKey> for ForeignKey {
    fn from(written: WrittenKey) -> Self {
        let [column] = written.fields;
        Self { column, resource: written.reference.resource }
    }
}

impl Resource {
    /// Position of a column in the schema.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.schema.fields.iter().position(|field| field.name == name)
    }

    /// The table that a column's cells are ids of.
    pub(crate) fn target(&self, column: &str) -> Option<&str> {
        self.schema.foreign_keys.iter().find(|key| key.column == column).map(|key| key.resource.as_str())
    }

    /// The header as the file has it.
    pub(crate) fn header(&self) -> String {
        let names: Vec<&str> = self.schema.fields.iter().map(|field| field.name.as_str()).collect();
        names.join(",")
    }
}
