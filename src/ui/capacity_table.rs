//! Capacities of what is shown; a dash where it is hidden, and a word where nobody states it.

use super::{context::Page, say::say};
use crate::{
    markup::layer_name,
    state::{Capacity, Choice, totals},
    text::{axis_unit, fill, sum_text},
};
use heartland_data::model::{RouteStatus, Vocabulary};
use leptos::prelude::*;

/// A row a layer: in service, being built, planned.
#[component]
pub(super) fn CapacityTable() -> impl IntoView {
    let page = Page::expect();
    let capacities = Memo::new(move |_| page.filter.with(|filter| totals(page.atlas(), filter)));
    let rows = move || capacities.get().into_iter().map(|capacity| row(page, capacity)).collect_view();
    let leaves_out = move || {
        capacities.with(|capacities| capacities.iter().any(Capacity::has_partial_sum)).then(|| {
            view! { <p class="visually-hidden">{AT_LEAST} {say(move || page.texts().capacity_partial)}</p> }
        })
    };
    view! {
        <table class="capacity" hidden=say(move || capacities.with(Vec::is_empty))>
            <caption class="visually-hidden">{say(move || page.texts().capacity)}</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{say(move || page.texts().capacity_operating)}</th>
                    <th scope="col">{say(move || page.texts().capacity_building)}</th>
                    <th scope="col">{say(move || page.texts().capacity_planned)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {leaves_out}
    }
}

/// In the place of what the legend hides.
const HIDDEN: &str = "–";
/// Before a sum that leaves lines out.
const AT_LEAST: &str = "≥\u{2009}";

fn row(page: Page, capacity: Capacity) -> impl IntoView {
    let texts = page.texts();
    let unit = page.atlas().units.get(capacity.unit).map_or("", |unit| unit.symbol.get(page.language.get()));
    let (unit, power) = axis_unit(texts, unit);
    // The number stands in a cell of its own.
    let unit = unit.replace("{}", "");
    let name = fill(texts.capacity_of, &[("name", layer_name(texts, capacity.layer)), ("unit", &unit)]);
    let [lacks_operating, lacks_building, lacks_planned] = capacity.is_partial;
    let cells = [
        (RouteStatus::Operating, capacity.operating, lacks_operating),
        (RouteStatus::UnderConstruction, capacity.under_construction, lacks_building),
        (RouteStatus::Proposed, capacity.planned, lacks_planned),
    ];
    let cells = cells.map(|(status, sum, is_partial)| {
        let choices = [Choice::Layer(capacity.layer), Choice::Status(status)];
        let is_shown = page.filter.with(|filter| choices.into_iter().all(|choice| filter.shows(choice)));
        let number = || sum_text(texts, (sum, capacity.decimals), power);
        let text = match (is_shown, is_partial) {
            (false, _) => HIDDEN.to_owned(),
            (true, true) if sum == 0.0 => texts.capacity_unstated.to_owned(),
            (true, true) => [AT_LEAST, &number()].concat(),
            (true, false) => number(),
        };
        view! { <td data-status=status.as_str()>{text}</td> }
    });
    view! {
        <tr data-layer=capacity.layer.as_str()>
            <th scope="row">{name}</th>
            {cells.into_iter().collect_view()}
        </tr>
    }
}
