//! Progress bars on a terminal, silence elsewhere.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

use crate::pipeline::Progress;

/// A bar on standard error; hidden where that is no terminal.
#[derive(Default)]
pub(super) struct Bar {
    bar: Mutex<Option<ProgressBar>>,
}

impl Bar {
    fn set(&self, next: Option<ProgressBar>) {
        let mut bar = self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(last) = std::mem::replace(&mut *bar, next) {
            last.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn begin(&self, stage: &'static str, steps: usize) {
        let bar = ProgressBar::new(steps as u64).with_message(stage);
        if let Ok(style) = ProgressStyle::with_template("{msg:>14} {wide_bar} {pos}/{len} {eta}") {
            bar.set_style(style);
        }
        self.set((steps > 0).then_some(bar));
    }

    fn step(&self) {
        if let Some(bar) = &*self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner) {
            bar.inc(1);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.set(None);
    }
}
