//! Chinese, simplified.

use super::TimelineTexts;

pub(super) const TEXTS: TimelineTexts = TimelineTexts {
    title: "大事记",
    help: "方向键逐条移动，加号和减号缩放，回车选定，Esc返回。",
    months: "报告所述月份",
    years: "全部年份",
    zoom_in: "放大",
    zoom_out: "缩小",
    list: "列表",
    only: "仅{name}",
    number: "大事记第{number}条",
    unnumbered: "其他条目",
    bundle: "{count}条",
    families: ["会晤", "行程", "事件", "协议", "建成", "计划"],
    since: "公开记录",
    play: "播放行程",
    pause: "暂停",
    step: "下一站",
    stop: "第{number}站，共{count}站：{name}，{date}",
    nothing: "没有符合筛选条件的条目。",
};
