//! Who does the work at the disk: a thread, or whoever asks.
//!
//! The work itself is in [`super::desk`].

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

use crate::agenda::Agenda;
use crate::date::Moment;

use super::desk::Desk;
use super::news::News;

/// Whether recording waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// A thread waits; the screen never does.
    Thread,
    /// Whoever records waits: for reading verbs and for tests, where everything happens in order.
    AtOnce,
}

/// Something to do at the disk.
pub(super) enum Job {
    Sync,
    Checkpoint(Box<Agenda>, u64, Moment),
    Look,
    Retry,
    KeepBeside(String, Moment),
    Adopt(String, Option<u64>, Moment),
    Insist,
}

impl Job {
    fn perform(self, desk: &Desk) {
        match self {
            Self::Sync => desk.settle(),
            Self::Checkpoint(agenda, n, now) => drop(desk.checkpoint(&agenda, n, now)),
            Self::Look => desk.look(),
            Self::Retry => desk.retry(),
            Self::KeepBeside(hash, now) => desk.keep_beside(&hash, now),
            Self::Adopt(hash, saved, now) => desk.adopt(&hash, saved, now),
            Self::Insist => desk.insist(),
        }
    }
}

/// Performs jobs, on a thread as long as there is one.
pub(super) struct Hands {
    desk: Arc<Desk>,
    thread: Option<(Sender<Job>, JoinHandle<()>)>,
}

impl Hands {
    /// Starts a thread when that is asked for and possible.
    pub(super) fn new(desk: Arc<Desk>, pace: Pace) -> Self {
        let thread = if pace == Pace::Thread { spawn(Arc::clone(&desk)) } else { None };
        Self { desk, thread }
    }

    /// Has a job done, here and now when the thread is gone.
    pub(super) fn ask(&mut self, job: Job) {
        let left = match &self.thread {
            Some((jobs, _)) => jobs.send(job).err().map(|unsent| unsent.0),
            None => Some(job),
        };
        if let Some(job) = left {
            self.thread = None;
            job.perform(&self.desk);
        }
    }

    /// Lets the thread finish what it was asked; from then on jobs are done here.
    pub(super) fn finish(&mut self) {
        if let Some((jobs, thread)) = self.thread.take() {
            drop(jobs);
            // How a panic ended was told by the thread itself.
            let _ = thread.join();
        }
    }
}

impl Drop for Hands {
    /// Begins nothing more: going without closing is what a crash looks like.
    fn drop(&mut self) {
        self.desk.is_left.store(true, Ordering::Relaxed);
        self.finish();
    }
}

fn spawn(desk: Arc<Desk>) -> Option<(Sender<Job>, JoinHandle<()>)> {
    let (sender, jobs) = mpsc::channel();
    let thread = std::thread::Builder::new().name("store".into()).spawn(move || work(&desk, jobs)).ok()?;
    Some((sender, thread))
}

fn work(desk: &Desk, jobs: Receiver<Job>) {
    let _told = TellsDeath(desk);
    // Dropped before the death is told: from then on, no job is sent here and lost.
    let jobs = jobs;
    while let Ok(job) = jobs.recv() {
        let mut waiting = vec![job];
        waiting.extend(jobs.try_iter());
        // One sync covers all that was recorded before it.
        let last_sync = waiting.iter().rposition(|job| matches!(job, Job::Sync));
        for (position, job) in waiting.into_iter().enumerate() {
            if desk.is_left.load(Ordering::Relaxed) {
                return;
            }
            if !matches!(job, Job::Sync) || Some(position) == last_sync {
                job.perform(desk);
            }
        }
    }
}

/// Tells when the thread ends by a panic.
struct TellsDeath<'a>(&'a Desk);

impl Drop for TellsDeath<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.tell(News::ThreadDied);
        }
    }
}
