//! Horizontal bars with direct labels.

use crate::scene::{Ink, width_px};
use plotters::{
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};
use std::fmt::Write;

/// A bar with its words, ready to be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct BarsChart {
    /// Label and value of each bar, from the top, and the value as it is written.
    pub bars: Vec<(String, f64, String)>,
    /// Bar that is set off.
    pub selected: Option<usize>,
    /// Font families, as in CSS.
    pub font: String,
}

/// Where a bar is, as shares (0 to 1) of the drawing's width and height: its whole row, so that small bars can be hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedBar {
    /// Upper edge of the row.
    pub top: f64,
    /// Height of the row.
    pub height: f64,
}

/// Units of the drawing to one CSS pixel: plotters snaps to whole units.
const FINE: i32 = 4;
const TEXT_PX: i32 = 13;
/// Between a bar and its words.
const GAP_PX: i32 = 7;
/// A bar of the largest value is never shorter, however long the words.
const LEAST_BAR_PX: i32 = 60;
const ROW_PX: i32 = 30;

/// Draws bars `drawing_px` wide as SVG markup with a `viewBox`, colours as `var(--token)`. Returns the markup, the rows, and
/// the height in pixels. Values below zero or not finite are drawn as nothing; no bars give an empty drawing.
pub fn draw_bars(chart: &BarsChart, drawing_px: i32) -> (String, Vec<PlacedBar>, i32) {
    let height_px = ROW_PX * row_count(chart).max(1);
    let width = drawing_px.max(label_px(chart) + value_px(chart) + LEAST_BAR_PX) * FINE;
    let height = height_px * FINE;
    let mut markup = String::new();
    {
        let area = SVGBackend::with_string(&mut markup, (width as u32, height as u32)).into_drawing_area();
        // The string backend cannot fail; were it to, the chart would be blank and its table still there.
        let _ = draw(&area, chart, width);
        let _ = area.present();
    }
    let count = chart.bars.len().max(1) as f64;
    let rows =
        (0..chart.bars.len()).map(|row| PlacedBar { top: row as f64 / count, height: 1.0 / count }).collect();
    (themed(&markup), rows, height_px)
}

/// Room for the longest of some words and the gap to the bar. Estimated, so that it is the same everywhere.
fn room_px<'a>(words: impl Iterator<Item = &'a String>) -> i32 {
    let longest = words.map(|word| width_px(word, f64::from(TEXT_PX), 0.0)).fold(0.0, f64::max);
    longest.min(400.0).ceil() as i32 + GAP_PX + 2
}

fn label_px(chart: &BarsChart) -> i32 {
    room_px(chart.bars.iter().map(|bar| &bar.0))
}

fn value_px(chart: &BarsChart) -> i32 {
    room_px(chart.bars.iter().map(|bar| &bar.2))
}

/// Rows of the drawing; a chart has a handful.
fn row_count(chart: &BarsChart) -> i32 {
    i32::try_from(chart.bars.len()).unwrap_or(i32::MAX / (ROW_PX * FINE))
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;

fn draw(area: &Area<'_>, chart: &BarsChart, width: i32) -> Result<(), Box<dyn std::error::Error>> {
    let largest = chart.bars.iter().map(|bar| bar.1).filter(|value| value.is_finite()).fold(0.0, f64::max);
    let (left, right) = (label_px(chart) * FINE, width - value_px(chart) * FINE);
    let length = |value: f64| {
        let share = if largest > 0.0 && value.is_finite() { (value / largest).clamp(0.0, 1.0) } else { 0.0 };
        (share * f64::from(right - left)).round() as i32
    };
    for ((index, row), (label, value, written)) in (0_i32..).enumerate().zip(&chart.bars) {
        let is_selected = chart.selected == Some(index);
        let middle = (row * ROW_PX + ROW_PX / 2) * FINE;
        let half = 9 * FINE;
        let ink = if is_selected { Ink::Accent } else { Ink::Mark };
        let end = left + length(*value);
        area.draw(&Rectangle::new([(left, middle - half), (end, middle + half)], code(ink).filled()))?;
        let colour = code(if is_selected { Ink::Accent } else { Ink::Text });
        let text = |h_pos: HPos| {
            let style = (chart.font.as_str(), TEXT_PX * FINE).into_text_style(area).color(&colour);
            style.pos(Pos::new(h_pos, VPos::Center))
        };
        area.draw(&Text::new(label.clone(), (left - GAP_PX * FINE, middle), text(HPos::Right)))?;
        area.draw(&Text::new(written.clone(), (end + GAP_PX * FINE, middle), text(HPos::Left)))?;
    }
    let axis = code(Ink::TextQuiet);
    let bottom = row_count(chart) * ROW_PX * FINE;
    area.draw(&PathElement::new([(left, 0), (left, bottom)], axis.stroke_width(FINE as u32)))?;
    Ok(())
}

/// The colour that stands for an ink while drawing.
fn code(ink: Ink) -> RGBColor {
    RGBColor(1, 2, ink.index() as u8)
}

/// Replaces the colour codes by custom properties, in the spelling that plotters gives colours.
fn themed(markup: &str) -> String {
    let mut themed = markup.to_owned();
    for ink in Ink::ALL {
        let mut spelled = String::new();
        let _ = write!(spelled, "#0102{:02X}", ink.index());
        themed = themed.replace(&spelled, &format!("var({})", ink.token()));
    }
    themed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(values: &[f64]) -> BarsChart {
        let bars = values.iter().map(|value| (format!("<{value}>"), *value, value.to_string())).collect();
        BarsChart { bars, selected: Some(0), font: "sans-serif".to_owned() }
    }

    fn widths(markup: &str) -> Vec<i32> {
        markup
            .split("<rect ")
            .skip(1)
            .filter_map(|rest| rest.split_once(" width=\"")?.1.split_once('"')?.0.parse().ok())
            .collect()
    }

    #[test]
    fn bars_are_as_long_as_their_values() {
        let (markup, rows, height) = draw_bars(&chart(&[88.16, 44.08, 0.0]), 500);
        let widths = widths(&markup);
        assert_eq!(widths.len(), 3);
        assert!((widths[0] - 2 * widths[1]).abs() <= 1 && widths[2] == 0);
        assert_eq!((rows.len(), height), (3, 90));
        assert!((rows[2].top - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn colours_come_from_the_style_sheet_and_labels_are_escaped() {
        let (markup, _, _) = draw_bars(&chart(&[1.0, 2.0]), 500);
        assert!(markup.contains("var(--accent)") && markup.contains("var(--mark)"));
        assert!(!markup.contains("#0102"), "{markup}");
        assert!(markup.contains("&lt;1&gt;") && !markup.contains("<1>"));
    }

    #[test]
    fn awkward_values() {
        for values in [
            &[][..],
            &[0.0][..],
            &[-5.0, 3.0][..],
            &[f64::NAN, 1.0][..],
            &[1e300, 1e-300][..],
            &[f64::INFINITY][..],
        ] {
            let (markup, rows, _) = draw_bars(&chart(values), 300);
            assert!(markup.starts_with("<svg") && markup.trim_end().ends_with("</svg>"));
            assert_eq!(rows.len(), values.len());
            assert!(widths(&markup).iter().all(|width| (0..=2000).contains(width)));
        }
    }
}
