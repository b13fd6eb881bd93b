//! Owns the keys of the desk: a file of the user's own, over the layouts that come along.

use overleg::keymap::Keymaps;

use super::Desk;

impl Desk {
    /// Lets the user have a keymap file of his own, and opens again.
    #[track_caller]
    pub(in super::super) fn with_keys(&mut self, file: &str) -> &mut Self {
        self.keymaps = Keymaps::standard().with("toetsen.toml", file.as_bytes());
        self.reopen()
    }
}
