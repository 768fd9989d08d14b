//! What else can be done with a chart: read it as a table, read the notes, keep it.

use super::{
    chart_view::Face,
    closers::outcome,
    context::Page,
    save::{file_stem, refusal},
    say::say,
};
use crate::{
    chart::{Plot, table_of, words_of},
    dossier::Desk,
    export::chart_csv,
    markup::chart_table_markup,
    render::{ChartWords, chart_svg},
    text::{fill, source_line},
    web,
};
use heartland_data::model::ChartId;
use leptos::prelude::*;

/// A form to keep a chart in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Svg,
    Png,
    Csv,
}

const FORMS: [(Form, &str); 3] = [(Form::Svg, "SVG"), (Form::Png, "PNG"), (Form::Csv, "CSV")];
/// Pixels of a PNG to one of the screen.
const PNG_RATIO: f64 = 2.0;

/// The buttons below a chart.
#[component]
pub(super) fn ChartTools(
    id: ChartId,
    plot: Memo<Option<Plot>>,
    face: RwSignal<Face>,
    title: Signal<String>,
) -> impl IntoView {
    let page = Page::expect();
    let keep = move |form: Form| {
        page.arrivals.when_code_is_here(move |later| {
            plot.with_untracked(|plot| plot.iter().for_each(|plot| (later.chart_save)(page, id, plot, form)));
        });
    };
    let turn = move |to: Face| face.update(|face| *face = if *face == to { Face::Drawing } else { to });
    let pressed = move |of: Face| if face.get() == of { "true" } else { "false" };
    let forms = FORMS.map(|(form, name)| {
        let label = move || fill(words_of(&page.desk()).save, &[("format", name)]);
        view! {
            <button type="button" class="chart-tool" data-save=name aria-label=say(label) on:click=move |_| keep(form)>
                {name}
            </button>
        }
    });
    view! {
        <div class="chart-tools" role="toolbar" data-rove="" aria-label=title>
            <button type="button" class="chart-tool" data-face="table" aria-pressed=say(move || pressed(Face::Table))
                on:click=move |_| turn(Face::Table)>
                {say(move || words_of(&page.desk()).table)}
            </button>
            <button type="button" class="chart-tool" data-face="notes" aria-pressed=say(move || pressed(Face::Notes))
                on:click=move |_| turn(Face::Notes)>
                {say(move || words_of(&page.desk()).notes)}
            </button>
            {forms.into_iter().collect_view()}
        </div>
    }
}

/// Keeps a chart as a file.
pub(super) fn save(page: Page, id: ChartId, plot: &Plot, form: Form) {
    let Some(chart) = page.atlas().charts.get(id) else { return };
    let name = file_stem(page, vec![chart.slug.to_string()]);
    if form == Form::Csv {
        return web::download_text(
            &chart_csv(page.atlas(), plot),
            "text/csv;charset=utf-8",
            &format!("{name}.csv"),
        );
    }
    let language = page.language.get_untracked();
    let (remark, texts) = untrack(|| (outcome(page, id), page.texts()));
    let credit = source_line(texts, &page.atlas().report, language);
    let words = ChartWords { title: chart.title.get(language), remark: &remark, credit: &credit };
    let (svg, size_px) = chart_svg(plot, &words, &web::palette());
    if form == Form::Svg {
        web::download_text(&svg, "image/svg+xml", &format!("{name}.svg"));
    } else {
        web::download_svg_as_png(svg, size_px, PNG_RATIO, format!("{name}.png"), refusal(page));
    }
}

/// A chart's values as a table.
pub(super) fn table(desk: &Desk<'_>, title: &str, plot: Option<&Plot>) -> String {
    chart_table_markup(title, &plot.map(|plot| table_of(desk, plot)).unwrap_or_default())
}
