//! The terminal: taken over and given back, whatever happens in between.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use color_eyre::eyre::Result;
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute, style};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

/// Whether the terminal is ours now. It is one thing for the whole process, and a panic needs to know of it.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Room for a whole frame: it goes to the terminal in one piece.
const FRAME_BYTES: usize = 1 << 16;

/// The screen while the program has it.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
}

impl Screen {
    /// Takes the terminal over; when that fails half-way, what was done is undone.
    pub(super) fn enter() -> Result<Self> {
        TAKEN.store(true, Ordering::SeqCst);
        let entered = take_over().and_then(|()| {
            let out = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
            Terminal::new(CrosstermBackend::new(out))
        });
        match entered {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                give_back();
                Err(error.into())
            }
        }
    }

    pub(super) fn size(&self) -> Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    pub(super) fn draw(&mut self, painter: impl FnOnce(&mut Frame<'_>)) -> Result<()> {
        self.terminal.draw(painter)?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn take_over() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, cursor::Hide)?;
    // On Windows a paste arrives as keys, and asking for more than that changes what Enter is (crossterm #962).
    if !super::os::PASTES_AS_KEYS {
        execute!(io::stdout(), EnableBracketedPaste)?;
    }
    Ok(())
}

/// Gives the terminal back as it was. Every step is tried, also when one before it failed; a second call does nothing.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, style::ResetColor, cursor::Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// Sends a text to the clipboard of the terminal; whether it arrives is not told by any terminal.
pub(super) fn copy(text: &str) {
    let _ = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
}
