//! The one channel through which everything comes that can wake the program.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::events::Events;
use super::os::{self, Told};
use crate::app::Input;
use crate::store::News;
use color_eyre::eyre::Result;

/// What can wake the program.
#[derive(Debug)]
pub(super) enum Wake {
    /// Somebody did something at the terminal.
    Input(Input),
    /// The disk has news.
    News(News),
    /// The system asks something.
    Told(Told),
    /// The terminal cannot be read any more.
    Gone,
}

/// Starts listening to terminal, disk and system.
///
/// The terminal is read by a thread of its own, so that a terminal that died (where crossterm may spin inside its own
/// waiting, crossterm #793) cannot keep the program from hearing the signal that says so.
pub(super) fn listen(news: Receiver<News>) -> Result<Receiver<Wake>> {
    let (sender, wakes) = channel();
    os::listen_to_signals(signal_sender(&sender))?;
    forward(sender.clone(), news);
    thread::Builder::new().name("toetsen".into()).spawn(move || {
        let mut events = Events::new();
        while let Some(inputs) = events.next() {
            if inputs.into_iter().any(|input| sender.send(Wake::Input(input)).is_err()) {
                return;
            }
        }
        // Who would hear that nobody listens any more is the one that listened.
        let _ = sender.send(Wake::Gone);
    })?;
    Ok(wakes)
}

fn signal_sender(sender: &Sender<Wake>) -> impl Fn(Told) + Send + 'static {
    let sender = sender.clone();
    move |told| drop(sender.send(Wake::Told(told)))
}

fn forward(sender: Sender<Wake>, news: Receiver<News>) {
    // Without this thread the disk works all the same; only the sign in the header would come later.
    let _ = thread::Builder::new().name("nieuws".into()).spawn(move || {
        for news in news {
            if sender.send(Wake::News(news)).is_err() {
                return;
            }
        }
    });
}
