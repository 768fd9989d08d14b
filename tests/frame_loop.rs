//! The fingers, the viewport and where the picture that is there already goes ask for no memory while they move: counted, not
//! timed. A picture that is drawn anew does.

use heartland::{
    geo::{Plate, Screen, Viewport},
    state::{Gesture, Pointers},
};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Bytes that `run` asks for on top of what is there already. What other threads ask for meanwhile is counted too: the least
/// of a few runs is meant.
fn asked(mut run: impl FnMut()) -> usize {
    let runs = (0..5).map(|_| {
        HEAP.reset_peak_usage();
        let before = HEAP.current_usage();
        run();
        HEAP.peak_usage().saturating_sub(before)
    });
    runs.min().unwrap_or(usize::MAX)
}

/// A drag and a zoom of 120 frames, as the stage takes them, without what it paints.
fn gesture(pointers: &mut Pointers, plate: &Plate, css: &mut String) -> Viewport {
    let mut viewport = plate.drawn;
    let mut at = Screen { x: 400.0, y: 200.0 };
    pointers.press(1, at);
    for frame in 0..60 {
        at = Screen { x: at.x + 9.3, y: at.y - 4.1 };
        if let Gesture::Pan(dx, dy) = pointers.shift(1, at, f64::from(frame) * 16.7) {
            viewport = viewport.panned(dx, dy);
        }
        assert!(plate.open_share(&viewport) < 1.0);
        plate.write_css(&viewport, css);
    }
    pointers.release(1, at, 1003.0, false);
    for _ in 0..60 {
        viewport = viewport.zoomed(1.03, at);
        plate.write_css(&viewport, css);
    }
    viewport
}

#[test]
fn a_picture_is_moved_without_asking_for_memory() {
    assert!(asked(|| drop(std::hint::black_box(Box::new([1_u8; 64])))) >= 64, "what is asked for is counted");
    let drawn = Viewport::from_size(800.0, 400.0).zoomed(2.0, Screen { x: 400.0, y: 200.0 });
    let plate = Plate { drawn, margin_px: 90.0 };
    let (mut pointers, mut css) = (Pointers::default(), String::new());
    // The first gesture takes the room that all later ones use.
    let moved = gesture(&mut pointers, &plate, &mut css);
    assert_ne!(moved, drawn);
    let bytes = asked(|| {
        std::hint::black_box(gesture(&mut pointers, &plate, &mut css));
    });
    assert_eq!(bytes, 0);
}
