//! Owns what somebody at the desk sees, on the screen and on the disk; each helper prints the screen when it is not so.

use std::path::Path;

use super::super::ink::Picture;
use super::Desk;

impl Desk {
    /// Returns the lines of all journals, oldest first.
    pub(in super::super) fn journal(&self) -> Vec<String> {
        let hidden = self.folder.join(".overleg");
        let mut names = self.fs.list(&hidden).unwrap_or_default();
        names.retain(|name| Path::new(name).extension().is_some_and(|ending| ending == "jnl"));
        names.sort();
        let text = |name: &String| String::from_utf8(self.fs.read(&hidden.join(name)).unwrap()).unwrap();
        names.iter().map(text).collect::<String>().lines().map(str::to_owned).collect()
    }

    #[track_caller]
    pub(in super::super) fn sees(&mut self, words: &str) -> &mut Self {
        assert!(self.text().contains(words), "hier staat nergens: {words}\n{}", self.picture());
        self
    }

    #[track_caller]
    pub(in super::super) fn sees_not(&mut self, words: &str) -> &mut Self {
        assert!(!self.text().contains(words), "hier staat nog: {words}\n{}", self.picture());
        self
    }

    /// Returns the first row of the screen with these words.
    #[track_caller]
    pub(in super::super) fn row(&self, words: &str) -> String {
        let text = self.text();
        let row = text.lines().find(|row| row.contains(words));
        row.unwrap_or_else(|| panic!("hier staat nergens: {words}\n{}", self.picture())).to_owned()
    }

    /// Looks whether a cursor stands on a row with these words.
    #[track_caller]
    pub(in super::super) fn is_on(&mut self, words: &str) -> &mut Self {
        let text = self.text();
        let mut rows = text.lines().filter(|row| row.contains('▌'));
        assert!(rows.any(|row| row.contains(words)), "de cursor staat niet op: {words}\n{}", self.picture());
        self
    }

    /// Looks whether the agenda is to the letter what it was at another moment.
    #[track_caller]
    pub(in super::super) fn is_as(&mut self, before: &str) -> &mut Self {
        let now = self.json();
        let differs = now.lines().zip(before.lines()).find(|(now, before)| now != before);
        assert!(now == before, "de agenda is niet zoals toen: nu {differs:?} toen\n{}", self.picture());
        self
    }

    /// Compares the screen with the golden one of this name and size.
    #[track_caller]
    pub(in super::super) fn screen(&mut self, name: &str) -> &mut Self {
        let (width, height) = self.size;
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
            .bind(|| insta::assert_snapshot!(format!("{name}_{width}x{height}"), self.picture().golden()));
        self
    }

    pub(in super::super) fn picture(&self) -> &Picture {
        self.seen.get_or_init(|| Picture::new(&self.app, self.size))
    }

    pub(in super::super) fn text(&self) -> String {
        self.picture().text()
    }

    pub(in super::super) fn json(&self) -> String {
        self.app.agenda().to_json()
    }
}
