//! Simplified Chinese.

use super::LinkTexts;

pub(super) const TEXTS: LinkTexts = LinkTexts {
    blocked: "此框架不能打开其他页面。请改为复制地址：",
    selected: "此处不允许复制。地址已选中。",
};
