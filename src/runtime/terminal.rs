//! The terminal: taken over and given back, whatever happens in between.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use color_eyre::eyre::{Result, eyre};
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, QueueableCommand, cursor, style};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use super::outlet;

/// Whether the terminal is ours now. It is one thing for the whole process, and a panic needs to know of it.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is for the program, also after it stood still.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// How long a terminal that takes nothing is waited for when it is given back.
const PATIENCE: Duration = Duration::from_secs(1);

/// The screen while the program has it.
pub(super) struct Screen {
    terminal: Blank,
    paper: Paper,
}

impl Screen {
    /// Takes the terminal over; when that fails half-way, what was done is undone.
    pub(super) fn enter() -> Result<Self> {
        let paper = Paper::default();
        let terminal = take(&paper)?;
        outlet::wait(PATIENCE);
        Ok(Self { terminal, paper })
    }

    pub(super) fn size(&self) -> Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws a frame; the whole of it when the terminal was given back in between.
    ///
    /// Returns whether it was drawn: not while the terminal has not taken the frame before, for then it would take a row of old
    /// frames before it shows the present one.
    pub(super) fn draw(&mut self, painter: impl FnOnce(&mut Frame<'_>)) -> Result<bool> {
        if outlet::broke() {
            return Err(eyre!("the terminal does not take what is sent"));
        }
        if !outlet::is_idle() {
            return Ok(false);
        }
        if !TAKEN.load(Ordering::SeqCst) {
            self.terminal = take(&self.paper)?;
        }
        self.terminal.draw(painter)?;
        outlet::send(self.paper.0.take());
        Ok(true)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// A terminal, and what of it is on the screen.
type Blank = Terminal<CrosstermBackend<Paper>>;

/// What a frame is drawn on before it is sent in one piece.
#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn take(paper: &Paper) -> io::Result<Blank> {
    // Where this fails nothing was done yet, and there is nothing to give back.
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    take_over();
    blank(paper).inspect_err(|_| give_back())
}

/// Returns a terminal of which nothing is known, so that a first frame draws everything.
///
/// The one of ratatui has a `clear`, but that asks the terminal where its cursor is, and not every terminal answers.
fn blank(paper: &Paper) -> io::Result<Blank> {
    Terminal::new(CrosstermBackend::new(paper.clone()))
}

/// Gives the mouse to the program, or back to the terminal.
pub(super) fn point(with_mouse: bool) {
    if MOUSE.swap(with_mouse, Ordering::SeqCst) != with_mouse && TAKEN.load(Ordering::SeqCst) {
        // Without a mouse everything can still be done.
        outlet::send(if with_mouse { bytes(EnableMouseCapture) } else { bytes(DisableMouseCapture) });
    }
}

fn take_over() {
    let mut sent = bytes(EnterAlternateScreen);
    sent.extend(bytes(Clear(ClearType::All)));
    sent.extend(bytes(cursor::Hide));
    if MOUSE.load(Ordering::SeqCst) {
        sent.extend(bytes(EnableMouseCapture));
    }
    // On Windows a paste arrives as keys, and asking for more than that changes what Enter is (crossterm #962).
    if !super::os::pastes_as_keys() {
        sent.extend(bytes(EnableBracketedPaste));
    }
    outlet::send(sent);
}

/// Gives the terminal back as it was; a second call does nothing.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        outlet::send(farewell());
        // Whoever has to wait for a terminal that takes nothing would never stop.
        outlet::wait(PATIENCE);
        // A signal may come in between, and a terminal that stays raw shows nothing of what is typed.
        let _ = disable_raw_mode().or_else(|_| disable_raw_mode());
    }
}

/// Returns what makes a terminal as it was, whatever it was sent before.
fn farewell() -> Vec<u8> {
    let mut sent = bytes(DisableMouseCapture);
    sent.extend(bytes(DisableBracketedPaste));
    sent.extend(bytes(style::ResetColor));
    sent.extend(bytes(cursor::Show));
    sent.extend(bytes(LeaveAlternateScreen));
    sent
}

/// Returns what a command sends; a console of Windows that knows no escapes is changed by asking for them.
fn bytes(command: impl Command) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = bytes.queue(command);
    bytes
}

/// Sends a text to the clipboard of the terminal; whether it arrives is not told by any terminal.
pub(super) fn copy(text: &str) {
    outlet::send(bytes(CopyToClipboard::to_clipboard_from(text)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_farewell_ends_all_that_was_begun() {
        let sent = String::from_utf8(farewell()).unwrap();
        for step in ["\x1b[?1006l", "\x1b[?1000l", "\x1b[?2004l", "\x1b[0m", "\x1b[?25h", "\x1b[?1049l"] {
            assert!(sent.contains(step), "{step:?} in {sent:?}");
        }
        assert!(sent.ends_with("\x1b[?1049l"), "what is told comes on the screen that was there before");
    }
}
