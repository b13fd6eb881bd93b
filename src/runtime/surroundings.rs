//! What the terminal can show, as far as the surroundings tell: pure functions of the environment as data.
//!
//! Reading the real environment is left to [`os`](super::os).

use crate::app::look::{Colours, Signs, Terminal};

/// The variables of the environment, and which system this is.
pub struct Surroundings<'a> {
    /// Returns a variable that is there and not empty.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
    /// Whether this is Windows.
    pub windows: bool,
}

/// Terminals that show all colours without saying so in `COLORTERM`, by a part of `TERM`.
const COLOURFUL: [&str; 9] =
    ["direct", "truecolor", "kitty", "alacritty", "wezterm", "foot", "ghostty", "contour", "tmux-256color"];

impl Surroundings<'_> {
    /// Returns what the terminal can show.
    #[must_use]
    pub fn terminal(&self) -> Terminal {
        Terminal { colours: self.colours(), signs: self.signs() }
    }

    fn has(&self, name: &str) -> bool {
        (self.variable)(name).is_some()
    }

    fn is(&self, name: &str, values: &[&str]) -> bool {
        (self.variable)(name).is_some_and(|value| values.contains(&&*value))
    }

    fn colours(&self) -> Colours {
        if self.has("NO_COLOR") {
            return Colours::None;
        }
        if self.is("COLORTERM", &["truecolor", "24bit"]) || self.has("WT_SESSION") {
            return Colours::True;
        }
        match (self.variable)("TERM") {
            // Every console that a supported Windows has.
            None if self.windows => Colours::True,
            Some(term) if COLOURFUL.iter().any(|part| term.contains(part)) => Colours::True,
            // Terminal.app reads a 24-bit colour as something else, and so does the old screen; tmux does not.
            Some(_) if self.is("TERM_PROGRAM", &["Apple_Terminal"]) => Colours::Sixteen,
            Some(term) if term.starts_with("screen") && !self.has("TMUX") => Colours::Sixteen,
            // Over ssh COLORTERM is lost; what calls itself this has known 24 bits for ten years.
            Some(term) if term.contains("256color") => Colours::True,
            Some(_) | None => Colours::Sixteen,
        }
    }

    fn signs(&self) -> Signs {
        if self.windows {
            let modern = self.has("WT_SESSION") || self.has("TERM_PROGRAM");
            return if modern { Signs::Plain } else { Signs::Old };
        }
        // The first that is set decides. Where none is, nobody said anything, and terminals show UTF-8.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| (self.variable)(name));
        let is_utf8 = |locale: String| locale.to_lowercase().replace('-', "").contains("utf8");
        if locale.is_none_or(is_utf8) { Signs::Plain } else { Signs::Ascii }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(variables: &str, windows: bool) -> Terminal {
        let variable = |name: &str| {
            let mut pairs = variables.split_whitespace().filter_map(|pair| pair.split_once('='));
            pairs.find(|(own, _)| *own == name).map(|(_, value)| value.to_owned())
        };
        Surroundings { variable: &variable, windows }.terminal()
    }

    #[test]
    fn the_colours_are_those_of_the_terminal() {
        for (variables, colours) in [
            ("TERM=xterm-256color COLORTERM=truecolor", Colours::True),
            ("TERM=xterm COLORTERM=24bit", Colours::True),
            ("TERM=xterm-256color", Colours::True),
            ("TERM=xterm-direct", Colours::True),
            ("TERM=alacritty", Colours::True),
            ("TERM=tmux-256color TMUX=/tmp/tmux-0/default,1,0", Colours::True),
            ("TERM=screen-256color TMUX=/tmp/tmux-0/default,1,0", Colours::True),
            ("TERM=screen-256color", Colours::Sixteen),
            ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", Colours::Sixteen),
            ("TERM=linux", Colours::Sixteen),
            ("TERM=xterm", Colours::Sixteen),
            ("TERM=ansi COLORTERM=1", Colours::Sixteen),
            ("", Colours::Sixteen),
            ("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", Colours::None),
        ] {
            assert_eq!(terminal(variables, false).colours, colours, "{variables}");
        }
        assert_eq!(terminal("", true).colours, Colours::True);
        assert_eq!(terminal("WT_SESSION=1 NO_COLOR=1", true).colours, Colours::None);
        assert_eq!(terminal("TERM=linux WT_SESSION=1", false).colours, Colours::True);
    }

    #[test]
    fn the_signs_are_those_of_the_locale_or_the_console() {
        for (variables, signs) in [
            ("LANG=nl_NL.UTF-8", Signs::Plain),
            ("LANG=nl_NL.utf8", Signs::Plain),
            ("LC_CTYPE=UTF-8", Signs::Plain),
            ("LC_ALL=C LANG=nl_NL.UTF-8", Signs::Ascii),
            ("LC_ALL=C.UTF-8 LANG=C", Signs::Plain),
            ("LC_CTYPE=nl_NL.ISO-8859-15 LANG=nl_NL.UTF-8", Signs::Ascii),
            ("LANG=C", Signs::Ascii),
            ("LANG=POSIX", Signs::Ascii),
            ("LANG=nl_NL", Signs::Ascii),
            ("", Signs::Plain),
        ] {
            assert_eq!(terminal(variables, false).signs, signs, "{variables}");
        }
        assert_eq!(terminal("", true).signs, Signs::Old);
        assert_eq!(terminal("LANG=C WT_SESSION=1", true).signs, Signs::Plain);
        assert_eq!(terminal("TERM_PROGRAM=vscode", true).signs, Signs::Plain);
    }
}
