//! All that differs by operating system while the program runs; each Unix item stands beside its other half.

use std::io::IsTerminal;

use color_eyre::eyre::Result;

use super::surroundings::Surroundings;
use crate::app::look::Terminal;

/// Whether a paste arrives as a burst of keys (crossterm #737).
pub const PASTES_AS_KEYS: bool = cfg!(windows);

/// Has a thread call `tell` with the number of every signal that asks to stop.
///
/// A file that may not grow any further is an error and not a death: that signal is caught and left alone.
///
/// # Errors
/// When the system refuses to hand over its signals.
#[cfg(unix)]
pub fn listen_to_signals(tell: impl Fn(i32) + Send + 'static) -> Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGXFSZ])?;
    std::thread::Builder::new().name("signalen".into()).spawn(move || {
        for signal in signals.forever().filter(|signal| *signal != SIGXFSZ) {
            tell(signal);
        }
    })?;
    Ok(())
}

/// Does nothing: Windows ends a console program without a signal, and the journal is on disk by then.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn listen_to_signals(_tell: impl Fn(i32) + Send + 'static) -> Result<()> {
    Ok(())
}

/// Returns the exit code for a signal, as a shell expects it.
#[must_use]
pub fn exit_code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(1)
}

/// Returns whether somebody sits at a terminal that can show a screen.
#[must_use]
pub fn has_screen() -> bool {
    let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    terminal && (cfg!(windows) || std::env::var("TERM").is_ok_and(|term| !term.is_empty() && term != "dumb"))
}

/// Returns what the terminal can show, as far as the surroundings tell.
#[must_use]
pub fn terminal() -> Terminal {
    let variable = |name: &str| {
        let value = std::env::var_os(name).filter(|value| !value.is_empty())?;
        Some(value.to_string_lossy().into_owned())
    };
    Surroundings { variable: &variable, windows: cfg!(windows) }.terminal()
}

/// Returns the name of the user, for whoever finds the agenda already open.
#[must_use]
pub fn user() -> String {
    let name = std::env::var("USER").or_else(|_| std::env::var("USERNAME"));
    name.unwrap_or_else(|_| "iemand".into())
}

/// Returns the name of this computer.
#[cfg(unix)]
#[must_use]
pub fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname")
        .or_else(|_| std::fs::read_to_string("/etc/hostname"));
    name.map_or_else(|_| "deze computer".into(), |name| name.trim().into())
}

/// Returns the name of this computer.
#[cfg(not(unix))]
#[must_use]
pub fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_else(|_| "deze computer".into())
}
