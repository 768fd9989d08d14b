//! The dossier on the page.

use super::{
    context::Page,
    say::{effect, effect_since, say},
};
use crate::{
    dossier::{CiteForm, Dossier, citation, dossier_of, dossier_of_row},
    markup::{Extent, cite_forms_markup, dossier_markup, groups_markup, late_markup, welcome_markup},
    state::{Row, home_of, slug_of_row},
    web::{self, Attention, Topic},
};
use heartland_data::model::Thing;
use leptos::{html, prelude::*};

/// The dossier that is shown without some of its rows.
#[derive(Debug)]
struct Unfinished {
    dossier: Dossier,
    /// Whether its groups stand below its head.
    has_groups: bool,
    /// Of the groups that lack some, how many have been completed.
    completed: usize,
    /// Which of them are to be.
    extent: Extent,
}

type Begun = StoredValue<Option<Unfinished>>;

type Panel = NodeRef<html::Section>;

/// The row that the reader has been led to in the dossier that is shown.
fn row_led_to(page: Page) -> Option<Row> {
    let (shown, selection) = (page.shown.get(), page.selection.get());
    shown.filter(|row| home_of(page.atlas(), *row) == selection)
}

/// Gives a dossier its groups, if it has none yet.
fn begin_groups(page: Page, panel: Panel, begun: Begun) {
    let Some(panel) = panel.get_untracked() else { return };
    let desk = untrack(|| page.desk());
    let groups = begun.try_update_value(|begun| {
        let Unfinished { dossier, has_groups, .. } = begun.as_mut()?;
        (!std::mem::replace(has_groups, true)).then(|| groups_markup(&desk, dossier))
    });
    if let Some(groups) = groups.flatten() {
        web::add_groups(&panel, &groups);
    }
}

/// Gives the next group of a dossier that has its groups its other rows; whether there was one. Where the reader has been led to
/// a row, what stands above it keeps its height.
fn complete_group(page: Page, panel: Panel, begun: Begun) -> bool {
    let Some(panel) = panel.get_untracked() else { return false };
    let desk = untrack(|| page.desk());
    begun
        .try_update_value(|begun| {
            let Unfinished { dossier, completed, extent, .. } =
                begun.as_mut().filter(|begun| begun.has_groups)?;
            if *extent == Extent::Whole && untrack(|| row_led_to(page)).is_none() {
                web::lay_out_in_sight(&panel);
            }
            let late = late_markup(&desk, dossier, *extent, *completed);
            if late.is_some() {
                *completed += 1;
            } else if *extent == Extent::Whole {
                *begun = None;
            }
            late
        })
        .flatten()
        .inspect(|(key, rows)| web::fill_group(&panel, key, rows))
        .is_some()
}

/// Has the folded groups completed as well; whether they were not to be before.
fn attend(begun: Begun) -> bool {
    begun
        .try_update_value(|begun| {
            let extent = begun.as_mut().map(|begun| std::mem::replace(&mut begun.extent, Extent::Whole));
            extent == Some(Extent::Unfolded)
        })
        .unwrap_or(false)
}

/// Completes the whole dossier.
fn complete(page: Page, panel: Panel, begun: Begun) {
    attend(begun);
    begin_groups(page, panel, begun);
    while complete_group(page, panel, begun) {}
}

/// Completes the folded groups once the reader comes to the dossier or prints it: most of the rows stand in them, and who goes
/// from country to country on the map need not wait until all of these have been written and removed again.
fn complete_when_attended(page: Page, panel: Panel, begun: Begun) {
    page.completes_dossier.set_value(Some(Box::new(move || complete(page, panel, begun))));
    let listeners = StoredValue::new_local(None);
    effect(move || {
        let Some(element) = panel.get() else { return };
        listeners.set_value(web::on_attention(&element, move |attention| match attention {
            Attention::AllAtOnce => complete(page, panel, begun),
            Attention::Near if attend(begun) => web::while_idle(move || complete_group(page, panel, begun)),
            Attention::Near => {}
        }));
    });
}

/// Writes a dossier that nobody sees, once there is time: browsers make code ready when it first runs, and the reader's first
/// click does not wait for that then.
fn warm_up(page: Page) {
    effect_since(move |is_asked: Option<bool>| {
        let is_asked = is_asked.unwrap_or_default();
        if is_asked || !page.has_texts.get() {
            return is_asked;
        }
        web::when_idle(move || {
            let desk = untrack(|| page.desk());
            let country = desk.atlas.report.focus.first().map(|country| Thing::Country(*country));
            if let Some(dossier) = country.and_then(|country| dossier_of(&desk, country)) {
                drop((dossier_markup(&desk, &dossier), groups_markup(&desk, &dossier)));
                let mut nth = 0;
                while late_markup(&desk, &dossier, Extent::Whole, nth).is_some() {
                    nth += 1;
                }
            }
        });
        true
    });
}

/// Writes the dossier of what is selected, whenever that changes. The frame that answers the reader has its head, the next has
/// its groups. What cannot be seen yet comes when there is time.
fn write(page: Page, panel: Panel, begun: Begun) {
    let written = StoredValue::new(0_u32);
    effect_since(move |before: Option<(Option<Thing>, Option<Row>)>| {
        let about = (page.selection.get(), page.shown.get());
        let Some(element) = panel.get() else { return about };
        let desk = page.desk();
        let of_thing = about.0.and_then(|thing| dossier_of(&desk, thing));
        let dossier = of_thing.or_else(|| about.1.and_then(|row| dossier_of_row(&desk, row)));
        let (html, has_more) =
            dossier.as_ref().map_or_else(|| (welcome_markup(&desk), false), |it| dossier_markup(&desk, it));
        web::begin_dossier(&element, &html, has_more);
        begun.set_value(dossier.filter(|_| has_more).map(|dossier| Unfinished {
            dossier,
            has_groups: false,
            completed: 0,
            extent: Extent::Unfolded,
        }));
        let finish = move || {
            web::remove_former(&element);
            begin_groups(page, panel, begun);
            web::while_idle(move || complete_group(page, panel, begun));
        };
        // In other words only, or with its texts: the reader stays where they are in it.
        if before == Some(about) {
            finish();
            return about;
        }
        let own = written.get_value().wrapping_add(1);
        written.set_value(own);
        web::after_frame(move || {
            // Unless another has been written since: that has its own turn.
            if written.get_value() == own {
                finish();
            }
        });
        about
    });
}

/// The panel beside the map.
#[component]
pub(super) fn DossierView() -> impl IntoView {
    let page = Page::expect();
    let panel = NodeRef::<html::Section>::new();
    let begun: Begun = StoredValue::new(None);
    warm_up(page);
    complete_when_attended(page, panel, begun);
    effect_since(move |before: Option<Option<Thing>>| {
        let selection = page.selection.get();
        // In the next frame, which lays the page out anyway: asked for at once, the browser would do so twice.
        if before.is_some_and(|before| before != selection) {
            web::next_frame(move |_| {
                if let Some(panel) = panel.get_untracked() {
                    panel.set_scroll_top(0);
                }
            });
        }
        selection
    });
    // A row that the reader was led to is brought into view once its dossier stands.
    effect(move || {
        let Some(row) = row_led_to(page) else { return };
        web::after_presented(move || {
            complete(page, panel, begun);
            let Some(panel) = panel.get_untracked() else { return };
            if matches!(row, Row::Thing(_) | Row::City(_) | Row::Person(_) | Row::Section(_)) {
                // Where the dossier stands below the map.
                if !web::is_wide() && !page.is_sheet.get_untracked() {
                    panel.scroll_into_view();
                }
            } else {
                web::lead_to(&panel, slug_of_row(page.atlas(), row));
            }
        });
    });
    write(page, panel, begun);
    view! {
        <section
            class="dossier"
            data-view="dossier"
            id="dossier"
            data-rove="list"
            node_ref=panel
            tabindex="0"
            aria-label=say(move || page.texts().dossier)
            aria-busy=say(move || (!page.has_texts.get()).then_some("true"))
            on:click=move |event| {
                web::unfold_citation(&event, || cite_forms_markup(&untrack(|| page.desk())));
                if let Some((slug, form)) = web::form_of(&event) {
                    return page.arrivals.when_code_is_here(move |later| (later.cite)(page, &event, &slug, &form));
                }
                if let Some(figure) = web::lead_of(&event).and_then(|slug| page.atlas().figures.find(&slug)) {
                    return page.go_to(Row::Figure(figure));
                }
                let thing = page.thing_of(&event);
                if thing.is_some() || web::is_close(&event) {
                    let Some(thing) = thing else { return page.let_go() };
                    page.select(Some(thing));
                    // What was clicked goes away; the keyboard stays in the dossier.
                    if let Some(panel) = panel.get_untracked() {
                        let _ = panel.focus();
                    }
                }
            }
            on:pointerover=move |event| page.hover.set(page.thing_of(&event))
            on:pointerleave=move |_| page.hover.set(None)
        ></section>
    }
}

/// Copies a citation and shows it, so that it can be taken by hand where the clipboard is refused.
pub(super) fn copy_citation(page: Page, event: &leptos::ev::MouseEvent, slug: &str, form: &str) {
    let desk = page.desk();
    let Some(form) = CiteForm::ALL.into_iter().find(|known| known.as_str() == form) else { return };
    let figure = page.atlas().figures.find(slug).and_then(|id| page.atlas().figures.get(id));
    let text = citation(&desk, figure, form);
    let Some(show) = web::show_citation(event, &text) else { return };
    let texts = page.texts();
    web::copy_text(&text, move |is_copied| {
        let words = if is_copied { texts.copied } else { texts.copy_refused };
        show(words);
        web::say(Topic::Outcome, words);
    });
}
