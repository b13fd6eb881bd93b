//! The way to the terminal: a thread writes, so that a terminal that takes nothing for a while keeps nobody from working.
//!
//! It is one for the whole process, as the terminal is. What is sent and when is for [`terminal`](super::terminal).

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Duration;

static WRITER: OnceLock<Sender<Vec<u8>>> = OnceLock::new();

/// How many pieces were sent and not taken by the terminal yet.
static UNDERWAY: (Mutex<usize>, Condvar) = (Mutex::new(0), Condvar::new());

/// Whether the terminal refused something.
static BROKEN: AtomicBool = AtomicBool::new(false);

fn underway() -> MutexGuard<'static, usize> {
    UNDERWAY.0.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sends bytes to the terminal; they arrive in order, and nobody waits for it.
pub(super) fn send(bytes: Vec<u8>) {
    *underway() += 1;
    if let Err(unsent) = WRITER.get_or_init(start).send(bytes) {
        write(&unsent.0);
    }
}

/// Returns whether the terminal took all that was sent.
pub(super) fn is_idle() -> bool {
    *underway() == 0
}

/// Waits until the terminal took all that was sent, or this long.
pub(super) fn wait(patience: Duration) {
    drop(UNDERWAY.1.wait_timeout_while(underway(), patience, |pieces| *pieces > 0));
}

/// Returns whether the terminal refused what was sent since this was asked last.
pub(super) fn broke() -> bool {
    BROKEN.swap(false, Ordering::SeqCst)
}

fn start() -> Sender<Vec<u8>> {
    let (sender, pieces) = channel::<Vec<u8>>();
    let work = move || pieces.into_iter().for_each(|piece| write(&piece));
    // Without a thread nobody is at the other end, and whoever sends writes.
    let _ = thread::Builder::new().name("scherm".into()).spawn(work);
    sender
}

fn write(piece: &[u8]) {
    let mut out = io::stdout().lock();
    let done = out.write_all(piece).and_then(|()| out.flush());
    BROKEN.fetch_or(done.is_err(), Ordering::SeqCst);
    *underway() -= 1;
    UNDERWAY.1.notify_all();
}
