//! The terminal: taken over and given back, whatever happens in between.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use color_eyre::eyre::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, style};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

/// Whether the terminal is ours now. It is one thing for the whole process, and a panic needs to know of it.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is for the program, also after it stood still.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Room for a whole frame: it goes to the terminal in one piece.
const FRAME_BYTES: usize = 1 << 16;

/// The screen while the program has it.
pub(super) struct Screen {
    terminal: Blank,
}

impl Screen {
    /// Takes the terminal over; when that fails half-way, what was done is undone.
    pub(super) fn enter() -> Result<Self> {
        Ok(Self { terminal: take()? })
    }

    pub(super) fn size(&self) -> Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws a frame; the whole of it when the terminal was given back in between.
    pub(super) fn draw(&mut self, painter: impl FnOnce(&mut Frame<'_>)) -> Result<()> {
        if !TAKEN.load(Ordering::SeqCst) {
            self.terminal = take()?;
        }
        self.terminal.draw(painter)?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// A terminal, and what of it is on the screen.
type Blank = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

fn take() -> io::Result<Blank> {
    TAKEN.store(true, Ordering::SeqCst);
    take_over().and_then(|()| blank()).inspect_err(|_| give_back())
}

/// Returns a terminal of which nothing is known, so that a first frame draws everything.
///
/// The one of ratatui has a `clear`, but that asks the terminal where its cursor is, and not every terminal answers.
fn blank() -> io::Result<Blank> {
    Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout())))
}

/// Gives the mouse to the program, or back to the terminal.
pub(super) fn point(with_mouse: bool) {
    if MOUSE.swap(with_mouse, Ordering::SeqCst) != with_mouse && TAKEN.load(Ordering::SeqCst) {
        // Without a mouse everything can still be done.
        let _ = if with_mouse {
            execute!(io::stdout(), EnableMouseCapture)
        } else {
            execute!(io::stdout(), DisableMouseCapture)
        };
    }
}

fn take_over() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), cursor::Hide)?;
    if MOUSE.load(Ordering::SeqCst) {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    // On Windows a paste arrives as keys, and asking for more than that changes what Enter is (crossterm #962).
    if !super::os::pastes_as_keys() {
        execute!(io::stdout(), EnableBracketedPaste)?;
    }
    Ok(())
}

/// Gives the terminal back as it was; a second call does nothing.
pub(super) fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        give_back_through(&mut io::stdout(), disable_raw_mode);
    }
}

/// Every step is tried, also when one before it failed: of a terminal that is half gone as much as can be is given back.
fn give_back_through(out: &mut impl Write, cook: impl FnOnce() -> io::Result<()>) {
    let _ = execute!(out, DisableMouseCapture);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, style::ResetColor);
    let _ = execute!(out, cursor::Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = cook();
    let _ = out.flush();
}

/// Sends a text to the clipboard of the terminal; whether it arrives is not told by any terminal.
pub(super) fn copy(text: &str) {
    let _ = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A terminal that keeps what it is sent and says every time that it failed.
    #[derive(Default)]
    struct Failing(Vec<u8>);

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.extend(bytes);
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }

    #[test]
    fn every_step_of_giving_back_is_tried_also_when_all_fail() {
        let (mut terminal, mut cooked) = (Failing::default(), false);
        give_back_through(&mut terminal, || {
            cooked = true;
            Err(io::ErrorKind::NotFound.into())
        });
        let sent = String::from_utf8(terminal.0).unwrap();
        for step in ["\x1b[?1000l", "\x1b[?2004l", "\x1b[0m", "\x1b[?25h", "\x1b[?1049l"] {
            assert!(sent.contains(step), "{step:?} in {sent:?}");
        }
        assert!(cooked);
    }
}
