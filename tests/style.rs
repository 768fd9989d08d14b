//! The style sheet's colours: all there, the same in both dark blocks, and readable.

#![allow(clippy::expect_used, reason = "a test may stop at what it does not expect")]

use heartland::{render::Palette, scene::Ink};
use std::fs;

const LIGHT: &str = ":root";
const DARK: &str = ":root[data-theme=\"dark\"]";
const DARK_BY_SYSTEM: &str = ":root:not([data-theme])";

fn palette(selector: &str) -> Palette {
    Palette::from_style_sheet(&fs::read_to_string("style/tokens.css").expect("the tokens"), selector)
}

/// Relative luminance of `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let byte =
            colour.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).expect("#rrggbb");
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_of_known_colours() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
}

#[test]
fn every_ink_has_a_colour_of_its_own_in_each_theme() {
    let (light, dark) = (palette(LIGHT), palette(DARK));
    for ink in Ink::ALL {
        for colour in [light.colour(*ink), dark.colour(*ink)] {
            assert!(colour.starts_with('#') && colour.len() == 7, "{}: {colour:?}", ink.token());
        }
        assert_ne!(light.colour(*ink), dark.colour(*ink), "{}", ink.token());
    }
    assert!(!light.serif.is_empty() && !light.sans.is_empty());
}

#[test]
fn dark_by_choice_is_dark_by_system() {
    assert_eq!(palette(DARK), palette(DARK_BY_SYSTEM));
}

#[test]
fn text_and_marks_stand_out() {
    for selector in [LIGHT, DARK] {
        let palette = palette(selector);
        let against = |ink: Ink, ground: Ink| contrast(palette.colour(ink), palette.colour(ground));
        for (ink, ground) in [
            (Ink::Text, Ink::Paper),
            (Ink::TextQuiet, Ink::Paper),
            (Ink::Accent, Ink::Paper),
            (Ink::LabelCountry, Ink::Land),
            (Ink::LabelCountry, Ink::LandFocus),
            (Ink::LabelTown, Ink::LandFocus),
            (Ink::LabelWater, Ink::Water),
        ] {
            assert!(
                against(ink, ground) >= 4.5,
                "{selector}: {} on {}: {:.2}",
                ink.token(),
                ground.token(),
                against(ink, ground)
            );
        }
        for ink in [Ink::Gas, Ink::Oil, Ink::Rail, Ink::Road, Ink::Journey, Ink::Accent] {
            for ground in [Ink::Land, Ink::LandFocus] {
                assert!(against(ink, ground) >= 3.0, "{selector}: {} on {}", ink.token(), ground.token());
            }
        }
        assert!(against(Ink::Mark, Ink::Paper) >= 3.0);
    }
}
