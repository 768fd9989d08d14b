//! Russian.

use super::LinkTexts;

pub(super) const TEXTS: LinkTexts = LinkTexts {
    blocked: "Этот фрейм не может открывать другие страницы. Скопируйте адрес:",
    selected: "Копирование здесь не разрешено. Адрес выделен.",
};
