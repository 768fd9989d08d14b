//! Chinese, simplified.

use super::{Plural, SentenceTexts};
use heartland_data::model::RouteKind;

const fn only(form: &'static str) -> Plural {
    Plural { one: form, few: form, many: form }
}

pub(super) const TEXTS: SentenceTexts = SentenceTexts {
    from_to: "从{from}到{to}",
    by_way: "途经{list}",
    within: "全线位于{name}",
    capacity: "输送能力{list}",
    qualified: "{value}（{how}）",
    length: "长度{value}",
    drawn: "图上约{value}公里",
    here: "经过此地的有{list}",
    building: "在建{list}",
    proposed: "拟建{list}",
    turned_down: "被否决的有{list}",
    routes: |kind| match kind {
        RouteKind::Gas => only("{count}条天然气管道"),
        RouteKind::Oil => only("{count}条原油管道"),
        RouteKind::Rail => only("{count}条铁路"),
        RouteKind::Road => only("{count}条公路"),
        RouteKind::Corridor => only("{count}条过境走廊"),
        RouteKind::Air => only("{count}条空中通道"),
        RouteKind::Journey => only("{count}次行程"),
    },
    places: only("{count}个地点"),
    selected: "已选择：{name}。{text}",
    unselected: "未选择任何对象。",
    routes_shown: only("地图上有{count}条线路。"),
};
