//! Routes, sites and names of a plate. They depend on the room that there is: they are placed for a map of some size, and stand
//! at shares of the home region's sides.

use super::{
    MarkSink, Paint, Palette, SvgSink,
    paint::{BASELINE_EM, paint_site},
    paint_route::paint_routes,
    path_data::PathData,
    plate::{PlatePart, home_in},
    svg::{anchor, number},
};
use crate::{
    geo::{Decimals, Screen, thinned},
    scene::{Anchor, Frame, LabelMark, MapScene, SiteMark, Stroke},
    text::escaped,
};
use std::fmt::Write;

/// How far routes may be off.
const THIN_PX: f64 = 0.25;

/// What stands on the ground of a map of some size.
#[derive(Clone, Debug, PartialEq)]
pub struct PlateMarks {
    /// The routes, in pixels.
    pub routes: PlatePart,
    /// Sites and names at shares of the home region's sides: for an element of its size, without a view box.
    pub names: String,
}

/// What stands on the ground, placed as in a frame.
pub fn plate_marks(scene: &MapScene<'_>, frame: &Frame, palette: &Palette) -> PlateMarks {
    let home = home_in(scene, &frame.viewport);
    let mut routes = PlateMarkSink::from_palette(palette);
    paint_routes(&frame.routes, &mut routes);
    let mut names = PlateMarkSink::from_palette(palette);
    for site in &frame.sites {
        names.stand(Place::in_home(home, site.at));
        paint_site(&SiteMark { at: Screen::default(), ..*site }, &mut names);
    }
    let mut labels: Vec<&LabelMark> = frame.labels.iter().collect();
    // They do not overlap, so that their order is free.
    labels.sort_by_cached_key(|label| names.svg.look(label).join(" "));
    for label in labels {
        names.stand(Place::in_home(home, label.at));
        names.label(&LabelMark { at: Screen::default(), ..label.clone() });
    }
    PlateMarks { routes: PlatePart { home, markup: routes.finish() }, names: names.finish() }
}

/// Shares of the home region's sides, in hundredths of a percent.
#[derive(Clone, Copy, Debug)]
struct Place {
    x: f64,
    y: f64,
}

impl Place {
    fn in_home([left, top, width, height]: [f64; 4], at: Screen) -> Self {
        let share = |value: f64| (value * 10_000.0).round() / 100.0;
        Self { x: share((at.x - left) / width), y: share((at.y - top) / height) }
    }
}

/// Draws as [`SvgSink`], but shorter: neighbours that look alike are one path, or in a group that says how they look.
struct PlateMarkSink<'a> {
    /// Says how things look; nothing is drawn into it.
    svg: SvgSink<'a>,
    markup: String,
    /// How the last element looks, and its path data or its elements.
    run: (String, Run),
    /// Where the next elements stand, if not at pixels of their own.
    place: Option<Place>,
}

/// Neighbours that look alike.
enum Run {
    Path(PathData),
    Group(String),
}

impl<'a> PlateMarkSink<'a> {
    fn from_palette(palette: &'a Palette) -> Self {
        Self {
            svg: SvgSink::from_palette(palette),
            markup: String::new(),
            run: (String::new(), Run::Group(String::new())),
            place: None,
        }
    }

    /// What follows is drawn around this place.
    fn stand(&mut self, place: Place) {
        self.place = Some(place);
    }

    /// Attributes of a position: the place's, or else these pixels.
    fn at(&self, at: Screen) -> [String; 2] {
        match self.place {
            Some(Place { x, y }) => [x, y].map(|share| format!("{}%", Decimals(share, 2))),
            None => [at.x, at.y].map(number),
        }
    }

    fn path(&mut self, look: String, draw: impl FnOnce(&mut PathData)) {
        match (&mut self.run, self.place) {
            ((last, Run::Path(data)), None) if *last == look => return draw(data),
            _ => {}
        }
        let mut data = PathData::default();
        draw(&mut data);
        if self.place.is_none() {
            self.end_run();
            self.run = (look, Run::Path(data));
        } else {
            // Only an element of its own can stand at shares.
            let ([x, y], data) = (self.at(Screen::default()), data.as_str());
            self.element(look, &format!("<svg x=\"{x}\" y=\"{y}\"><path d=\"{data}\"/></svg>"));
        }
    }

    fn element(&mut self, look: String, element: &str) {
        match &mut self.run {
            (last, Run::Group(elements)) if *last == look => elements.push_str(element),
            _ => {
                self.end_run();
                self.run = (look, Run::Group(element.to_owned()));
            }
        }
    }

    fn end_run(&mut self) {
        let (look, run) = &self.run;
        // Writing to a string cannot fail.
        let _ = match run {
            Run::Path(data) if data.as_str().is_empty() => Ok(()),
            Run::Path(data) => writeln!(self.markup, "<path d=\"{}\" {look}/>", data.as_str()),
            Run::Group(elements) if elements.is_empty() => Ok(()),
            Run::Group(elements) => writeln!(self.markup, "<g {look}>{elements}</g>"),
        };
    }

    fn finish(mut self) -> String {
        self.end_run();
        self.markup
    }
}

impl MarkSink for PlateMarkSink<'_> {
    fn line(&mut self, points: &[Screen], stroke: &Stroke) {
        let look = format!("fill=\"none\"{}", self.svg.stroke(stroke));
        self.path(look, |data| data.run(&thinned(points, THIN_PX), false));
    }

    fn segments(&mut self, pieces: &[[Screen; 2]], stroke: &Stroke) {
        let look = format!("fill=\"none\"{}", self.svg.stroke(stroke));
        self.path(look, |data| pieces.iter().for_each(|piece| data.run(piece, false)));
    }

    fn polygon(&mut self, points: &[Screen], paint: &Paint) {
        let look = self.svg.attributes(paint);
        self.path(look, |data| data.run(points, true));
    }

    fn circle(&mut self, at: Screen, radius_px: f64, paint: &Paint) {
        let look = self.svg.attributes(paint);
        let [x, y] = self.at(at);
        self.element(look, &format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>", number(radius_px)));
    }

    fn label(&mut self, label: &LabelMark) {
        let look = self.svg.look(label).join(" ");
        let [x, y] = self.at(label.at);
        let (below, text) = (number(label.size_px * BASELINE_EM), escaped(&label.text));
        // At its start it stands by itself.
        let anchor = match label.anchor {
            Anchor::Start => String::new(),
            _ => format!(" text-anchor=\"{}\"", anchor(label)),
        };
        let element = if label.angle == 0.0 {
            format!("<text x=\"{x}\" y=\"{y}\" dy=\"{below}\"{anchor}>{text}</text>")
        } else {
            let turn = number(label.angle.to_degrees());
            format!(
                "<svg x=\"{x}\" y=\"{y}\"><text y=\"{below}\"{anchor} transform=\"rotate({turn})\">{text}</text></svg>"
            )
        };
        self.element(look, &element);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Ink, Typeface};

    fn sink(palette: &Palette, draw: impl FnOnce(&mut PlateMarkSink<'_>)) -> String {
        let mut sink = PlateMarkSink::from_palette(palette);
        draw(&mut sink);
        sink.finish()
    }

    fn at(x: f64, y: f64) -> Screen {
        Screen { x, y }
    }

    fn label(angle: f64, anchor: Anchor) -> LabelMark {
        LabelMark {
            text: "A & B".to_owned(),
            at: Screen::default(),
            anchor,
            angle,
            size_px: 10.0,
            spacing_px: 0.0,
            typeface: Typeface::Sans,
            is_italic: false,
            ink: Ink::Text,
            halo: Ink::Halo,
            thing: None,
        }
    }

    #[test]
    fn neighbours_that_look_alike_are_one_path() {
        let palette = Palette::from_tokens(str::to_owned);
        let (thin, broad) = (Stroke::full(Ink::Gas, 1.0), Stroke::full(Ink::Gas, 2.0));
        let markup = sink(&palette, |sink| {
            sink.line(&[at(0.0, 0.0), at(9.0, 0.0)], &thin);
            sink.segments(&[[at(0.0, 5.0), at(9.0, 5.0)]], &thin);
            sink.line(&[at(0.0, 8.0), at(9.0, 8.0)], &broad);
            // Nothing to draw, and it does not come between.
            sink.line(&[at(0.0, 8.0)], &broad);
            sink.line(&[at(0.0, 9.0), at(9.0, 9.0)], &broad);
        });
        let data: Vec<&str> =
            markup.split("d=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(data, ["M0 0l9 0M0 5l9 0", "M0 8l9 0M0 9l9 0"], "{markup}");
    }

    #[test]
    fn what_stands_at_a_place_keeps_its_size() {
        let palette = Palette::from_tokens(str::to_owned);
        let place = Place::in_home([100.0, 0.0, 400.0, 200.0], at(200.0, 150.0));
        let markup = sink(&palette, |sink| {
            sink.stand(place);
            sink.circle(Screen::default(), 3.0, &Paint::filled(Ink::Text));
            sink.circle(Screen::default(), 4.0, &Paint::filled(Ink::Text));
            sink.polygon(&[at(0.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0)], &Paint::filled(Ink::Text));
        });
        assert_eq!(markup.matches("<g ").count(), 1, "{markup}");
        assert_eq!(markup.matches("<circle cx=\"25%\" cy=\"75%\"").count(), 2, "{markup}");
        assert!(markup.contains("<svg x=\"25%\" y=\"75%\"><path d=\"M0-1l1 2-2 0z\"/></svg>"), "{markup}");
    }

    #[test]
    fn names_say_together_how_they_look() {
        let palette = Palette::from_tokens(str::to_owned);
        let markup = sink(&palette, |sink| {
            sink.stand(Place { x: 50.0, y: 12.5 });
            sink.label(&label(0.0, Anchor::Start));
            sink.label(&label(0.0, Anchor::End));
            sink.label(&label(0.5, Anchor::Middle));
        });
        assert_eq!(markup.matches("font-family").count(), 1, "{markup}");
        for element in [
            "<text x=\"50%\" y=\"12.5%\" dy=\"3.5\">A &amp; B</text>",
            "<text x=\"50%\" y=\"12.5%\" dy=\"3.5\" text-anchor=\"end\">A &amp; B</text>",
            "<svg x=\"50%\" y=\"12.5%\"><text y=\"3.5\" text-anchor=\"middle\" transform=\"rotate(28.6)\">A &amp; B</text></svg>",
        ] {
            assert!(markup.contains(element), "{element} in {markup}");
        }
    }
}
