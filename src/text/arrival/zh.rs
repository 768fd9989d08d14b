//! Simplified Chinese.

pub(super) const TEXTS: super::ArrivalTexts = super::ArrivalTexts {
    coming: "正在加载说明文字…",
    overdue: "部分说明文字尚未加载，页面将继续尝试。",
};
