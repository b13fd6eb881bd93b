//! When the program itself fails: the terminal given back, a Dutch sentence, and the English report in a file.

use std::io::{self, BufRead, IsTerminal, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use color_eyre::config::{HookBuilder, Theme};
use color_eyre::eyre::Result;

use super::home::Home;
use super::os;
use crate::text::visible;

/// How many reports of one second are kept.
const MOST: usize = 100;

/// Installs what turns failures into reports; returns where the report of a panic will be named.
///
/// A panic on another thread than this one leaves the screen alone: the program goes on.
///
/// # Errors
/// When the hooks were installed already.
pub fn install(home: &Home) -> Result<Reports> {
    let (panic_hook, eyre_hook) =
        HookBuilder::default().theme(Theme::new()).display_env_section(false).into_hooks();
    eyre_hook.install()?;
    let reports = Reports { home: home.clone(), written: Arc::new(Mutex::new(None)) };
    let (own, main) = (reports.clone(), thread::current().id());
    panic::set_hook(Box::new(move |info| {
        let report = panic_hook.panic_report(info).to_string();
        let message = info.payload_as_str().unwrap_or_default();
        let path = own.write(&report.replace(message, &without_texts(message)));
        if thread::current().id() == main {
            super::terminal::give_back();
            *own.written.lock().unwrap_or_else(PoisonError::into_inner) = path;
        }
    }));
    Ok(reports)
}

/// Writes reports and knows the last one.
#[derive(Debug, Clone)]
pub struct Reports {
    home: Home,
    written: Arc<Mutex<Option<PathBuf>>>,
}

impl Reports {
    /// Writes a report; returns where, when that worked.
    #[must_use]
    pub fn write(&self, text: &str) -> Option<PathBuf> {
        let at = super::now().for_file_name();
        // Two threads may stumble within a second.
        let paths = (1..MOST).map(|copy| match copy {
            1 => self.home.report(&format!("verslag-{at}.txt")),
            copy => self.home.report(&format!("verslag-{at}-{copy}.txt")),
        });
        let path = paths.into_iter().find(|path| !path.exists())?;
        // Whoever looks at it in a terminal is driven by nothing in it.
        let lines: Vec<_> = text.lines().map(visible).collect();
        os::write_privately(&path, &(lines.join("\n") + "\n")).ok()?;
        Some(path)
    }

    /// Runs something; a panic becomes a sentence and nothing.
    pub fn guard<T>(&self, run: impl FnOnce() -> T) -> Option<T> {
        let ran = panic::catch_unwind(AssertUnwindSafe(run));
        ran.map_err(|_| {
            let path = self.written.lock().unwrap_or_else(PoisonError::into_inner).clone();
            self.apologise(
                "Het programma is gestopt door een fout. Wat u deed is bewaard: open het opnieuw.",
                path,
            );
        })
        .ok()
    }

    /// Tells that something failed, where the report is, and waits for a key so that a window does not just vanish.
    pub fn apologise(&self, sentence: &str, report: Option<PathBuf>) {
        let report =
            report.map(|path| format!(" Het verslag voor wie het herstelt staat in {}.", path.display()));
        say(&format!("{sentence}{}", report.unwrap_or_default()));
        wait_for_enter();
    }
}

/// Returns a message with all that stands between quotes left out: that may be a text of the agenda, which a report that is sent
/// to somebody must not hold. The library that cuts texts quotes the one that it could not cut.
fn without_texts(message: &str) -> String {
    let mut told = String::new();
    let mut rest = message;
    while let Some(at) = rest.find(['`', '"', '\'']) {
        let (before, quoted) = rest.split_at(at);
        told.push_str(before);
        told.push('…');
        let mark = &quoted[..1];
        // The last of its kind: what is quoted may hold that mark too.
        rest = quoted[1..].rsplit_once(mark).map_or("", |(_, after)| after);
    }
    told + rest
}

/// Says something to whoever started the program; a terminal that is gone is no reason to fail again.
pub fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "{}", visible(sentence));
}

/// Whether somebody pressed a key since the last words were said.
static READ: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());

/// Tells that somebody pressed a key after the program ended. The thread that waits for keys may still be there then,
/// and take the Enter that is waited for.
pub(super) fn somebody_read() {
    *READ.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
    READ.1.notify_all();
}

/// Waits until somebody has read what was said: a window that was opened for the program closes with it.
pub fn wait_for_enter() {
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return;
    }
    *READ.0.lock().unwrap_or_else(PoisonError::into_inner) = false;
    say("Druk op Enter om te sluiten.");
    let reader = thread::Builder::new().name("enter".into()).spawn(|| {
        let _ = io::stdin().lock().read_line(&mut String::new());
        somebody_read();
    });
    if reader.is_ok() {
        let read = READ.0.lock().unwrap_or_else(PoisonError::into_inner);
        drop(READ.1.wait_while(read, |read| !*read));
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;
    use std::path::Path;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::super::terminal::Screen;
    use super::*;

    #[test]
    #[ignore = "only a part of the test below"]
    fn fails_with_the_screen_taken() {
        if std::env::var_os("OVERLEG_FAILS").is_none() {
            return;
        }
        let done = install(&Home::find()).unwrap().guard(|| {
            let _screen = Screen::enter().unwrap();
            assert!(std::env::args().count() == 0, "a failure of our own");
        });
        assert!(done.is_none());
    }

    #[test]
    fn a_report_holds_no_text_that_was_quoted() {
        for (message, told) in [
            (
                "index out of bounds: the len is 3 but the index is 5",
                "index out of bounds: the len is 3 but the index is 5",
            ),
            (
                "byte index 1 is not a char boundary; it is inside 'é' (bytes 0..2) of `één `geheim` punt`",
                "byte index 1 is not a char boundary; it is inside … (bytes 0..2) of …",
            ),
            ("called `Option::unwrap()` on a `None` value", "called … value"),
            ("no end: \"geheim", "no end: …"),
            ("", ""),
        ] {
            assert_eq!(without_texts(message), told);
        }
    }

    #[test]
    fn a_failure_gives_the_terminal_back_before_it_is_told() {
        const SCRIPT: &str = r#"echo "voor=$(stty -g)"; "$0" "$@" </dev/null; echo "na=$(stty -g)""#;
        const PART: &str = "runtime::report::tests::fails_with_the_screen_taken";
        if !Path::new("/bin/sh").exists() {
            return;
        }
        let (home, program) = (tempfile::tempdir().unwrap(), std::env::current_exe().unwrap());
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", SCRIPT, program.to_str().unwrap(), "--exact", PART, "--ignored", "--nocapture"]);
        command.env("OVERLEG_HOME", home.path());
        command.env("OVERLEG_FAILS", "ja");
        command.env("TERM", "xterm-256color");
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut raw = Vec::new();
        // A terminal whose last program ended is told as a failure to read.
        let _ = reader.read_to_end(&mut raw);
        child.wait().unwrap();
        let raw = String::from_utf8(raw).unwrap();
        let settings = |name| raw.split(name).nth(1).unwrap().lines().next().unwrap();
        assert_eq!(settings("voor="), settings("na="));
        let (_, taken) = raw.split_once("\x1b[?1049h").unwrap();
        // Both the hook and the screen that goes give back; the second finds nothing left to do.
        assert_eq!(taken.matches("\x1b[?1049l").count(), 1, "{taken:?}");
        let (drawn, said) = taken.rsplit_once("\x1b[?1049l").unwrap();
        assert!(drawn.contains("\x1b[?2004l") && drawn.contains("\x1b[?25h"), "{drawn:?}");
        assert!(said.contains("Het programma is gestopt door een fout."), "{said:?}");
        assert!(!raw.contains("a failure of our own"), "{raw:?}");
        let state = fs::read_dir(home.path().join("state")).unwrap();
        let reports: Vec<_> = state.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
        assert!(reports.len() == 1 && reports[0].contains("a failure of our own"), "{reports:?}");
    }
}
