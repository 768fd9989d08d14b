//! The page's start: a panic hook that tells the reader, and the app.

fn main() {
    #[cfg(target_arch = "wasm32")]
    {
        std::panic::set_hook(Box::new(|info| {
            console_error_panic_hook::hook(info);
            heartland::web::report_failure("");
            heartland::web::tell_host_of_failure("the atlas has stopped");
        }));
        heartland::ui::start();
    }
}
