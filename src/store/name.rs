//! From a title to the name of a folder that every system takes.

/// The longest name, in characters; each may take four bytes, and what comes behind it still fits.
const LONGEST: usize = 60;

/// Names that Windows keeps for itself, whatever stands behind them.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Returns one part of a path that is made of a title: small letters, digits, and a dash for all that is neither.
///
/// No title gives a path that leads elsewhere, a hidden folder, or a name that Windows keeps for itself.
#[must_use]
pub fn folder_name(title: &str) -> String {
    let mut name = String::new();
    for letter in title.to_lowercase().chars() {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if letter.is_ascii() && !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name: String = name.chars().take(LONGEST).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() || is_device(name) {
        format!("agenda-{name}").trim_end_matches('-').into()
    } else {
        name.into()
    }
}

fn is_device(name: &str) -> bool {
    let numbered = |device: &str| {
        name.strip_prefix(device)
            .is_some_and(|rest| rest.chars().count() == 1 && rest.chars().all(char::is_numeric))
    };
    DEVICES.contains(&name) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_gives_one_safe_name() {
        let table = [
            ("Uitvoeringsagenda Harderwijk 2024-2028", "uitvoeringsagenda-harderwijk-2024-2028"),
            ("../../etc/passwd", "etc-passwd"),
            ("/abs", "abs"),
            ("C:\\Users", "c-users"),
            ("CON", "agenda-con"),
            ("nul.txt", "nul-txt"),
            ("NUL", "agenda-nul"),
            ("com1", "agenda-com1"),
            ("COM¹", "agenda-com¹"),
            ("com10", "com10"),
            ("a:b", "a-b"),
            ("x.", "x"),
            ("..", "agenda"),
            ("-rf", "rf"),
            ("\u{202e}gpj.exe", "gpj-exe"),
            ("e\u{301}e\u{301}n  twee\tdrie\n", "een-twee-drie"),
            ("één", "één"),
            ("👩‍👩‍👧", "agenda"),
            ("", "agenda"),
        ];
        for (title, name) in table {
            assert_eq!(folder_name(title), name, "{title:?}");
        }
        assert_eq!(folder_name(&"ab ".repeat(100)).chars().count(), 59);
        assert_eq!(folder_name(&"é".repeat(300)).chars().count(), LONGEST);
    }
}
