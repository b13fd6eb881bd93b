//! The one channel through which everything comes that can wake the program.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use color_eyre::eyre::Result;
use crossterm::event::{self, Event};

use super::os;
use crate::store::News;

/// What can wake the program.
#[derive(Debug)]
pub(super) enum Wake {
    /// The terminal has an event.
    Event(Event),
    /// The disk of the agenda with this number has news.
    News(usize, News),
    /// The system asks to stop.
    Signal(i32),
    /// The terminal cannot be read any more.
    Gone,
}

/// Starts listening to terminal and system; returns both ends of the channel.
///
/// The terminal is read by a thread of its own, so that a terminal that died (where crossterm may spin inside its own
/// waiting, crossterm #793) cannot keep the program from hearing the signal that says so.
pub(super) fn listen() -> Result<(Sender<Wake>, Receiver<Wake>)> {
    let (sender, wakes) = channel();
    let own: Sender<Wake> = sender.clone();
    os::listen_to_signals(signal_sender(&sender))?;
    thread::Builder::new().name("toetsen".into()).spawn(move || {
        loop {
            let wake = event::read().map_or(Wake::Gone, Wake::Event);
            let over = matches!(wake, Wake::Gone);
            if sender.send(wake).is_err() || over {
                return;
            }
        }
    })?;
    Ok((own, wakes))
}

fn signal_sender(sender: &Sender<Wake>) -> impl Fn(i32) + Send + 'static {
    let sender = sender.clone();
    move |signal| drop(sender.send(Wake::Signal(signal)))
}

/// Passes on what the disk of one agenda tells, until it is closed.
pub(super) fn forward(sender: Sender<Wake>, sitting: usize, news: Receiver<News>) {
    // Without this thread the disk works all the same; only the sign in the header would come later.
    let _ = thread::Builder::new().name("nieuws".into()).spawn(move || {
        for news in news {
            if sender.send(Wake::News(sitting, news)).is_err() {
                return;
            }
        }
    });
}
