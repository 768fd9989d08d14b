//! Russian.

use super::PlainTexts;

pub(super) const TEXTS: PlainTexts = PlainTexts {
    missing: "Пока интерактивная часть не работает, карту нельзя двигать и ничего нельзя выбрать; основные таблицы приведены здесь.",
    map_description: "Страны, воды и города в равновеликой проекции, а на них — по данным доклада: {kinds}. Все линии перечислены в таблицах на этой странице.",
    tables: "Таблицы доклада",
    contents: "На этой странице",
    routes: "Маршруты",
    chronology: "Хроника",
    deals: "Сделки, кредиты и декларации",
    notes: "Противоречия и оговорки",
    sources: "Источники помимо доклада",
    column_name: "Название",
    column_status: "Статус по докладу",
    column_capacity: "Мощность",
    column_place: "Место в докладе",
    column_date: "Дата",
    column_value: "Значение",
    column_title: "Название",
    column_publisher: "Издатель",
    column_licence: "Лицензия",
};
