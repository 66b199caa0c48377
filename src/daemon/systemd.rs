//! What systemd is told. Without systemd all of it does nothing.

use sd_notify::NotifyState;
use tracing::warn;

/// The daemon is at work.
pub(super) fn ready() {
    tell(&[NotifyState::Ready]);
}

/// The daemon is alive.
pub(super) fn alive() {
    tell(&[NotifyState::Watchdog]);
}

/// The daemon is ending.
pub(super) fn stopping() {
    tell(&[NotifyState::Stopping]);
}

fn tell(states: &[NotifyState]) {
    if let Err(error) = sd_notify::notify(states) {
        warn!(%error, "systemd could not be told");
    }
}
