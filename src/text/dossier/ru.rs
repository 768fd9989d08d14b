//! Russian.

use super::DossierTexts;

pub(super) const TEXTS: DossierTexts = DossierTexts {
    cite: "Цитировать",
    copy_as: "Копировать {form}",
    plain_form: "текст",
    operations: ["Сумма", "Разность", "Произведение", "Отношение", "Доля первого во втором", "Среднее"],
    trade: "{measure} ({counterpart}, {period}): {value}",
    member_of: "состоит в организациях: {list}",
    clause_mark: "; ",
    stop: ".",
    gap: " ",
};
