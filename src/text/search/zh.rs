//! The search in Chinese.

use super::SearchTexts;
use crate::text::Plural;

pub(super) const TEXTS: SearchTexts = SearchTexts {
    label: "搜索图集",
    placeholder: "名称、数字、日期…",
    close: "关闭搜索",
    results: "搜索结果",
    count: Plural { one: "{count}条结果", few: "{count}条结果", many: "{count}条结果" },
    none: "未找到“{text}”。",
    suggest: "可试试名称、报告所写的数字{number}或日期{date}。",
    example: "（{value}）",
    partial: "没有同时包含这些词的内容。最接近的结果：",
    some: "{name}：{all}项中的{count}项",
    kinds: [
        "国家",
        "地点",
        "地图城市",
        "线路",
        "组织",
        "人物",
        "数字",
        "协议",
        "事件",
        "陈述",
        "说明",
        "报告章节",
    ],
    months: [
        "1月 一月",
        "2月 二月",
        "3月 三月",
        "4月 四月",
        "5月 五月",
        "6月 六月",
        "7月 七月",
        "8月 八月",
        "9月 九月",
        "10月 十月",
        "11月 十一月",
        "12月 十二月",
    ],
    sizes: &[(1e12, "万亿"), (1e8, "亿"), (1e4, "万")],
};
