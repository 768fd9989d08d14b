//! Clipping of areas and lines to a rectangle of the screen.

use super::Step;
use crate::geo::Screen;

/// The rectangle that paths are clipped to, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clip {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// Edges of the rectangle that a point is beyond, one bit each.
const LEFT: u8 = 1;
const RIGHT: u8 = 2;
const TOP: u8 = 4;
const BOTTOM: u8 = 8;

impl Clip {
    /// Clips nothing.
    pub(super) const EVERYTHING: Self =
        Self { left: f64::NEG_INFINITY, top: f64::NEG_INFINITY, right: f64::INFINITY, bottom: f64::INFINITY };

    /// The window (left, top, right, bottom), grown on all sides.
    pub(super) fn from_window([left, top, right, bottom]: [f64; 4], by_px: f64) -> Self {
        Self { left: left - by_px, top: top - by_px, right: right + by_px, bottom: bottom + by_px }
    }

    /// Whether a box lies wholly beyond one of the edges.
    pub(super) fn misses(&self, min: Screen, max: Screen) -> bool {
        max.x < self.left || min.x > self.right || max.y < self.top || min.y > self.bottom
    }

    fn beyond(&self, at: Screen) -> u8 {
        let bit = |is_beyond: bool, bit: u8| if is_beyond { bit } else { 0 };
        bit(at.x < self.left, LEFT)
            | bit(at.x > self.right, RIGHT)
            | bit(at.y < self.top, TOP)
            | bit(at.y > self.bottom, BOTTOM)
    }

    /// The nearest point of the rectangle.
    fn clamped(&self, at: Screen) -> Screen {
        Screen { x: at.x.max(self.left).min(self.right), y: at.y.max(self.top).min(self.bottom) }
    }

    /// Whether all lie on one and the same edge, to the last bit.
    fn is_along_edge(&self, points: [Screen; 3]) -> bool {
        [self.left, self.right].into_iter().any(|x| points.iter().all(|at| at.x.to_bits() == x.to_bits()))
            || [self.top, self.bottom]
                .into_iter()
                .any(|y| points.iter().all(|at| at.y.to_bits() == y.to_bits()))
    }

    /// The shares of the way from `a` to `b` at which the lines through the edges are crossed, ascending, each with the
    /// point there; 2 where there is none.
    fn crossings(&self, a: Screen, b: Screen) -> [(f64, Screen); 4] {
        let across_x = |x: f64| {
            let share = (x - a.x) / (b.x - a.x);
            (share, Screen { x, y: a.y + share * (b.y - a.y) })
        };
        let across_y = |y: f64| {
            let share = (y - a.y) / (b.y - a.y);
            (share, Screen { x: a.x + share * (b.x - a.x), y })
        };
        let mut crossings =
            [across_x(self.left), across_x(self.right), across_y(self.top), across_y(self.bottom)]
                .map(|(share, at)| if share > 0.0 && share < 1.0 { (share, at) } else { (2.0, b) });
        // Four: in place, by exchanging neighbours.
        for end in (1..crossings.len()).rev() {
            for at in 0..end {
                if matches!(crossings.get(at..=at + 1), Some([one, other]) if one.0 > other.0) {
                    crossings.swap(at, at + 1);
                }
            }
        }
        crossings
    }

    /// The part of a segment inside; ends that are inside stay as they are.
    fn part_inside(&self, a: Screen, b: Screen) -> Option<(Screen, Screen)> {
        let (a_beyond, b_beyond) = (self.beyond(a), self.beyond(b));
        if a_beyond & b_beyond != 0 {
            return None;
        }
        if a_beyond | b_beyond == 0 {
            return Some((a, b));
        }
        let inside =
            self.crossings(a, b).map(|(share, at)| (share < 2.0 && self.nearly_holds(at)).then_some(at));
        let first = || inside.iter().flatten().next().copied();
        let last = || inside.iter().flatten().next_back().copied();
        Some((if a_beyond == 0 { a } else { first()? }, if b_beyond == 0 { b } else { last()? }))
    }

    fn nearly_holds(&self, at: Screen) -> bool {
        const ROUNDING_PX: f64 = 1e-6;
        self.clamped(at).distance_to(at) < ROUNDING_PX
    }
}

/// What follows a path and draws what the clip leaves of it.
pub(super) trait Pen {
    /// Goes on with a stretch that begins here, where the last one ended if they are of one ring.
    fn start(&mut self, at: Screen, visit: &mut impl FnMut(Step));
    /// Goes straight to here.
    fn to(&mut self, at: Screen, visit: &mut impl FnMut(Step));
    /// Goes over a stretch that lies wholly beyond one edge.
    fn jump(&mut self, from: Screen, to: Screen, visit: &mut impl FnMut(Step));
}

/// Draws one closed ring, every point of it moved to the nearest of the rectangle. On its way there no point crosses the
/// rectangle's inside, so what the ring holds there stays the same, by the even-odd rule and by winding.
pub(super) struct AreaPen {
    clip: Clip,
    first: Option<Screen>,
    last: Option<Screen>,
    /// The last two points drawn; the second is held back, as it may turn out to be between two of the same edge.
    drawn: Option<Screen>,
    held: Option<Screen>,
}

impl AreaPen {
    pub(super) const fn from_clip(clip: Clip) -> Self {
        Self { clip, first: None, last: None, drawn: None, held: None }
    }

    /// Goes back to where the ring began.
    pub(super) fn close(mut self, visit: &mut impl FnMut(Step)) {
        let Some(first) = self.first else { return };
        self.to(first, visit);
        // The first point, which closing comes back to.
        self.held = None;
        if self.drawn.is_some() {
            visit(Step::Close);
        }
    }

    fn put(&mut self, at: Screen, visit: &mut impl FnMut(Step)) {
        let at = self.clip.clamped(at);
        let Some(held) = self.held.filter(|held| *held != at) else {
            self.held = Some(at);
            return;
        };
        if let Some(drawn) = self.drawn {
            if !self.clip.is_along_edge([drawn, held, at]) {
                visit(Step::Line(held));
                self.drawn = Some(held);
            }
        } else {
            visit(Step::Move(held));
            self.drawn = Some(held);
        }
        self.held = Some(at);
    }
}

impl Pen for AreaPen {
    fn start(&mut self, at: Screen, visit: &mut impl FnMut(Step)) {
        self.to(at, visit);
    }

    fn to(&mut self, at: Screen, visit: &mut impl FnMut(Step)) {
        let Some(last) = self.last.replace(at) else {
            self.first = Some(at);
            return self.put(at, visit);
        };
        if last == at {
            return;
        }
        let (last_beyond, beyond) = (self.clip.beyond(last), self.clip.beyond(at));
        if last_beyond | beyond != 0 && last_beyond & beyond == 0 {
            for (_, crossing) in self.clip.crossings(last, at).into_iter().filter(|(share, _)| *share < 2.0) {
                self.put(crossing, visit);
            }
        }
        self.put(at, visit);
    }

    fn jump(&mut self, from: Screen, to: Screen, visit: &mut impl FnMut(Step)) {
        self.to(from, visit);
        self.to(to, visit);
    }
}

/// Draws lines; what is outside the rectangle is left out.
pub(super) struct LinePen {
    clip: Clip,
    /// Where the path is.
    last: Option<Screen>,
    /// Where what is drawn has ended.
    drawn: Option<Screen>,
}

impl LinePen {
    pub(super) const fn from_clip(clip: Clip) -> Self {
        Self { clip, last: None, drawn: None }
    }
}

impl Pen for LinePen {
    fn start(&mut self, at: Screen, _: &mut impl FnMut(Step)) {
        self.last = Some(at);
    }

    fn to(&mut self, at: Screen, visit: &mut impl FnMut(Step)) {
        let Some(last) = self.last.replace(at) else { return };
        let Some((from, to)) = self.clip.part_inside(last, at) else { return };
        if self.drawn != Some(from) {
            visit(Step::Move(from));
        }
        visit(Step::Line(to));
        self.drawn = Some(to);
    }

    fn jump(&mut self, _: Screen, to: Screen, _: &mut impl FnMut(Step)) {
        self.last = Some(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIP: Clip = Clip { left: 0.0, top: 0.0, right: 100.0, bottom: 100.0 };

    fn area(points: &[(f64, f64)]) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut pen = AreaPen::from_clip(CLIP);
        for (x, y) in points {
            pen.to(Screen { x: *x, y: *y }, &mut |step| steps.push(step));
        }
        pen.close(&mut |step| steps.push(step));
        steps
    }

    fn line(points: &[(f64, f64)]) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut pen = LinePen::from_clip(CLIP);
        for (x, y) in points {
            pen.to(Screen { x: *x, y: *y }, &mut |step| steps.push(step));
        }
        steps
    }

    fn to(x: f64, y: f64) -> Step {
        Step::Line(Screen { x, y })
    }

    fn from(x: f64, y: f64) -> Step {
        Step::Move(Screen { x, y })
    }

    #[test]
    fn an_area_around_the_rectangle_fills_it() {
        let around = [(-900.0, -1e6), (1e6, -1e6), (1e6, 1e6), (-900.0, 1e6)];
        let corners = [from(0.0, 0.0), to(100.0, 0.0), to(100.0, 100.0), to(0.0, 100.0), Step::Close];
        assert_eq!(area(&around), corners);
        // A large diamond goes by the corners, on lines that cross two edges.
        let diamond = area(&[(50.0, -900.0), (900.0, 50.0), (50.0, 900.0), (-900.0, 50.0)]);
        assert!(
            [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
                .iter()
                .all(|(x, y)| diamond.contains(&to(*x, *y))),
            "{diamond:?}"
        );
    }

    #[test]
    fn an_area_inside_stays_as_it_is() {
        let steps = area(&[(10.0, 10.0), (20.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 10.0)]);
        assert_eq!(steps, [from(10.0, 10.0), to(20.0, 10.0), to(20.0, 20.0), Step::Close]);
        assert_eq!(area(&[]), []);
        assert_eq!(area(&[(10.0, 10.0)]), []);
    }

    #[test]
    fn what_wanders_along_an_edge_is_one_line() {
        let steps = area(&[(50.0, 50.0), (500.0, 10.0), (300.0, 20.0), (700.0, 30.0), (150.0, 90.0)]);
        assert!(steps.len() <= 6, "{steps:?}");
    }

    #[test]
    fn lines_leave_and_come_back() {
        let steps = line(&[(50.0, 50.0), (150.0, 50.0), (150.0, 60.0), (50.0, 60.0), (40.0, 60.0)]);
        let expected = [from(50.0, 50.0), to(100.0, 50.0), from(100.0, 60.0), to(50.0, 60.0), to(40.0, 60.0)];
        assert_eq!(steps, expected);
        assert_eq!(line(&[(-50.0, 50.0), (150.0, 50.0)]), [from(0.0, 50.0), to(100.0, 50.0)]);
        assert_eq!(line(&[(-50.0, 40.0), (40.0, -50.0)]), []);
        assert_eq!(line(&[(50.0, 50.0)]), []);
    }
}
