//! The layouts that come along, each with the user's own differences over it.
//!
//! Where the file of the user is, is left to the runtime; reading it to `file`.

use super::key::nearest;
use super::mistake::suggestion;
use super::{Keymap, Mistake, STANDARD, file};

/// The name of a layout, its file, and what that holds: differences with the first one.
const LAYOUTS: [(&str, &str, &str); 2] =
    [("standaard", "standaard.toml", STANDARD), ("vim", "vim.toml", include_str!("../../keymaps/vim.toml"))];

/// One layout of the keys.
#[derive(Clone, Eq, PartialEq, Debug)]
pub struct Layout {
    /// Under which name it is chosen.
    pub name: &'static str,
    /// The keys; without those of the user when his file has a mistake over this layout.
    pub keymap: Keymap,
    /// What is wrong in the user's file over this layout.
    pub mistakes: Vec<Mistake>,
}

/// Every layout; there is always one.
#[derive(Clone, Eq, PartialEq, Debug)]
pub struct Keymaps {
    first: Layout,
    others: Vec<Layout>,
}

impl Keymaps {
    /// Returns the layouts as they come along.
    #[must_use]
    pub fn standard() -> Self {
        let standard = Keymap::standard();
        let [(name, ..), others @ ..] = LAYOUTS;
        let layout =
            |(name, file, text)| Layout { name, keymap: over(&standard, file, text), mistakes: Vec::new() };
        let others = others.map(layout).into();
        Self { first: Layout { name, keymap: standard, mistakes: Vec::new() }, others }
    }

    /// Lays the file of a user over every layout; one in which it has a mistake stays as it came along.
    #[must_use]
    pub fn with(mut self, file_name: &str, bytes: &[u8]) -> Self {
        for layout in std::iter::once(&mut self.first).chain(&mut self.others) {
            match read(&layout.keymap, file_name, bytes) {
                Ok(keymap) => layout.keymap = keymap,
                Err(mistakes) => layout.mistakes = mistakes,
            }
        }
        self
    }

    /// Returns the layout with this name; the first one when none has it.
    #[must_use]
    pub fn named(&self, name: &str) -> &Layout {
        self.others.iter().find(|layout| layout.name == name).unwrap_or(&self.first)
    }

    /// Returns the layout after the one with this name, round and round.
    #[must_use]
    pub fn after(&self, name: &str) -> &Layout {
        let place = self.others.iter().position(|layout| layout.name == name).map_or(0, |place| place + 1);
        self.others.get(place).unwrap_or(&self.first)
    }
}

/// Returns the name of a layout as the program writes it.
///
/// # Errors
///
/// Says that there is no such layout, which is nearest and which there are.
pub fn layout_name(typed: &str) -> Result<&'static str, String> {
    let names = LAYOUTS.map(|(name, ..)| name);
    if let Some(name) = names.into_iter().find(|name| *name == typed.to_lowercase()) {
        return Ok(name);
    }
    let meant = suggestion(nearest(typed, names.into_iter()));
    Err(format!("De indeling {typed} bestaat niet.{meant} U kunt kiezen uit {}.", names.join(" en ")))
}

fn over(base: &Keymap, file: &str, text: &str) -> Keymap {
    file::overlay(base, file, text).0
}

fn read(base: &Keymap, file: &str, bytes: &[u8]) -> Result<Keymap, Vec<Mistake>> {
    match str::from_utf8(bytes) {
        // An editor on Windows may put a mark before the text.
        Ok(text) => Keymap::read(base, file, text.trim_start_matches('\u{feff}')),
        Err(error) => Err(vec![Mistake::no_text(file, &bytes[..error.valid_up_to()])]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_layout_that_comes_along_has_a_mistake() {
        for (_, file, text) in &LAYOUTS[1..] {
            assert_eq!(Keymap::read(&Keymap::standard(), file, text).err(), None);
        }
    }

    #[test]
    fn the_layouts_follow_one_another_round_and_round() {
        let keymaps = Keymaps::standard();
        assert_eq!(keymaps.after("standaard").name, "vim");
        assert_eq!(keymaps.after("vim").name, "standaard");
        assert_eq!(keymaps.named("vim").name, "vim");
        assert_eq!(keymaps.named("wim").name, "standaard");
    }

    #[test]
    fn a_wrong_name_gets_the_nearest_and_all() {
        assert_eq!(layout_name("Vim"), Ok("vim"));
        let said = |typed| layout_name(typed).unwrap_err();
        assert_eq!(
            said("vmi"),
            "De indeling vmi bestaat niet. Bedoelt u vim? U kunt kiezen uit standaard en vim."
        );
        assert!(said("standard").contains("Bedoelt u standaard?"));
        assert_eq!(said("x"), "De indeling x bestaat niet. U kunt kiezen uit standaard en vim.");
    }
}
