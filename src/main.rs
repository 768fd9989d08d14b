//! The page's start: panics are told to the console, and `src/boot.js` tells the reader that the app has stopped.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        console_error_panic_hook::set_once();
        heartland::ui::start();
    }
}
