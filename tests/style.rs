//! The style sheet's colours: all there, the same in both dark blocks, and readable.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop at what it does not expect"
)]

use heartland::{
    render::{Palette, class_share},
    scene::Ink,
    state::Fill,
};
use std::fs;

const LIGHT: &str = ":root";
const DARK: &str = ":root[data-theme=\"dark\"]";
const DARK_BY_SYSTEM: &str = ":root:not([data-theme])";

fn palette(selector: &str) -> Palette {
    Palette::from_style_sheet(&fs::read_to_string("style/tokens.css").expect("the tokens"), selector)
}

/// Red, green and blue light of `#rrggbb`, 0 to 1 (IEC 61966-2-1).
fn light(colour: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| {
        let byte =
            colour.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).expect("#rrggbb");
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    })
}

/// Weights of red, green and blue in luminance.
const GREY: [f64; 3] = [0.2126, 0.7152, 0.0722];

fn product(row: [f64; 3], column: [f64; 3]) -> f64 {
    row.iter().zip(column).map(|(a, b)| a * b).sum()
}

/// Relative luminance of `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    product(GREY, light(colour))
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
            (Ink::LabelTown, Ink::Land),
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
                // Names of sites and routes are written in these.
                assert!(against(ink, ground) >= 4.5, "{selector}: {} on {}", ink.token(), ground.token());
            }
        }
        assert!(against(Ink::Mark, Ink::Paper) >= 3.0);
    }
}

/// How eyes without one kind of cone see light (Machado, Oliveira and Fernandes 2009, full severity), and print in grey.
const EYES: [(&str, [[f64; 3]; 3]); 5] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
    ("grey", [GREY, GREY, GREY]),
];

/// Oklab (Ottosson 2020) of light as some eyes see it.
fn seen(colour: &str, eyes: [[f64; 3]; 3]) -> [f64; 3] {
    let light = light(colour);
    let seen = eyes.map(|row| product(row, light).clamp(0.0, 1.0));
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ]
    .map(|row| product(row, seen).cbrt());
    [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ]
    .map(|row| product(row, cones))
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn distance_of_known_colours() {
    let all_cones = EYES[0].1;
    assert!((distance(seen("#000000", all_cones), seen("#ffffff", all_cones)) - 1.0).abs() < 1e-3);
    // Red and green of one lightness are hard to tell for two of the three, and alike in grey.
    let between = |eyes: usize| distance(seen("#b05a5a", EYES[eyes].1), seen("#5a8a3c", EYES[eyes].1));
    assert!(between(0) > 2.0 * between(2) && between(4) < 0.05);
}

#[test]
fn kinds_and_selection_are_told_apart_by_all_eyes() {
    let kinds = [Ink::Gas, Ink::Oil, Ink::Rail, Ink::Road, Ink::Journey, Ink::Accent];
    for selector in [LIGHT, DARK] {
        let palette = palette(selector);
        for (name, eyes) in EYES {
            // Grey has one dimension of three; dash, ties, arrows and width tell the kinds there as well.
            let least = match name {
                "all cones" => 0.12,
                "grey" => 0.022,
                _ => 0.075,
            };
            for (index, a) in kinds.iter().enumerate() {
                for b in kinds.iter().skip(index + 1) {
                    let apart = distance(seen(palette.colour(*a), eyes), seen(palette.colour(*b), eyes));
                    assert!(
                        apart >= least,
                        "{selector}, {name}: {} and {}: {apart:.3}",
                        a.token(),
                        b.token()
                    );
                }
            }
        }
    }
}

#[test]
fn lines_and_names_stand_out_from_every_ground() {
    let kinds = [Ink::Gas, Ink::Oil, Ink::Rail, Ink::Road, Ink::Journey, Ink::Accent];
    let labels = [Ink::LabelCountry, Ink::LabelTown, Ink::TextQuiet];
    for selector in [LIGHT, DARK] {
        let palette = palette(selector);
        let against = |ink: Ink, ground: Ink| contrast(palette.colour(ink), palette.colour(ground));
        for ink in kinds {
            // In charts and in the legend, and over the sea.
            for ground in [Ink::Paper, Ink::Water] {
                assert!(against(ink, ground) >= 3.0, "{selector}: {} on {}", ink.token(), ground.token());
            }
        }
        // Over countries that are shaded, an edge sets off whatever is drawn.
        for ink in kinds.into_iter().chain(labels) {
            assert!(against(ink, Ink::Halo) >= 4.5, "{selector}: {} in its edge", ink.token());
        }
        // What is written upon bars, and the bars.
        assert!(against(Ink::Paper, Ink::Gas) >= 4.5 && against(Ink::Text, Ink::Paper) >= 7.0, "{selector}");
    }
}

/// One colour upon another as the browser mixes them.
fn mixed(over: &str, under: &str, share: f64) -> String {
    let byte =
        |colour: &str, at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("#rrggbb"));
    let mix = |at: usize| (byte(over, at) * share + byte(under, at) * (1.0 - share)).round() as u8;
    format!("#{:02x}{:02x}{:02x}", mix(1), mix(3), mix(5))
}

#[test]
fn classes_of_shading_are_told_apart_by_all_eyes() {
    for selector in [LIGHT, DARK] {
        let palette = palette(selector);
        for ground in [Ink::Land, Ink::LandFocus] {
            let shares = std::iter::once(0.0).chain((0..Fill::CLASSES).map(class_share));
            let colours: Vec<String> = shares
                .map(|share| mixed(palette.colour(Ink::Shade), palette.colour(ground), share))
                .collect();
            for (name, eyes) in EYES {
                for pair in colours.windows(2) {
                    let apart = distance(seen(&pair[0], eyes), seen(&pair[1], eyes));
                    assert!(apart >= 0.012, "{selector}, {name}: {} and {}: {apart:.3}", pair[0], pair[1]);
                }
            }
        }
    }
}

/// The rules of all style sheets but the one of the tokens: where they stand, and their declarations.
fn rules() -> Vec<(String, Vec<(String, String)>)> {
    let mut rules = Vec::new();
    let files = fs::read_dir("style").expect("the style sheets").flatten().map(|entry| entry.path());
    for path in
        files.filter(|path| path.extension().is_some_and(|it| it == "css") && !path.ends_with("tokens.css"))
    {
        let text = fs::read_to_string(&path).expect("a style sheet");
        let text: String =
            text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, after)| after)).collect();
        for block in text.split('}') {
            let mut parts = block.rsplit('{');
            let (body, selector) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let declarations = body.split(';').filter_map(|line| line.split_once(':'));
            let declarations =
                declarations.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
            rules.push((format!("{}: {}", path.display(), selector.trim()), declarations.collect()));
        }
    }
    rules
}

#[test]
fn every_colour_of_text_is_readable_on_its_ground() {
    let sheet = fs::read_to_string("style/tokens.css").expect("the tokens");
    let mut pairs = 0;
    for (place, declarations) in rules() {
        let token = |names: &[&str]| {
            let value = declarations
                .iter()
                .rev()
                .find(|(name, _)| names.contains(&&**name))
                .map(|(_, value)| value)?;
            value.strip_prefix("var(")?.strip_suffix(')').map(str::to_owned)
        };
        let Some(text) = token(&["color"]) else { continue };
        let ground = token(&["background", "background-color"]).unwrap_or_else(|| "--paper".to_owned());
        for selector in [LIGHT, DARK] {
            let own = sheet.split_once(&format!("{selector} {{")).expect("a theme").1;
            let own = own.split_once('}').expect("its end").0;
            let colour = |token: &str| {
                let line = own.lines().find_map(|line| line.trim().strip_prefix(token)?.strip_prefix(": "));
                line.map(|value| value.trim_end_matches(';').to_owned())
            };
            // Tokens that are no colours of the tokens' sheet stand for others.
            let Some((text, ground)) = colour(&text).zip(colour(&ground)) else { continue };
            pairs += 1;
            assert!(contrast(&text, &ground) >= 4.5, "{place}, {selector}: {text} on {ground}");
        }
    }
    assert!(pairs > 60, "{pairs}");
}

/// A reader who asks for more contrast gets it: text 7 to 1, and lines 3 to 1 that are quieter otherwise. Paper stays light.
#[test]
fn more_contrast_is_more() {
    let sheet = fs::read_to_string("style/senses.css").expect("the style sheet");
    let mut blocks = 0;
    for part in sheet.split("@media ").skip(1) {
        let (media, _) = part.split_once('{').expect("its rules");
        if !media.contains("(prefers-contrast: more)") {
            continue;
        }
        for selector in [LIGHT, DARK, DARK_BY_SYSTEM] {
            let Some((_, rest)) = part.split_once(&format!("\n  {selector} {{")) else { continue };
            let own = rest.split_once('}').expect("its end").0;
            assert_eq!(media.starts_with("screen and "), selector != LIGHT, "{selector}");
            blocks += 1;
            let plain = palette(selector);
            let colour = |ink: Ink| {
                let value =
                    own.lines().find_map(|line| line.trim().strip_prefix(ink.token())?.strip_prefix(": "));
                value.map_or_else(
                    || plain.colour(ink).to_owned(),
                    |value| value.trim_end_matches(';').to_owned(),
                )
            };
            let against = |ink: Ink, ground: Ink| contrast(&colour(ink), &colour(ground));
            for ink in [Ink::Text, Ink::TextQuiet] {
                for ground in [Ink::Paper, Ink::LandFocus] {
                    assert!(against(ink, ground) >= 7.0, "{selector}: {} on {}", ink.token(), ground.token());
                }
            }
            for (ink, ground) in [(Ink::Border, Ink::Land), (Ink::Coast, Ink::Water), (Ink::Mark, Ink::Paper)]
            {
                assert!(against(ink, ground) >= 3.0, "{selector}: {} on {}", ink.token(), ground.token());
            }
        }
    }
    assert_eq!(blocks, 3, "light, dark, and dark by the system");
}
