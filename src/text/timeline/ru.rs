//! Russian.

use super::TimelineTexts;

pub(super) const TEXTS: TimelineTexts = TimelineTexts {
    title: "Хроника",
    help: "Стрелки ведут от записи к записи, плюс и минус меняют масштаб, Enter выбирает, Escape возвращает.",
    months: "Месяцы доклада",
    years: "Все годы",
    zoom_in: "Ближе",
    zoom_out: "Дальше",
    list: "Список",
    only: "Только {name}",
    number: "Хроника, {number}",
    unnumbered: "Другие записи",
    bundle: "Записей: {count}",
    families: ["Встречи", "Поездки", "События", "Сделки", "Построено", "Планы"],
    since: "по открытым данным",
    play: "Показать поездку",
    pause: "Пауза",
    step: "Следующая остановка",
    stop: "Остановка {number} из {count}: {name}, {date}",
    nothing: "Под фильтры ничего не подходит.",
};
