//! Chinese, simplified.

use super::PlainTexts;

pub(super) const TEXTS: PlainTexts = PlainTexts {
    missing: "交互部分未运行时，地图不能移动，也无法选择内容；主要表格列于此处。",
    map_description: "等积投影的各国、水域与城镇，其上按报告所述标出：{kinds}。本页表格逐一列出各条线路。",
    tables: "报告中的表格",
    contents: "本页内容",
    routes: "线路",
    chronology: "大事记",
    deals: "协议、贷款与宣言",
    notes: "矛盾与提示",
    sources: "报告以外的来源",
    column_name: "名称",
    column_status: "报告中的状态",
    column_capacity: "输送能力",
    column_place: "在报告中的位置",
    column_date: "日期",
    column_value: "数值",
    column_title: "标题",
    column_publisher: "发布者",
    column_licence: "许可",
};
