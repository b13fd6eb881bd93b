//! An empty sheet for a gemeente to fill in and mail back: what is asked, and never what was answered.

use super::csv::{MARK, line};
use crate::agenda::{Agenda, Id, Meting};
use crate::zelfscan::Scale;

const HEADS: [&str; 8] = [
    "Gemeente",
    "Nummer",
    "Vraag",
    "Weten meestal",
    "Score",
    "Toelichting",
    "Waaruit blijkt dat",
    "Wie weet dit",
];

/// Returns an empty sheet of a meting as CSV for Excel, for all gemeenten or for one, with what can be filled in on top.
#[must_use]
pub fn sheet(agenda: &Agenda, meting: &Meting, gemeente: Option<&Id>) -> String {
    let mut out =
        format!("{MARK}{}\r\n{}\r\n", line(std::iter::once(&*how(meting))), line(HEADS.into_iter()));
    let all = meting.gemeenten.iter().filter(|id| gemeente.is_none_or(|only| *id == only));
    for id in all {
        let name = agenda.link_name(id);
        for question in meting.questions.iter().filter_map(|id| agenda.questions.record(id)) {
            // Excel makes a day of 1.1; with a word before it, it stays what it is.
            let number = format!("vr {}", question.number);
            let text = question.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let know = question.informants.join(", ");
            out.push_str(&line([&*name, &number, &text, &know, "", "", "", ""].into_iter()));
            out.push_str("\r\n");
        }
    }
    out
}

/// Says what can be filled in.
fn how(meting: &Meting) -> String {
    let scale = Scale::new(&meting.scale);
    let signs: Vec<String> = scale.options().map(|(sign, words)| format!("{sign} is {words}")).collect();
    let reason = if scale.words("-").is_some() { ", met de reden bij Toelichting" } else { "" };
    format!("Zelfscan {}. Vul bij Score in: {}{reason}.", meting.name, signs.join(" · "))
}
