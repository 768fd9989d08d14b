//! English.

use super::DossierTexts;

pub(super) const TEXTS: DossierTexts = DossierTexts {
    cite: "Cite",
    copy_as: "Copy {form}",
    plain_form: "text",
    operations: [
        "Sum of",
        "Difference of",
        "Product of",
        "Ratio of",
        "Share of the first in the second",
        "Mean of",
    ],
    trade: "{measure} with {counterpart}, {period}: {value}",
    member_of: "member of {list}",
    clause_mark: "; ",
    stop: ".",
    gap: " ",
};
