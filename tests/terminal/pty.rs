//! A terminal with a program in it: every byte it ever sent, the screen as it is now, and keys into it.
//!
//! Waiting is always for something to appear, with a deadline; nothing sleeps.

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Parser, Screen};

/// The program under test.
pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_overleg");

/// A machine that is busy with other things is slow, and that is no fault.
const PATIENCE: Duration = Duration::from_secs(30);

/// How to start a program in a terminal of its own, with nothing of ours in its surroundings.
pub(super) struct Launch {
    words: Vec<OsString>,
    env: Vec<(String, OsString)>,
    cwd: PathBuf,
    size: (u16, u16),
    /// Whether the terminal answers when it is asked where its cursor is.
    answers: bool,
}

impl Launch {
    pub(super) fn new(home: &Path) -> Self {
        let own =
            [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin"), ("USER", "Trui")];
        let mut env: Vec<_> = own.map(|(name, value)| (name.to_owned(), OsString::from(value))).into();
        env.push(("OVERLEG_HOME".into(), home.into()));
        Self { words: vec![PROGRAM.into()], env, cwd: home.to_owned(), size: (120, 30), answers: true }
    }

    /// Starts another program than the one under test.
    pub(super) fn program(mut self, path: &Path) -> Self {
        self.words[0] = path.into();
        self
    }

    pub(super) fn word(mut self, word: impl Into<OsString>) -> Self {
        self.words.push(word.into());
        self
    }

    pub(super) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self = self.without(name);
        self.env.push((name.into(), value.into()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.env.retain(|(own, _)| own != name);
        self
    }

    pub(super) fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// Has the terminal answer nothing that it is asked.
    pub(super) fn silent(mut self) -> Self {
        self.answers = false;
        self
    }

    /// Has another program start it: this one is its last word.
    pub(super) fn behind(mut self, words: &[&str]) -> Self {
        self.words.splice(0..0, words.iter().map(OsString::from));
        self
    }

    /// Has a shell start it, as a user does: the shell stays, so that the terminal is not reset by its leader dying.
    pub(super) fn in_shell(mut self, script: &str) -> Self {
        self.words.splice(0..0, ["/bin/sh".into(), "-c".into(), script.into()]);
        self
    }

    pub(super) fn start(self) -> Term {
        let (width, height) = self.size;
        let pair = native_pty_system().openpty(size_of(width, height)).unwrap();
        let mut command = CommandBuilder::from_argv(self.words);
        command.env_clear();
        command.cwd(self.cwd);
        for (name, value) in self.env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let state =
            State { parser: parser(width, height), raw: Vec::new(), over: false, held: false, closed: false };
        let shared = Arc::new((Mutex::new(state), Condvar::new()));
        let (to, answers) = (Arc::clone(&shared), self.answers.then(|| Arc::clone(&writer)));
        let reader = pair.master.try_clone_reader().unwrap();
        thread::spawn(move || drain(reader, &to, answers.as_deref()));
        Term { master: Some(pair.master), writer: Some(writer), child, shared }
    }
}

struct State {
    parser: Parser,
    raw: Vec<u8>,
    over: bool,
    /// Whether the terminal takes nothing now.
    held: bool,
    /// Whether it is being closed.
    closed: bool,
}

type Shared = (Mutex<State>, Condvar);
type Writer = Box<dyn Write + Send>;

/// A terminal with a program in it; what still runs when it is dropped is killed.
pub(super) struct Term {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Arc<Mutex<Writer>>>,
    child: Box<dyn Child + Send + Sync>,
    shared: Arc<Shared>,
}

/// Reads what the terminal has; nothing at the end only.
///
/// Linux may say that the other side is closed a moment before it hands over the last that was written there, so an end counts
/// when it is said twice.
fn take(reader: &mut dyn Read, chunk: &mut [u8]) -> usize {
    let mut ends = 0;
    while ends < 2 {
        match reader.read(chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Ok(0) | Err(_) => ends += 1,
            Ok(took) => return took,
        }
    }
    0
}

fn drain(mut reader: Box<dyn Read + Send>, shared: &Shared, answers: Option<&Mutex<Writer>>) {
    let mut chunk = [0; 1 << 13];
    loop {
        drop(shared.1.wait_while(shared.0.lock().unwrap(), |state| state.held).unwrap());
        let took = take(&mut *reader, &mut chunk);
        let mut state = shared.0.lock().unwrap();
        state.raw.extend_from_slice(&chunk[..took]);
        state.parser.process(&chunk[..took]);
        state.over = took == 0 || state.closed;
        if state.over {
            break;
        }
        shared.1.notify_all();
        drop(state);
        if let Some(answers) = answers
            && chunk[..took].windows(4).any(|part| part == b"\x1b[6n")
        {
            let _ = answers.lock().unwrap().write_all(b"\x1b[1;1R");
        }
    }
    // What is closed is closed before anybody hears of it.
    drop(reader);
    shared.1.notify_all();
}

impl Term {
    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap()
    }

    /// Waits until something is so; tells whether it came to that in time.
    fn wait(&self, patience: Duration, is_so: impl Fn(&State) -> bool) -> bool {
        let deadline = Instant::now() + patience;
        let mut state = self.state();
        loop {
            if is_so(&state) {
                return true;
            }
            let rest = deadline.saturating_duration_since(Instant::now());
            if rest.is_zero() {
                return false;
            }
            state = self.shared.1.wait_timeout(state, rest).unwrap().0;
        }
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub(super) fn wait_until(&self, what: &str, is_so: impl Fn(&Screen) -> bool) {
        let came = self.wait(PATIENCE, |state| is_so(state.parser.screen()));
        assert!(came, "never on the screen: {what}\n{}", self.screen());
    }

    #[track_caller]
    pub(super) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until a text that was typed in a field is there and the field is closed.
    #[track_caller]
    pub(super) fn wait_for_kept(&self, text: &str) {
        self.wait_until(text, |screen| {
            let shown = screen.contents();
            shown.contains(text) && !shown.contains("Enter bewaart")
        });
    }

    /// Waits until these bytes were sent, behind so many that were sent before.
    #[track_caller]
    pub(super) fn wait_for_bytes(&self, before: usize, bytes: &[u8]) {
        let has_come = |state: &State| state.raw[before..].windows(bytes.len()).any(|part| part == bytes);
        assert!(self.wait(PATIENCE, has_come), "never sent: {bytes:?}\n{}", self.screen());
    }

    /// Waits until a text is on the screen, or the program is gone; tells whether the text came.
    pub(super) fn sees(&self, text: &str) -> bool {
        self.wait(PATIENCE, |state| state.over || state.parser.screen().contents().contains(text));
        self.screen().contains(text)
    }

    /// Waits a moment for more bytes than there were: for pace, not for anything that is asserted.
    pub(super) fn linger(&self, bytes: usize) {
        self.wait(Duration::from_millis(40), |state| state.over || state.raw.len() > bytes);
    }

    /// Waits this long: for pace, not for anything that is asserted.
    pub(super) fn pause(&self, pause: Duration) {
        self.wait(pause, |_| false);
    }

    pub(super) fn screen(&self) -> String {
        self.state().parser.screen().contents()
    }

    pub(super) fn raw(&self) -> Vec<u8> {
        self.state().raw.clone()
    }

    pub(super) fn bytes(&self) -> usize {
        self.state().raw.len()
    }

    /// Presses keys, in the notation of a keymap file.
    pub(super) fn press(&self, keys: &str) {
        keys.split_whitespace().for_each(|key| self.send(&bytes_of(key)));
    }

    /// Pastes a text, as a terminal tells it.
    pub(super) fn paste(&self, text: &str) {
        self.send(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    }

    pub(super) fn send(&self, bytes: &[u8]) {
        // A terminal of which the program died takes no keys any more, and that is for the test to find out.
        let Some(writer) = &self.writer else { return };
        let _ = writer.lock().unwrap().write_all(bytes);
    }

    /// Has the terminal take nothing any more, as a line that hangs, or take all that waits.
    pub(super) fn hold(&self, held: bool) {
        self.state().held = held;
        self.shared.1.notify_all();
    }

    pub(super) fn resize(&self, width: u16, height: u16) {
        self.state().parser = parser(width, height);
        self.resize_unseen(width, height);
    }

    /// Changes the size of the terminal only: what comes of it is not looked at.
    pub(super) fn resize_unseen(&self, width: u16, height: u16) {
        let master = self.master.as_ref().unwrap();
        master.resize(size_of(width, height)).unwrap();
    }

    /// Returns the process that was started.
    pub(super) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Sends a signal to the program that was started.
    pub(super) fn signal(&self, name: &str) {
        send_signal(name, self.process());
    }

    /// Closes the terminal while the program runs, as a window that is gone or a line that broke.
    pub(super) fn close(&mut self) {
        self.state().closed = true;
        // Who waits for output hears of it at the next.
        self.press("down up");
        assert!(self.wait(PATIENCE, |state| state.over));
        self.writer = None;
        self.master = None;
    }

    /// Kills the program as a crash does, and waits until all that it had sent is here.
    pub(super) fn kill9(mut self) -> String {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.signal("KILL");
        }
        self.exit();
        self.screen()
    }

    /// Waits for the end; returns the exit code.
    #[track_caller]
    pub(super) fn wait_exit(&mut self) -> u32 {
        assert!(self.wait(PATIENCE, |state| state.over), "it did not end\n{}", self.screen());
        self.exit()
    }

    fn exit(&mut self) -> u32 {
        self.wait(PATIENCE, |state| state.over);
        self.child.wait().unwrap().exit_code()
    }
}

impl Drop for Term {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.signal("KILL");
            let _ = self.child.wait();
        }
    }
}

/// Tells whoever runs the tests something, such as what was skipped or counted.
pub(super) fn tell(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
}

/// Sends a signal to a process.
pub(super) fn send_signal(name: &str, process: u32) {
    let sent = Command::new("kill").arg(format!("-{name}")).arg(process.to_string()).output().unwrap();
    assert!(sent.status.success(), "kill -{name} {process}: {}", String::from_utf8_lossy(&sent.stderr));
}

fn size_of(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn parser(width: u16, height: u16) -> Parser {
    let whole = |number| NonZeroU16::new(number).unwrap();
    Parser::new(whole(height), whole(width), 0)
}

/// Returns what a terminal sends for a key.
pub(super) fn bytes_of(key: &str) -> Vec<u8> {
    match key {
        "up" => b"\x1b[A".to_vec(),
        "down" => b"\x1b[B".to_vec(),
        "right" => b"\x1b[C".to_vec(),
        "left" => b"\x1b[D".to_vec(),
        "home" => b"\x1b[H".to_vec(),
        "end" => b"\x1b[F".to_vec(),
        "f1" => b"\x1bOP".to_vec(),
        "f2" => b"\x1bOQ".to_vec(),
        "pagedown" => b"\x1b[6~".to_vec(),
        "esc" => b"\x1b".to_vec(),
        "enter" => b"\r".to_vec(),
        "tab" => b"\t".to_vec(),
        "space" => b" ".to_vec(),
        key => match key.strip_prefix("ctrl-") {
            Some(letter) => vec![letter.as_bytes()[0] & 31],
            None => key.as_bytes().to_vec(),
        },
    }
}
