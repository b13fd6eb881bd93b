//! The one channel through which everything comes that can wake the program.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::events::Events;
use super::os::{self, Told};
use super::report;
use crate::app::Input;
use crate::store::News;
use color_eyre::eyre::Result;

/// What can wake the program.
#[derive(Debug)]
pub(super) enum Wake {
    /// Somebody did something at the terminal.
    Input(Input),
    /// The disk of the agenda with this number has news.
    News(usize, News),
    /// The system asks something.
    Told(Told),
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
    let farewell = Farewell(sender.clone());
    thread::Builder::new().name("toetsen".into()).spawn(move || {
        let _farewell = farewell;
        let mut events = Events::new();
        while let Some(inputs) = events.next() {
            for input in inputs {
                let is_key = matches!(input, Input::Key(_));
                if sender.send(Wake::Input(input)).is_err() {
                    if is_key {
                        report::somebody_read();
                    }
                    return;
                }
            }
        }
    })?;
    Ok((own, wakes))
}

/// Tells that nobody reads the terminal any more, also when whoever did stumbled: the program would go on and hear no key.
struct Farewell(Sender<Wake>);

impl Drop for Farewell {
    fn drop(&mut self) {
        // Who would hear that nobody listens any more is the one that listened.
        let _ = self.0.send(Wake::Gone);
    }
}

fn signal_sender(sender: &Sender<Wake>) -> impl Fn(Told) + Send + 'static {
    let sender = sender.clone();
    move |told| drop(sender.send(Wake::Told(told)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_stumbles_tells_that_nobody_reads_any_more() {
        let (sender, wakes) = channel();
        let farewell = Farewell(sender);
        let stumbled = thread::spawn(move || {
            let _farewell = farewell;
            assert!(thread::current().name().is_some(), "a reader that stumbles");
        });
        assert!(stumbled.join().is_err());
        assert!(matches!(wakes.recv(), Ok(Wake::Gone)));
    }
}
