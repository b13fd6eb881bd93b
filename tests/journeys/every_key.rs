//! Owns the proof that every key does something: a command stands in a keymap only when it works.

use overleg::app::Input;
use overleg::app::settings::Settings;
use overleg::command::Command;
use overleg::keymap::key::shown;
use overleg::keymap::{Key, Keymaps, Mode, Stroke};

use super::screens::in_use;

/// What has nothing to do on a screen where nothing is open and the keys are in the actions.
const IDLE: [&str; 2] = ["focus_actions", "show_agenda"];

/// Returns every chord of the agenda with its command.
fn chords(layout: &str) -> Vec<(Command, Vec<Key>)> {
    let keymaps = Keymaps::standard();
    let keymap = &keymaps.named(layout).keymap;
    let of =
        |command: Command| keymap.keys_of(Mode::Agenda, command).into_iter().map(move |keys| (command, keys));
    Command::ALL
        .iter()
        .flat_map(|command| of(*command))
        .map(|(command, keys)| (command, keys.to_vec()))
        .collect()
}

#[test]
fn every_key_of_the_agenda_does_what_it_says() {
    for layout in ["standaard", "vim"] {
        for (command, keys) in chords(layout) {
            let mut desk = in_use();
            *desk.settings() = Settings { layout: layout.into(), ..Settings::default() };
            desk.reopen().press("down down shift-down esc s a u f n l space");
            let before = desk.picture().golden();
            for key in &keys {
                desk.take(Input::Key(Stroke { key: *key, repeat: false }));
            }
            desk.sees_not("Deze toets doet hier niets");
            let did = desk.has_stopped() || desk.picture().golden() != before || !desk.copied().is_empty();
            assert!(
                did || IDLE.contains(&command.name()),
                "{layout}: {} ({command:?}) doet niets\n{}",
                shown(&keys),
                desk.text()
            );
        }
    }
}
