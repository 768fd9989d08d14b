//! Russian.

use super::ChartTexts;
use crate::text::Plural;

pub(super) const TEXTS: ChartTexts = ChartTexts {
    choose: "Выберите диаграмму",
    table: "Таблица",
    notes: "Примечания",
    save: "Сохранить как {format}",
    way: "Показать",
    amounts: "Суммы",
    shares: "Доли суммы",
    linear: "Линейная",
    logarithmic: "Логарифмическая",
    focus: "Страны доклада",
    everyone: "Все страны",
    of_the_sum: "% от суммы сплошных столбцов",
    percent: "{value}\u{a0}%",
    on_log_scale: "{unit}, логарифмическая шкала",
    series_value: "{name}: {value}",
    strand: "Нитка {name}",
    from_year: "с {year}\u{a0}г.",
    starts: "начало",
    crosses: "транзит",
    lost: "закрытие: \u{2212}{value} из {all}",
    close: "Если закрыть:",
    closed: "Закрыто: {names}. Не работают: {routes}; потеряно {value} из {all}.",
    open_all: "Открыть все",
    dark: "не работает",
    paid: "выплачено или выделено",
    to_be_paid: "согласовано или планируется",
    closed_on_map: "Если закрыть: {names}",
    dark_on_map: "Не работает при закрытии",
    left: "выход",
    nothing: "В таблицах нечего показать.",
    marks: Plural {
        one: "{count} запись.", few: "{count} записи.", many: "{count} записей."
    },
    largest: "Больше всего: {name}, {value}.",
    smallest: "Меньше всего: {name}, {value}.",
    column_name: "О ком или о чём",
    column_party: "С кем",
    column_series: "Что это",
    column_value: "Значение",
    column_time: "Когда",
    column_basis: "Кто утверждает",
    column_place: "Место в докладе",
};
