//! The map as a plate: a picture for the page as it stands without the app. It fits its place as the live map does, lines and
//! letters keep their size at every scale, and it is as short as it can be, for the page waits for it.
//!
//! The ground is one picture of the home region, and of what lies around it. What stands on it is in `plate_marks`.

use super::{GroundSink, MarkSink, Paint, Palette, SvgSink, paint::paint_ground, path_data::PathData};
use crate::{
    geo::{Screen, Viewport, thinned},
    scene::{Frame, GroundPath, MapScene, Outline, Step, level_for, shore},
};
use heartland_data::geo::World;

/// The longer side of the home region in the ground's own units: twice what it has on most screens, so that whole numbers do.
const SIDE: f64 = 1520.0;
/// How far outlines may be off, in units.
const COARSE: f64 = 1.8;
/// Islands that are smaller are left out, in units.
const SPECK: f64 = 2.5;
/// How far the graticule may be off, in units.
const THIN: f64 = 0.5;

/// A picture in units of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct PlatePart {
    /// The home region: left, top, width, height.
    pub home: [f64; 4],
    /// SVG.
    pub markup: String,
}

/// The ground: `frame` says what of it is filled and how.
pub fn plate_ground(scene: &MapScene<'_>, frame: &Frame, palette: &Palette) -> PlatePart {
    let home = scene.home();
    let viewport = Viewport::from_size(SIDE, SIDE).fitted(home.0, home.1, 0.0, f64::INFINITY);
    let whole = Frame {
        viewport,
        // All of the circle lies within a circle's width of the region.
        window: [
            -viewport.transform.k,
            -viewport.transform.k,
            viewport.transform.k * 2.0,
            viewport.transform.k * 2.0,
        ],
        level: level_for(&scene.atlas().geometry, &viewport, COARSE),
        ..frame.clone()
    };
    let mut sink = PlateGroundSink { svg: SvgSink::from_palette(palette), scene, frame: &whole };
    paint_ground(scene, &whole, &mut sink);
    PlatePart { home: home_in(scene, &viewport), markup: sink.svg.into_markup() }
}

/// The home region in pixels of a viewport: left, top, width, height.
pub(super) fn home_in(scene: &MapScene<'_>, viewport: &Viewport) -> [f64; 4] {
    let (min, max) = scene.home();
    let [min, max] = [min, max].map(|world| viewport.transform.screen_from_world(world));
    [min.x, min.y, max.x - min.x, max.y - min.y]
}

/// Draws as [`SvgSink`], but shorter.
struct PlateGroundSink<'a> {
    svg: SvgSink<'a>,
    scene: &'a MapScene<'a>,
    frame: &'a Frame,
}

impl PlateGroundSink<'_> {
    fn shore_data(&self) -> PathData {
        let transform = self.frame.viewport.transform;
        let mut data = PathData::in_whole_pixels();
        for ring in shore(&self.scene.atlas().geometry, self.frame.level) {
            let ring: Vec<Screen> =
                ring.into_iter().map(|world| transform.screen_from_world(world)).collect();
            if extent(&ring) >= SPECK {
                data.run(&ring, true);
            }
        }
        data
    }
}

/// Runs of a path, thinned where nothing else has to meet them.
fn outline_data(outline: &Outline<'_>) -> PathData {
    let mut data = PathData::in_whole_pixels();
    if outline.path() != GroundPath::Graticule {
        outline.trace(|step| data.push(step));
        return data;
    }
    let mut run: Vec<Screen> = Vec::new();
    outline.trace(|step| match step {
        Step::Move(to) => {
            data.run(&thinned(&run, THIN), false);
            run = vec![to];
        }
        Step::Line(to) => run.push(to),
        Step::Close => {}
    });
    data.run(&thinned(&run, THIN), false);
    data
}

/// The longer side of the box around points.
fn extent(points: &[Screen]) -> f64 {
    let side = |of: fn(&Screen) -> f64| {
        let (least, most) =
            points.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), value| {
                (least.min(value), most.max(value))
            });
        most - least
    };
    side(|point| point.x).max(side(|point| point.y))
}

impl GroundSink for PlateGroundSink<'_> {
    fn outline(&mut self, outline: &Outline<'_>, paint: &Paint) {
        match outline.path() {
            GroundPath::Disc => {
                let transform = self.frame.viewport.transform;
                let at = transform.screen_from_world(World { x: 0.5, y: 0.5 });
                let at = Screen { x: at.x.round(), y: at.y.round() };
                self.svg.circle(at, (transform.k / 2.0).round(), paint);
            }
            // The same path twice: its coast is drawn when all that lies on it is there.
            GroundPath::Land => {
                let data = self.shore_data();
                let attributes = self.svg.attributes(paint);
                let data = data.as_str();
                self.svg.push(format_args!(
                    "<defs><path id=\"shore\" d=\"{data}\"/></defs><use href=\"#shore\" {attributes}/>"
                ));
            }
            GroundPath::Coasts => {
                let attributes = self.svg.attributes(paint);
                self.svg.push(format_args!("<use href=\"#shore\" {attributes}/>"));
            }
            _ => {
                let data = outline_data(outline);
                self.svg.path(data.as_str(), "", paint);
            }
        }
    }
}
