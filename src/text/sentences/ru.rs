//! Russian.

use super::{Plural, SentenceTexts};
use heartland_data::model::RouteKind;

pub(super) const TEXTS: SentenceTexts = SentenceTexts {
    from_to: "начало: {from}, конец: {to}",
    by_way: "через страны: {list}",
    within: "целиком в пределах страны: {name}",
    capacity: "мощность: {list}",
    qualified: "{value} ({how})",
    length: "длина: {value}",
    drawn: "на карте около {value} км",
    here: "здесь: {list}",
    building: "строится: {list}",
    proposed: "предложено: {list}",
    turned_down: "отклонено: {list}",
    routes: |kind| match kind {
        RouteKind::Gas => {
            Plural {
                one: "{count} газопровод", few: "{count} газопровода", many: "{count} газопроводов"
            }
        }
        RouteKind::Oil => {
            Plural {
                one: "{count} нефтепровод", few: "{count} нефтепровода", many: "{count} нефтепроводов"
            }
        }
        RouteKind::Rail => Plural {
            one: "{count} железная дорога",
            few: "{count} железные дороги",
            many: "{count} железных дорог",
        },
        RouteKind::Road => {
            Plural {
                one: "{count} автодорога", few: "{count} автодороги", many: "{count} автодорог"
            }
        }
        RouteKind::Corridor => Plural {
            one: "{count} транзитный коридор",
            few: "{count} транзитных коридора",
            many: "{count} транзитных коридоров",
        },
        RouteKind::Air => Plural {
            one: "{count} воздушный мост",
            few: "{count} воздушных моста",
            many: "{count} воздушных мостов",
        },
        RouteKind::Journey => {
            Plural {
                one: "{count} поездка", few: "{count} поездки", many: "{count} поездок"
            }
        }
    },
    places: Plural { one: "{count} место", few: "{count} места", many: "{count} мест" },
    selected: "Выбрано: {name}. {text}",
    unselected: "Ничего не выбрано.",
    routes_shown: Plural {
        one: "На карте {count} маршрут.",
        few: "На карте {count} маршрута.",
        many: "На карте {count} маршрутов.",
    },
};
