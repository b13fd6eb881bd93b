//! All that differs by operating system while the program runs; each Unix item stands beside its other half.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use color_eyre::eyre::Result;

use super::surroundings::Surroundings;
use crate::app::terminal::Terminal;

/// Returns whether a paste arrives as a burst of keys: on Windows (crossterm #737), and where somebody says so.
#[must_use]
pub fn pastes_as_keys() -> bool {
    cfg!(windows) || std::env::var_os("OVERLEG_PLAKKEN").is_some_and(|how| how == "toetsen")
}

/// What the system tells a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// To end, by the signal with this number.
    End(i32),
    /// To stand still until it is told to go on, as `kill -TSTP` does.
    Pause,
    /// That it goes on after it stood still; the terminal may show anything by now.
    GoOn,
}

/// Has a thread call `tell` with what every signal asks.
///
/// # Errors
/// When the system refuses to hand over its signals.
#[cfg(unix)]
pub fn listen_to_signals(tell: impl Fn(Told) + Send + 'static) -> Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    const HEARD: [i32; 6] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT];
    let mut signals = signal_hook::iterator::Signals::new(HEARD)?;
    std::thread::Builder::new().name("signalen".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => tell(Told::Pause),
                SIGCONT => tell(Told::GoOn),
                signal => tell(Told::End(signal)),
            }
        }
    })?;
    Ok(())
}

/// Has a file that may not grow any further be an error and not the death of the program, from its first line on.
#[cfg(unix)]
pub fn outlive_limits() {
    // A system that refuses leaves what every program has: the limit ends it.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
}

/// Does nothing: Windows has no such signal.
#[cfg(not(unix))]
pub fn outlive_limits() {}

/// Stands still until somebody has the program go on.
#[cfg(unix)]
pub fn pause() {
    // A system that refuses leaves the program running, and it then goes on at once.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Does nothing: Windows does not ask a console program to stand still.
#[cfg(not(unix))]
pub fn pause() {}

/// Does nothing: Windows has no signals. Ctrl-C is a key in raw mode, and whoever closes the window (`CTRL_CLOSE_EVENT`) ends the
/// program at once, as a crash does; what was shown is with the system by then.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn listen_to_signals(_tell: impl Fn(Told) + Send + 'static) -> Result<()> {
    Ok(())
}

/// Returns the exit code for a signal, as a shell expects it.
#[must_use]
pub fn exit_code(signal: i32) -> u8 {
    u8::try_from(128 + signal).unwrap_or(1)
}

/// Returns whether there is a terminal, still: one that was closed is none any more.
#[must_use]
pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Returns whether somebody sits at a terminal that can show a screen.
#[must_use]
pub fn has_screen() -> bool {
    has_terminal()
        && (cfg!(windows) || std::env::var("TERM").is_ok_and(|term| !term.is_empty() && term != "dumb"))
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

/// Returns whether the terminal shows more than the letters of ASCII, going by its locale.
#[cfg(unix)]
#[must_use]
pub fn speaks_utf8() -> bool {
    let value = |name| std::env::var(name).ok();
    is_utf8(["LC_ALL", "LC_CTYPE", "LANG"].map(value).each_ref().map(Option::as_deref))
}

/// Returns whether the terminal shows more than the letters of ASCII: a console of Windows is written to in UTF-16.
#[cfg(not(unix))]
#[must_use]
pub fn speaks_utf8() -> bool {
    true
}

/// Returns whether `LC_ALL`, `LC_CTYPE` and `LANG` together mean UTF-8: the first that says something counts.
///
/// Where nothing is said it is UTF-8: that is what terminals are now, and many a login over ssh sets nothing.
#[must_use]
pub fn is_utf8(locale: [Option<&str>; 3]) -> bool {
    let Some(said) = locale.into_iter().flatten().find(|value| !value.is_empty()) else { return true };
    let charset = said.split_once('.').map_or(said, |(_, charset)| charset);
    let charset = charset.split('@').next().unwrap_or_default();
    ["utf-8", "utf8"].iter().any(|name| charset.eq_ignore_ascii_case(name))
}

/// Returns the name of the user, for whoever finds the agenda already open.
#[must_use]
pub fn user() -> String {
    let name = std::env::var("USER").or_else(|_| std::env::var("USERNAME"));
    name.unwrap_or_else(|_| "iemand".into())
}

/// Returns the folder that belongs to the user, where there is one.
#[must_use]
pub fn own_folder() -> Option<std::path::PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

/// Writes a file that only the user may read: what somebody seeks, and where something went wrong, is nobody else's business.
///
/// Whoever dies halfway leaves the one before.
///
/// # Errors
/// When the system refuses.
pub fn write_privately(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        make_private_folder(folder)?;
    }
    let half = path.with_extension("nieuw");
    let _ = fs::remove_file(&half);
    private(fs::OpenOptions::new().write(true).create_new(true)).open(&half)?.write_all(text.as_bytes())?;
    fs::rename(&half, path)
}

#[cfg(unix)]
fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

/// A user's folders on Windows are private already; a file inherits that.
#[cfg(not(unix))]
fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    options
}

#[cfg(unix)]
fn make_private_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make_private_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Returns the name of this computer.
#[cfg(unix)]
#[must_use]
pub fn host() -> String {
    let name =
        fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    name.map_or_else(|_| "deze computer".into(), |name| name.trim().into())
}

/// Returns the name of this computer.
#[cfg(not(unix))]
#[must_use]
pub fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_else(|_| "deze computer".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_that_says_something_tells_whether_it_is_utf8() {
        for (locale, is) in [
            ([None, None, None], true),
            ([Some(""), None, Some("")], true),
            ([None, None, Some("nl_NL.UTF-8")], true),
            ([None, None, Some("nl_NL.utf8@euro")], true),
            ([None, Some("UTF-8"), Some("C")], true),
            ([Some("C"), Some("nl_NL.UTF-8"), Some("nl_NL.UTF-8")], false),
            ([Some(""), Some("POSIX"), Some("nl_NL.UTF-8")], false),
            ([None, None, Some("C.UTF-8")], true),
            ([None, None, Some("nl_NL@euro")], false),
            ([None, None, Some("nl_NL.ISO-8859-15")], false),
        ] {
            assert_eq!(is_utf8(locale), is, "{locale:?}");
        }
    }
}
