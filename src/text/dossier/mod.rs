//! Words of the dossier that came with citations and computed figures.

/// Words of the dossier in one language.
#[derive(Clone, Copy, Debug)]
pub struct DossierTexts {
    /// Opens the citations of a figure, or of the report.
    pub(crate) cite: &'static str,
    /// Copies a citation as `{form}`.
    pub(crate) copy_as: &'static str,
    /// How a figure is computed, in the order of the operations: sum, difference, product, ratio, percent, mean.
    pub(crate) operations: [&'static str; 6],
    /// `{measure}`, `{counterpart}`, `{period}`, `{value}`.
    pub(crate) trade: &'static str,
    /// `{list}` of organisations.
    pub(crate) member_of: &'static str,
    /// Between clauses.
    pub(crate) clause_mark: &'static str,
    /// After the last clause.
    pub(crate) stop: &'static str,
}

static EN: DossierTexts = DossierTexts {
    cite: "Cite",
    copy_as: "Copy {form}",
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
};

static ZH: DossierTexts = DossierTexts {
    cite: "引用",
    copy_as: "复制{form}",
    operations: [
        "以下各项之和",
        "以下两项之差",
        "以下各项之积",
        "以下两项之比",
        "前一项占后一项的比重",
        "以下各项的平均值",
    ],
    trade: "{measure}（{counterpart}，{period}）：{value}",
    member_of: "成员身份：{list}",
    clause_mark: "；",
    stop: "。",
};

static RU: DossierTexts = DossierTexts {
    cite: "Цитировать",
    copy_as: "Копировать {form}",
    operations: ["Сумма", "Разность", "Произведение", "Отношение", "Доля первого во втором", "Среднее"],
    trade: "{measure} ({counterpart}, {period}): {value}",
    member_of: "состоит в организациях: {list}",
    clause_mark: "; ",
    stop: ".",
};

/// The words of the dossier in a language; English where there are none.
pub fn dossier_texts(tag: &str) -> &'static DossierTexts {
    match tag {
        "zh" => &ZH,
        "ru" => &RU,
        _ => &EN,
    }
}
