//! English.

use super::LinkTexts;

pub(super) const TEXTS: LinkTexts = LinkTexts {
    blocked: "This frame may not open other pages. Copy the address instead:",
    selected: "Copying is not allowed here. The address is selected.",
};
