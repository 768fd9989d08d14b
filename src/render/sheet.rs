//! A sheet: the map as it is shown, with title, legend, source and licence, for pictures that leave the page.

use super::{Emphasis, LegendSample, Paint, Sink, legend::paint_legend_sample, paint_emphasis, paint_map};
use crate::{
    geo::Screen,
    scene::{Anchor, Frame, Ink, LabelMark, MapScene, Stroke, Typeface, width_px},
};

/// Around everything.
const PADDING_PX: f64 = 16.0;
const TITLE_PX: f64 = 20.0;
const SUBTITLE_PX: f64 = 13.0;
const LEGEND_PX: f64 = 12.0;
const SMALL_PX: f64 = 11.0;
/// Height of a line of text, in its size.
const LEADING: f64 = 1.45;
/// Between an entry of the legend and the next.
const ENTRY_GAP_PX: f64 = 16.0;
/// Between a sample and its words.
const SAMPLE_GAP_PX: f64 = 6.0;

/// What is written on a sheet, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetWords {
    /// What the map is of.
    pub title: String,
    /// What is shown of it: year, shading, selection; may be empty.
    pub subtitle: String,
    /// Samples and what they stand for.
    pub legend: Vec<(LegendSample, String)>,
    /// Source and licence; remarks.
    pub notes: Vec<String>,
}

/// A sheet, laid out. Its map is as large as the frame's viewport.
#[derive(Debug)]
pub struct Sheet {
    frame: Frame,
    emphasis: Emphasis,
    texts: Vec<LabelMark>,
    samples: Vec<(LegendSample, Screen)>,
    map_at: Screen,
    /// Width and height in CSS pixels.
    size_px: (f64, f64),
}

/// Where the next line goes.
struct Layout {
    y: f64,
    width_px: f64,
    texts: Vec<LabelMark>,
}

impl Layout {
    fn write(&mut self, text: &str, size_px: f64, typeface: Typeface, ink: Ink) {
        for line in wrapped(text, size_px, self.width_px) {
            let height_px = size_px * LEADING;
            self.texts.push(written(line, PADDING_PX, self.y + height_px / 2.0, size_px, typeface, ink));
            self.y += height_px;
        }
    }
}

impl Sheet {
    /// Lays out a sheet around a frame.
    pub fn from_frame(frame: Frame, emphasis: Emphasis, words: &SheetWords) -> Self {
        let (map_width, map_height) = (frame.viewport.width_px, frame.viewport.height_px);
        let mut layout = Layout { y: PADDING_PX, width_px: map_width, texts: Vec::new() };
        layout.write(&words.title, TITLE_PX, Typeface::Serif, Ink::Text);
        if !words.subtitle.is_empty() {
            layout.write(&words.subtitle, SUBTITLE_PX, Typeface::Sans, Ink::TextQuiet);
        }
        layout.y += PADDING_PX / 2.0;
        let map_at = Screen { x: PADDING_PX, y: layout.y };
        layout.y += map_height + PADDING_PX / 2.0;
        let samples = lay_legend(&mut layout, &words.legend);
        layout.y += PADDING_PX / 4.0;
        for note in &words.notes {
            layout.write(note, SMALL_PX, Typeface::Sans, Ink::TextQuiet);
        }
        let size_px = ((map_width + 2.0 * PADDING_PX).ceil(), (layout.y + PADDING_PX / 2.0).ceil());
        Self { frame, emphasis, texts: layout.texts, samples, map_at, size_px }
    }

    /// Width and height in CSS pixels.
    pub const fn size_px(&self) -> (f64, f64) {
        self.size_px
    }

    /// Paints the sheet. `scene` is the one that the frame is of.
    pub fn paint(&self, scene: &MapScene<'_>, sink: &mut impl Sink) {
        let (width, height) = self.size_px;
        sink.polygon(&rectangle(Screen::default(), (width, height)), &Paint::filled(Ink::Paper));
        let map_px = (self.frame.viewport.width_px, self.frame.viewport.height_px);
        sink.within(self.map_at, map_px, |sink| {
            paint_map(scene, &self.frame, sink);
            paint_emphasis(scene, &self.frame, self.emphasis, sink);
        });
        sink.polygon(&rectangle(self.map_at, map_px), &Paint::stroked(Stroke::full(Ink::Border, 1.0)));
        for (sample, at) in &self.samples {
            sink.within(*at, LegendSample::SIZE_PX, |sink| paint_legend_sample(*sample, sink));
        }
        for text in &self.texts {
            sink.label(text);
        }
    }
}

/// Entries in rows from left to right; what is wider than the sheet goes on below itself.
fn lay_legend(layout: &mut Layout, legend: &[(LegendSample, String)]) -> Vec<(LegendSample, Screen)> {
    let (sample_width, sample_height) = LegendSample::SIZE_PX;
    let before_px = sample_width + SAMPLE_GAP_PX;
    let line_px = LEGEND_PX * LEADING;
    let row_px = line_px + 3.0;
    let (mut x, mut samples) = (PADDING_PX, Vec::new());
    for (sample, name) in legend {
        let lines = wrapped(name, LEGEND_PX, layout.width_px - before_px);
        let longest = lines.iter().map(|line| width_px(line, LEGEND_PX, 0.0)).fold(0.0, f64::max);
        let width = before_px + longest;
        if x > PADDING_PX && x + width > PADDING_PX + layout.width_px {
            x = PADDING_PX;
            layout.y += row_px;
        }
        samples.push((*sample, Screen { x, y: layout.y + (row_px - sample_height) / 2.0 }));
        for (number, line) in lines.into_iter().enumerate() {
            if number > 0 {
                layout.y += line_px;
            }
            let middle = layout.y + row_px / 2.0;
            layout.texts.push(written(line, x + before_px, middle, LEGEND_PX, Typeface::Sans, Ink::Text));
        }
        x += width + ENTRY_GAP_PX;
    }
    if !legend.is_empty() {
        layout.y += row_px;
    }
    samples
}

fn written(text: String, x: f64, y: f64, size_px: f64, typeface: Typeface, ink: Ink) -> LabelMark {
    LabelMark {
        text,
        at: Screen { x, y },
        anchor: Anchor::Start,
        angle: 0.0,
        size_px,
        spacing_px: 0.0,
        typeface,
        is_italic: false,
        ink,
        halo: Ink::Paper,
        thing: None,
    }
}

fn rectangle(at: Screen, (width, height): (f64, f64)) -> [Screen; 4] {
    [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
        .map(|(dx, dy)| Screen { x: at.x + dx, y: at.y + dy })
}

/// A text in lines of at most `width_px`: broken at spaces, and between letters of scripts that have none. A word that is
/// wider than a line has a line of its own.
pub(super) fn wrapped(text: &str, size_px: f64, width_px_most: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let is_full = width_px(format!("{line}{piece}").trim_end(), size_px, 0.0) > width_px_most;
        if is_full && !line.trim().is_empty() {
            lines.push(line.trim().to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    if !line.trim().is_empty() {
        lines.push(line.trim().to_owned());
    }
    lines
}

/// The pieces that a line may end after: words with the space behind them, single letters of East Asian scripts.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (index, letter) in text.char_indices() {
        let end = index + letter.len_utf8();
        if letter == ' ' || letter >= '\u{2e80}' {
            pieces.extend(text.get(start..end));
            start = end;
        }
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_between_east_asian_letters() {
        let room = |text: &str| width_px(text, 10.0, 0.0) + 0.1;
        assert_eq!(wrapped("one two three", 10.0, room("one two")), ["one two", "three"]);
        assert_eq!(wrapped("天然气管道", 10.0, room("天然")), ["天然", "气管", "道"]);
        assert_eq!(wrapped("unbreakable", 10.0, 5.0), ["unbreakable"]);
        assert!(wrapped("  ", 10.0, 50.0).is_empty());
    }

    #[test]
    fn a_legend_stays_on_its_sheet() {
        let names =
            ["gas", "railway under construction · railway proposed · railway turned down", "road", "oil"];
        let legend = names.map(|name| (LegendSample::Focus, name.to_owned()));
        for width_px in [160.0, 220.0, 300.0, 700.0] {
            let mut layout = Layout { y: 0.0, width_px, texts: Vec::new() };
            let samples = lay_legend(&mut layout, &legend);
            assert_eq!(samples.len(), names.len());
            let written: Vec<&str> = layout.texts.iter().map(|text| text.text.as_str()).collect();
            assert_eq!(written.join(" "), names.join(" "));
            let rects: Vec<_> = layout.texts.iter().map(LabelMark::rect).collect();
            for (index, rect) in rects.iter().enumerate() {
                assert!(
                    rect[2] <= PADDING_PX + width_px && rect[3] <= layout.y,
                    "{width_px}: {}",
                    written[index]
                );
                let is_clear = |other: &[f64; 4]| rect[2] <= other[0] || rect[3] <= other[1] + 1.0;
                assert!(rects[index + 1..].iter().all(is_clear), "{width_px}: {}", written[index]);
            }
        }
    }
}
