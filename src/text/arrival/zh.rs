//! Simplified Chinese.

pub(super) const TEXTS: super::ArrivalTexts = super::ArrivalTexts {
    coming: "正在加载说明文字…",
    overdue: "部分说明文字尚未加载，页面将继续尝试。",
    part_coming: "正在加载此部分…",
    part_overdue: "此部分尚未加载，页面将继续尝试。",
};
