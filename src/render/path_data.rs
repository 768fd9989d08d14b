//! Path data of SVG, as short as it can be: relative, in tenths of a pixel or in whole pixels.

use crate::{geo::Screen, scene::Step};

/// Collects steps. Positions are rounded first, so that no error adds up along a path; lines that end where they begin are
/// left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PathData {
    text: String,
    /// Rounds to whole pixels and not to tenths.
    is_whole: bool,
    /// Where the pen is, in tenths of a pixel.
    at: [i64; 2],
    /// Whether the last command was a line, whose letter need not be repeated.
    is_line: bool,
}

impl PathData {
    /// Data in whole pixels.
    pub(super) fn in_whole_pixels() -> Self {
        Self { is_whole: true, ..Self::default() }
    }

    /// The data; empty where there was no step.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn push(&mut self, step: Step) {
        match step {
            Step::Move(to) => {
                self.at = self.rounded(to);
                self.text.push('M');
                self.pair(self.at);
                self.is_line = false;
            }
            Step::Line(to) => {
                let to = self.rounded(to);
                let delta = [to[0] - self.at[0], to[1] - self.at[1]];
                if delta == [0, 0] {
                    return;
                }
                if !self.is_line {
                    self.text.push('l');
                } else if delta[0] >= 0 {
                    self.text.push(' ');
                }
                self.pair(delta);
                self.at = to;
                self.is_line = true;
            }
            // Every run begins with a move, so that where the pen goes does not matter.
            Step::Close => {
                self.text.push('z');
                self.is_line = false;
            }
        }
    }

    /// Appends a run of points; nothing for fewer than two.
    pub(super) fn run(&mut self, points: &[Screen], is_closed: bool) {
        let Some((first, rest)) = points.split_first().filter(|(_, rest)| !rest.is_empty()) else { return };
        self.push(Step::Move(*first));
        for point in rest {
            self.push(Step::Line(*point));
        }
        if is_closed {
            self.push(Step::Close);
        }
    }

    fn rounded(&self, at: Screen) -> [i64; 2] {
        if self.is_whole {
            [at.x, at.y].map(|value| i64::from(value.round() as i32) * 10)
        } else {
            tenths(at)
        }
    }

    fn pair(&mut self, [x, y]: [i64; 2]) {
        self.number(x);
        if y >= 0 {
            self.text.push(' ');
        }
        self.number(y);
    }

    fn number(&mut self, tenths: i64) {
        if tenths < 0 {
            self.text.push('-');
        }
        let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        if whole > 0 || rest == 0 {
            push_digits(&mut self.text, whole);
        }
        if rest > 0 {
            self.text.push('.');
            push_digits(&mut self.text, rest);
        }
    }
}

fn push_digits(text: &mut String, number: u64) {
    if number >= 10 {
        push_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// What is not finite or beyond all screens stands at the edge of what a whole number holds, as `as` has it.
fn tenths(at: Screen) -> [i64; 2] {
    [at.x, at.y].map(|value| i64::from((value * 10.0).round() as i32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(points: &[(f64, f64)], is_closed: bool) -> String {
        let points: Vec<Screen> = points.iter().map(|&(x, y)| Screen { x, y }).collect();
        let mut data = PathData::default();
        data.run(&points, is_closed);
        data.text
    }

    #[test]
    fn runs() {
        assert_eq!(data(&[], true), "");
        assert_eq!(data(&[(1.0, 2.0)], true), "");
        assert_eq!(data(&[(1.04, -2.0), (1.56, -2.06), (0.0, 8.0)], false), "M1-2l.6-.1-1.6 10.1");
        assert_eq!(data(&[(0.0, 0.0), (0.04, 0.0), (12.0, 0.5), (14.0, 0.5)], true), "M0 0l12 .5 2 0z");
    }

    #[test]
    fn whole_pixels() {
        let mut data = PathData::in_whole_pixels();
        data.run(&[(1.4, 2.6), (1.2, 2.9), (-3.0, 4.4)].map(|(x, y)| Screen { x, y }), true);
        assert_eq!(data.text, "M1 3l-4 1z");
    }

    #[test]
    fn rounding_does_not_add_up() {
        let points: Vec<(f64, f64)> = (0..=1000).map(|step| (f64::from(step) * 0.14, 0.0)).collect();
        let sum: f64 = data(&points, false)
            .split_once('l')
            .into_iter()
            .flat_map(|(_, rest)| rest.split(' ').step_by(2))
            .filter_map(|number| number.parse::<f64>().ok())
            .sum();
        assert!((sum - 140.0).abs() < 1e-6, "{sum}");
    }

    #[test]
    fn strange_numbers_break_nothing() {
        assert_eq!(data(&[(f64::NAN, 0.0), (f64::INFINITY, -1e300)], false), "M0 0l214748364.7-214748364.8");
    }
}
