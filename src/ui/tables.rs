//! The tables, and what can be saved of them.

use super::{context::Page, dialog::Dialog, later::once_here, said::tell, save::file_stem, say::say};
use crate::{
    export::{csv_text, geojson_text, json_text},
    grid::{Grid, GridTable, GridView, grid_of, rows_shown},
    markup::grid_markup,
    state::home_of,
    text::{TableTexts, fill, number_text, table_texts},
    web::{self, Topic},
};
use leptos::prelude::*;

/// A button that opens the tables.
#[component]
pub(super) fn Tables() -> impl IntoView {
    let page = Page::expect();
    let is_open = RwSignal::new(false);
    let title = Signal::derive(move || words(page).tables.to_owned());
    view! {
        <button type="button" class="choice" data-tables="" on:click=move |_| is_open.set(true)>{title}</button>
        <Dialog is_open=is_open title=title class="tables">
            {once_here(page, move |later| (later.tables)(page, is_open))}
        </Dialog>
    }
}

fn words(page: Page) -> &'static TableTexts {
    table_texts(page.language_tag())
}

/// What the dialog shows.
pub(super) fn body(page: Page, is_open: RwSignal<bool>) -> AnyView {
    let table = RwSignal::new(GridTable::Figures);
    let is_only = RwSignal::new(false);
    let asked = RwSignal::new(GridView::default());
    let grid: Memo<Grid> = Memo::new(move |_| grid_of(&page.desk(), table.get()));
    let view =
        Memo::new(move |_| GridView { only: page.selection.get().filter(|_| is_only.get()), ..asked.get() });
    let shown = Memo::new(move |_| grid.with(|grid| view.with(|view| rows_shown(grid, view))));
    let content = move || {
        let selection = page.selection.get();
        grid.with(|grid| {
            let is_selected = |index: usize| {
                let row = grid.rows.get(index).and_then(|row| row.leads_to);
                selection.is_some() && row.and_then(|row| home_of(page.atlas(), row)) == selection
            };
            shown.with(|shown| view.with(|view| grid_markup(grid, shown, view, words(page), is_selected)))
        })
    };
    let count = move || {
        let number = |count: usize| number_text(page.texts(), &count.to_string());
        // The table first: what is shown of the next one may be as much as of the last, and a memo that is read behind one
        // that has not changed is not looked at.
        let all = number(grid.with(|grid| grid.rows.len()));
        let part = number(shown.with(Vec::len));
        fill(words(page).count, &[("shown", &part), ("all", &all)])
    };
    tell(Topic::Found, count);
    let options = GridTable::ALL.iter().enumerate().map(|(place, kind)| {
        view! { <option value=kind.as_str()>{move || words(page).names.get(place).copied().unwrap_or_default()}</option> }
    });
    let choose = move |event| {
        let key = event_target_value(&event);
        if let Some(kind) = GridTable::ALL.iter().find(|kind| kind.as_str() == key) {
            asked.update(|view| view.order = None);
            table.set(*kind);
        }
    };
    let click = move |event: leptos::ev::MouseEvent| {
        let number = |name| web::attribute_at(&event, name).and_then(|text| text.parse::<usize>().ok());
        if let Some(column) = number("data-column") {
            asked.update(|view| {
                view.order = match view.order {
                    Some((order, is_reversed)) if order == column => Some((column, !is_reversed)),
                    _ => Some((column, false)),
                };
            });
            // The heading is another element now.
            web::next_frame(move |_| web::focus_at(&format!(".grid-scroll [data-column=\"{column}\"]")));
        } else if let Some(row) = number("data-row")
            && let Some(row) = grid.with_untracked(|grid| grid.rows.get(row).and_then(|row| row.leads_to))
        {
            is_open.set(false);
            page.go_to(row);
        }
    };
    let only =
        move || page.selection.get().map(|thing| fill(words(page).only, &[("name", page.name(thing))]));
    view! {
        <div class="grid-bar">
            <label>
                <span class="visually-hidden">{say(move || words(page).table)}</span>
                <select on:change=choose>{options.collect_view()}</select>
            </label>
            <label class="grid-filter">
                <span class="visually-hidden">{say(move || words(page).filter)}</span>
                <input
                    type="search"
                    placeholder=say(move || words(page).filter)
                    on:input=move |event| asked.update(|view| view.words = event_target_value(&event))
                />
            </label>
            <label class="grid-only" hidden=say(move || only().is_none())>
                <input type="checkbox" on:change=move |event| is_only.set(event_target_checked(&event))/>
                {only}
            </label>
            <p class="grid-count">{count}</p>
        </div>
        <Saving grid=grid shown=shown table=table/>
        <div class="grid-scroll" data-rove="" tabindex="0" role="region" aria-label=move || words(page).tables inner_html=content on:click=click></div>
    }
    .into_any()
}

/// What can be saved: the rows that are shown, the map's things, the whole package.
#[component]
fn Saving(grid: Memo<Grid>, shown: Memo<Vec<usize>>, table: RwSignal<GridTable>) -> impl IntoView {
    let page = Page::expect();
    let rows = move || -> Vec<Vec<String>> {
        grid.with_untracked(|grid| {
            let rows = shown.get_untracked().into_iter().filter_map(|index| grid.rows.get(index));
            rows.map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()).collect()
        })
    };
    let columns = move || grid.with_untracked(|grid| grid.columns.clone());
    let name =
        move |what: &str, ending: &str| [&file_stem(page, vec![what.to_owned()]), ".", ending].concat();
    let of_rows = move |ending: &str| name(table.get_untracked().as_str(), ending);
    let save_csv = move |_| {
        let head: Vec<String> = columns().into_iter().map(str::to_owned).collect();
        let text = csv_text(std::iter::once(head).chain(rows()));
        web::download_text(&text, "text/csv;charset=utf-8", &of_rows("csv"));
    };
    let save_json = move |_| {
        web::download_text(&json_text(&columns(), rows()), "application/json", &of_rows("json"));
    };
    let save_map = move |_| {
        let text = geojson_text(&untrack(|| page.desk()));
        web::download_text(&text, "application/geo+json", &name("map", "geojson"));
    };
    let package = web::data_package().map(|href| {
        view! { <a class="quiet-button" data-save="package" href=href download="">{move || words(page).package}</a> }
    });
    view! {
        <div class="grid-saving">
            <span>{say(move || words(page).save_shown)}</span>
            <button type="button" class="quiet-button" data-save="csv" on:click=save_csv>"CSV"</button>
            <button type="button" class="quiet-button" data-save="json" on:click=save_json>"JSON"</button>
            <span>{say(move || words(page).save_all)}</span>
            <button type="button" class="quiet-button" data-save="geojson" on:click=save_map>"GeoJSON"</button>
            {package}
            {web::is_framed().then(|| view! { <p class="grid-refused">{move || words(page).refused}</p> })}
        </div>
    }
}
