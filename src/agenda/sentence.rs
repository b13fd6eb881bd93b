//! Changes in Dutch; the only wording of a change, for undo, recovery and comparing.
//!
//! What fields are called within a sentence stands in [`wording`].

mod field;
mod scan;
mod wording;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Agenda;
use super::change::{Change, link_in};
use super::choice::DoelKind;
use super::field::Name;
use super::id::{At, Kind};
use super::names::{OWNER_ROLES, party_name, stand_called};
use super::part::{Role, phases_line};
use super::value::{Value, View};
use wording::{Subject, counted};

/// How many characters of a value stand in a sentence at most.
const LONGEST: usize = 80;

/// From which side a change is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// It was made: "de status van actie 6 is nu loopt".
    Made,
    /// Something was taken back: "de status van actie 6 is weer niet gestart".
    Back,
    /// Two agendas were compared: "de status van actie 6 was niet gestart, is nu loopt".
    Compared,
    /// Another agenda lies beside this one: "de status van actie 6 is hier niet gestart, daar loopt".
    Beside,
}

impl Telling {
    fn now(self) -> &'static str {
        match self {
            Self::Made | Self::Compared => "nu",
            Self::Back => "weer",
            Self::Beside => "daar",
        }
    }
}

/// Returns what an act of the user changed, in one sentence without its full stop.
///
/// Bookkeeping (the last number given out) is passed over; what does not fit in one sentence is counted. `agenda` is
/// the one after the changes; names of what is gone come from the changes themselves.
#[must_use]
pub fn summary(changes: &[Change], agenda: &Agenda, telling: Telling) -> String {
    let told: Vec<&Change> = changes.iter().filter(|change| change.at().kind != Kind::Head).collect();
    let told = wording::without_companions(&told);
    if let Some(text) = together(&told, agenda, telling) {
        return text;
    }
    let comes_or_goes = |change: &Change| matches!(change, Change::Add { .. } | Change::Drop { .. });
    let own = || told.iter().filter(|change| !matches!(change.at().kind, Kind::Note | Kind::Stand));
    let main = own().find(|change| comes_or_goes(change)).or_else(|| own().next()).or(told.first());
    let Some(main) = main.copied().or_else(|| changes.first()) else { return "er is niets gewijzigd".into() };
    let is_one_of = |change: &&Change| is_alike(change, main) && change.at().kind == main.at().kind;
    let count = told.iter().filter(|change| is_one_of(change)).count();
    match wording::several(main, telling).filter(|_| count > 1) {
        Some(what) => {
            let rest: Vec<&Change> = told.iter().filter(|change| !is_one_of(change)).copied().collect();
            format!("{} {what}{}", counted(count, main.at().kind), besides(main, &rest))
        }
        None => format!("{}{}", sentence(main, agenda, telling), besides(main, &told)),
    }
}

fn is_alike(change: &Change, main: &Change) -> bool {
    std::mem::discriminant(change) == std::mem::discriminant(main)
}

/// Returns one field of several records in one sentence: "4 acties: status is nu loopt".
fn together(told: &[&Change], agenda: &Agenda, telling: Telling) -> Option<String> {
    let Change::Set { at: first, field: name, is: value, .. } = told.first()? else { return None };
    let alike = |change: &&Change| matches!(change, Change::Set { at, field, .. } if at.kind == first.kind && field == name);
    if told.len() < 2 || !told.iter().all(alike) {
        return None;
    }
    let subject = Subject::of(first.kind, name);
    // What six gemeenten scored and what the room concluded is not told along the way: it may not have been revealed.
    let same = !matches!(first.kind, Kind::Answer | Kind::Conclusie)
        && told.iter().all(|change| matches!(change, Change::Set { is, .. } if is == value));
    let what = match (same && subject.is_known(), telling) {
        (true, _) => format!("{} {}", telling.now(), shown(value, agenda, first.kind, name)),
        (false, Telling::Made | Telling::Compared) => "gewijzigd".into(),
        (false, Telling::Back) => "weer als eerst".into(),
        (false, Telling::Beside) => "daar anders".into(),
    };
    Some(format!("{}: {} {} {what}", counted(told.len(), first.kind), subject.noun, subject.verb()))
}

/// Returns what else changed, counted: ", en 2 opmerkingen".
fn besides(main: &Change, told: &[&Change]) -> String {
    let ats = |same: bool| -> BTreeSet<&At> {
        let others = told.iter().filter(|change| change.at() != main.at());
        others.filter(|change| is_alike(change, main) == same).map(|change| change.at()).collect()
    };
    let (alike, adapted) = (ats(true), ats(false));
    let sets =
        told.iter().filter(|change| change.at() == main.at() && matches!(change, Change::Set { .. })).count();
    let more = if matches!(main, Change::Set { .. }) { sets.saturating_sub(1) } else { 0 };
    let count = |ats| wording::counted_besides(ats, main.at().kind);
    let parts = [
        (more > 0).then(|| format!(", en nog {more} {}", if more == 1 { "veld" } else { "velden" })),
        (!alike.is_empty()).then(|| format!(", en {}", count(&alike))),
        (!adapted.is_empty()).then(|| {
            format!("; {} {} aangepast", count(&adapted), if adapted.len() == 1 { "is" } else { "zijn" })
        }),
    ];
    parts.into_iter().flatten().collect()
}

/// Returns one change in words, without a full stop.
#[must_use]
pub fn sentence(change: &Change, agenda: &Agenda, telling: Telling) -> String {
    let again = telling == Telling::Back;
    if let Some(text) = scan::sentence(change, agenda, telling) {
        return text;
    }
    match change {
        Change::Set { at, field, was, is } => field::sentence(at, field, (was, is), (agenda, telling)),
        Change::Add { at, with, .. } if at.kind == Kind::Stand && !again => {
            let status = with.iter().find(|(name, _)| name == "status").map(|(_, value)| value);
            let status = status.map(|status| shown(status, agenda, at.kind, "status"));
            let (called, now) = (called_by(at, with, agenda), telling.now());
            format!("{called} is {now} {}", status.unwrap_or_else(|| "ingevuld".into()))
        }
        Change::Add { at, with, .. } | Change::Drop { at, with, .. } => {
            format!("{} {}", called_by(at, with, agenda), wording::became(change, telling))
        }
        Change::Move { at, .. } => format!("{} {}", agenda.called(at), wording::became(change, telling)),
    }
}

/// Returns who owns an action that has these roles: its trekkers, or else its eigenaars.
fn owners(roles: &[Role]) -> Vec<&Role> {
    let owning = OWNER_ROLES.into_iter().find(|owning| roles.iter().any(|role| role.role == *owning));
    roles.iter().filter(|role| owning == Some(&*role.role)).collect()
}

/// Returns what a record is called by what a change holds of it: it may not be in the agenda any more.
fn called_by(at: &At, with: &[(Name, Value)], agenda: &Agenda) -> String {
    let value = |name: &str| with.iter().find(|(known, _)| known == name).map(|(_, value)| value);
    let text = |name: &str| match value(name) {
        Some(Value::Text(text)) => Some(shortened(text)),
        _ => None,
    };
    match (at.kind, text("number"), text("title").or_else(|| text("name"))) {
        (Kind::Action, Some(number), _) => format!("actie {number}"),
        (Kind::Stand, ..) => {
            let (of, gemeente) = (link_in(with, "of"), link_in(with, "gemeente"));
            format!("de stand van {}", stand_called(agenda, of, gemeente))
        }
        (Kind::Note, ..) => match link_in(with, "of").and_then(|of| Some((agenda.kind_of(of)?, of))) {
            Some((kind, of)) => format!("een opmerking bij {}", agenda.called(&At::new(kind, of))),
            None => "een opmerking".into(),
        },
        (kind, _, title) => {
            let thema = matches!(value("kind"), Some(Value::Code(word)) if word == DoelKind::Thema.word());
            let one = if thema { "thema" } else { kind.one() };
            title.map_or_else(|| format!("een {one}"), |title| format!("{one} {title}"))
        }
    }
}

fn shown(value: &Value, agenda: &Agenda, kind: Kind, field: &str) -> String {
    match value {
        value if value.is_empty() => "leeg".into(),
        Value::Roles(roles) if kind == Kind::Action => {
            let names: Vec<String> = owners(roles).into_iter().map(|role| party_name(agenda, role)).collect();
            if names.is_empty() { "leeg".into() } else { names.join(" en ") }
        }
        value => shortened(&view_shown(value.view(), agenda, kind, field)),
    }
}

/// Returns a text on one line, and not the whole of it when it is long.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// Returns a value as a sentence or a detail line shows it.
#[must_use]
pub fn view_shown<'a>(view: View<'a>, agenda: &'a Agenda, kind: Kind, field: &str) -> Cow<'a, str> {
    let listed = |texts: Vec<String>| Cow::Owned(texts.join("; "));
    match view {
        View::Text(text) => Cow::Borrowed(text),
        View::Lines(lines) => listed(lines.to_vec()),
        View::Code(code) => Cow::Owned(kind.choice_label(field, code.word())),
        View::Flag(flag) => Cow::Borrowed(if flag { "ja" } else { "nee" }),
        View::Link(link) => link.map_or(Cow::Borrowed(""), |id| agenda.link_name(id)),
        View::Links(links) => listed(links.iter().map(|id| agenda.link_name(id).into_owned()).collect()),
        View::Phases(phases) => phases_line(phases),
        View::Roles(roles) => listed(roles.iter().map(|role| party_name(agenda, role)).collect()),
        View::Day(day) => Cow::Owned(day.map(crate::date::Day::shown).unwrap_or_default()),
        View::Moment(at) => {
            Cow::Owned(at.map(|at| format!("{} {}", at.day().shown(), at.clock())).unwrap_or_default())
        }
        View::Issued(issued) => {
            listed(issued.iter().map(|(series, last)| format!("{series} {last}")).collect())
        }
        View::Raw(raw) => Cow::Borrowed(raw.map_or("", |raw| raw.get())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{Id, inverse};

    const FILE: &str = r#"{"format": "overleg-agenda/1", "head": {"id": "h", "issued": {"actie": 43}},
        "gemeenten": [{"id": "nunspeet", "name": "Nunspeet"}, {"id": "putten", "name": "Putten"}],
        "doelen": [{"id": "d", "title": "Leidraad bekend maken"}],
        "actions": [{"id": "a6", "number": "6", "of": "d", "x": 1, "kernpartners": ["m"],
                     "roles": [{"role": "betrokken", "words": "teamleider", "gemeente": "putten"}]},
                    {"id": "a7", "number": "7"}, {"id": "a8", "number": "8"}],
        "notes": [{"id": "n1", "of": "a6", "text": "Eerst bellen"}, {"id": "n2", "of": "a6"}],
        "kernpartners": [{"id": "m", "name": "Moviera"}]}"#;

    fn agenda() -> Agenda {
        Agenda::from_json(FILE).unwrap().agenda
    }

    fn at(kind: Kind, id: &str) -> At {
        At::new(kind, &Id::from(id))
    }

    fn set(kind: Kind, id: &str, field: &'static str, is: Value) -> Change {
        agenda().set(&at(kind, id), field, is).unwrap()
    }

    fn status(id: &str, word: &str) -> Change {
        set(Kind::Action, id, "status", Value::Code(word.into()))
    }

    fn owner(id: &str, gemeente: &str) -> Change {
        let mut roles = agenda().actions.record(&Id::from(id)).unwrap().roles.clone();
        roles.push(Role::new("trekker", crate::agenda::Party::Link(Id::from(gemeente)), None));
        set(Kind::Action, id, "roles", Value::Roles(roles))
    }

    fn drops(ats: &[At]) -> Vec<Change> {
        let mut rest = agenda();
        ats.iter()
            .map(|at| {
                let change = rest.dropped(at).unwrap();
                rest.apply(std::slice::from_ref(&change)).unwrap();
                change
            })
            .collect()
    }

    fn assert_told(changes: &[Change], made: &str, back: &str) {
        let mut agenda = agenda();
        agenda.apply(changes).unwrap();
        assert_eq!(summary(changes, &agenda, Telling::Made), made);
        let changes = inverse(changes);
        agenda.apply(&changes).unwrap();
        assert_eq!(summary(&changes, &agenda, Telling::Back), back);
    }

    #[test]
    fn one_field_is_told_with_its_value() {
        assert_told(
            &[status("a6", "loopt")],
            "de status van actie 6 is nu loopt",
            "de status van actie 6 is weer niet gestart",
        );
        assert_told(
            &[owner("a6", "nunspeet")],
            "de eigenaar van actie 6 is nu Nunspeet",
            "de eigenaar van actie 6 is weer leeg",
        );
        assert_told(
            &[set(Kind::Action, "a6", "roles", Value::Roles(Vec::new()))],
            "de betrokkenen van actie 6 zijn nu leeg",
            "de betrokkenen van actie 6 zijn weer Putten, teamleider",
        );
        assert_told(
            &[set(Kind::Action, "a6", "kernpartners", Value::Links(Vec::new()))],
            "de kernpartners van actie 6 zijn nu leeg",
            "de kernpartners van actie 6 zijn weer Moviera",
        );
        assert_told(
            &[set(Kind::Action, "a6", "level_uncertain", Value::Flag(true))],
            "het niveau van actie 6 is nu onzeker",
            "het niveau van actie 6 is weer zeker",
        );
    }

    #[test]
    fn text_that_means_nothing_to_people_is_not_shown() {
        assert_told(
            &[set(Kind::Action, "a6", "x", Value::Raw(None))],
            "het veld “x” van actie 6 is gewijzigd",
            "het veld “x” van actie 6 is gewijzigd",
        );
        let long = set(Kind::Action, "a6", "description", Value::Text("één\ntwee ".repeat(40)));
        let text = sentence(&long, &agenda(), Telling::Made);
        assert!(
            text.starts_with("de omschrijving van actie 6 is nu één twee één") && text.ends_with('…'),
            "{text}"
        );
        assert_eq!(text.lines().count(), 1);
    }

    #[test]
    fn several_records_are_counted() {
        assert_told(
            &[status("a6", "loopt"), status("a7", "loopt"), status("a8", "loopt")],
            "3 acties: status is nu loopt",
            "3 acties: status is weer niet gestart",
        );
        assert_told(
            &[status("a6", "loopt"), status("a7", "gereed")],
            "2 acties: status is gewijzigd",
            "2 acties: status is weer niet gestart",
        );
        let mixed =
            [status("a6", "loopt"), set(Kind::Kernpartner, "m", "name", Value::Text("Moviera Oost".into()))];
        let text = summary(&mixed, &agenda(), Telling::Made);
        assert_eq!(text, "de status van actie 6 is nu loopt, en 1 kernpartner");
    }

    #[test]
    fn what_goes_is_named_with_what_goes_along() {
        assert_told(
            &drops(&[at(Kind::Note, "n2"), at(Kind::Note, "n1"), at(Kind::Action, "a6")]),
            "actie 6 is verwijderd, en 2 opmerkingen",
            "actie 6 staat er weer, en 2 opmerkingen",
        );
        let unlinked = set(Kind::Action, "a6", "kernpartners", Value::Links(Vec::new()));
        let dropped = agenda().dropped(&at(Kind::Kernpartner, "m")).unwrap();
        assert_told(
            &[unlinked, dropped],
            "kernpartner Moviera is verwijderd; 1 actie is aangepast",
            "kernpartner Moviera staat er weer; 1 actie is aangepast",
        );
        assert_told(
            &drops(&[at(Kind::Note, "n1")]),
            "een opmerking bij actie 6 is verwijderd",
            "een opmerking bij actie 6 staat er weer",
        );
    }

    #[test]
    fn what_comes_or_moves_is_named_and_bookkeeping_is_not() {
        let with = vec![(Name::Borrowed("number"), Value::Text("44".into()))];
        let add = Change::Add { at: at(Kind::Action, "a44"), after: None, with };
        let issued = set(Kind::Head, "h", "issued", Value::Issued(vec![("actie".into(), 44)]));
        assert_told(&[add, issued], "actie 44 is toegevoegd", "actie 44 is weer weg");
        let moved = Change::Move { at: at(Kind::Action, "a8"), was: Some(Id::from("a7")), is: None };
        assert_told(&[moved], "actie 8 is verplaatst", "actie 8 staat weer op de oude plek");
        assert_eq!(summary(&[], &agenda(), Telling::Made), "er is niets gewijzigd");
    }

    #[test]
    fn what_is_chosen_along_with_a_level_or_koers_goes_without_saying() {
        let word = |field, word: &str| set(Kind::Action, "a6", field, Value::Code(word.into()));
        let gemeente = set(Kind::Action, "a6", "gemeente", Value::Link(Some(Id::from("putten"))));
        assert_told(
            &[word("level", "lokaal"), gemeente],
            "het niveau van actie 6 is nu lokaal, Putten",
            "het niveau van actie 6 is weer leeg",
        );
        let oorzaak = set(Kind::Action, "a6", "oorzaak", Value::Text("volgt".into()));
        assert_told(
            &[word("koers", "aandacht"), oorzaak],
            "de koers van actie 6 is nu aandacht",
            "de koers van actie 6 is weer leeg",
        );
    }

    #[test]
    fn several_that_go_together_are_counted() {
        let ats = [at(Kind::Note, "n1"), at(Kind::Action, "a7"), at(Kind::Action, "a8")];
        let mut changes = drops(&ats);
        changes.reverse();
        let made = summary(&changes, &agenda(), Telling::Made);
        assert_eq!(made, "2 acties zijn verwijderd, en 1 opmerking");
    }
}
