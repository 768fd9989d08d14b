//! Simplified Chinese.

use super::DossierTexts;

pub(super) const TEXTS: DossierTexts = DossierTexts {
    cite: "引用",
    copy_as: "复制{form}",
    plain_form: "文本",
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
    gap: "",
};
