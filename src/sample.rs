//! Makes agendas of any size with names and sentences as a real one has them: for measuring and for trying things out.
//!
//! Nothing in it is true and nobody in it exists, but for the six gemeenten. It goes through the text of a file, as a
//! real agenda does.

use std::fmt::Write as _;

use crate::agenda::Agenda;

const GEMEENTEN: [(&str, &str); 6] = [
    ("elburg", "Elburg"),
    ("ermelo", "Ermelo"),
    ("harderwijk", "Harderwijk"),
    ("nunspeet", "Nunspeet"),
    ("oldebroek", "Oldebroek"),
    ("putten", "Putten"),
];
const WHAT: [&str; 12] = [
    "Werkafspraken",
    "Eén overdrachtsformulier",
    "Een scholingsaanbod",
    "Een jaarlijkse bijeenkomst",
    "Een gezamenlijke werkwijze",
    "Duidelijke informatie",
    "Een verbeterplan",
    "Casusbesprekingen",
    "Een sociale kaart",
    "Monitoring",
    "Deskundigheidsbevordering",
    "Een training",
];
const ABOUT: [&str; 12] = [
    "over veiligheid",
    "over de meldcode",
    "voor lokale teams",
    "over complexe scheidingen",
    "voor slachtoffers",
    "over ouderenmishandeling",
    "voor aandachtsfunctionarissen",
    "met het onderwijs",
    "over huisverboden",
    "met de huisartsen",
    "rond crisisopvang",
    "voor coördinatoren",
];
const VERBS: [&str; 10] = [
    "opstellen",
    "vastleggen",
    "bekend maken",
    "uitvoeren",
    "evalueren",
    "voorbereiden",
    "borgen in de teams",
    "actualiseren",
    "samen uitwerken",
    "verankeren in beleid",
];
const WHY: [&str; 6] = [
    "Zo weet iedere professional wie wanneer aan zet is en wie het gezin blijft volgen.",
    "De uitkomsten komen terug in het regionale overleg en in de jaarrapportage.",
    "Ervaringen van inwoners zijn hierbij het uitgangspunt.",
    "Dit sluit aan op de bestaande scholing en kost geen extra overleg.",
    "De gemeenten kiezen zelf het tempo, maar de werkwijze is overal gelijk.",
    "Na een jaar bekijken we samen of dit genoeg oplevert.",
];
const FORMS: [&str; 5] = ["Stichting", "Team", "Expertisecentrum", "Netwerk", "Steunpunt"];
const NAMES: [&str; 9] = [
    "De Brug",
    "Veluwezoom",
    "Het Anker",
    "Nieuw Begin",
    "De Linde",
    "Samenspel",
    "Oost",
    "Thuisbasis",
    "De Schakel",
];
const FUNCTIONS: [&str; 4] = ["beleidsadviseur", "teamleider", "projectleider", "aandachtsfunctionaris"];
const PLANNINGS: [&str; 8] = [
    "2026",
    "2026-2027",
    "doorlopend",
    "mei 26 t/m dec 2026",
    "voor 1 juli 2026",
    "najaar 2025",
    "Q2 2027",
    "jaarlijks",
];
const LEVELS: [&str; 4] = ["subregionaal", "lokaal", "subregionaal", "regionaal"];
const STATUSES: [&str; 5] = ["niet_gestart", "loopt", "loopt", "doorlopend", "gereed"];
const KOERSEN: [&str; 4] = ["op_schema", "op_schema", "aandacht", "vertraagd"];

/// Returns an agenda with this many actions and the doelen, organisations and remarks that go with them.
///
/// The same number and seed always make the same agenda; an action takes about 550 bytes of the file.
#[must_use]
pub fn sample(actions: usize, seed: u64) -> Agenda {
    let reading = Agenda::from_json(&Sample::new(actions, seed).text());
    reading.map(|reading| reading.agenda).unwrap_or_default()
}

struct Sample {
    state: u64,
    actions: usize,
    doelen: usize,
    partners: usize,
    out: String,
}

impl Sample {
    fn new(actions: usize, seed: u64) -> Self {
        let doelen = actions.div_ceil(8);
        Self { state: seed, actions, doelen, partners: (actions / 20).clamp(8, 400), out: String::new() }
    }

    fn text(mut self) -> String {
        let head = format!(
            r#"{{"format":"overleg-agenda/1","head":{{"id":"voorbeeld","title":"Voorbeeld met {} acties","region":"Noord-Veluwe","period":"2024-2028","issued":{{"actie":{}}}}}"#,
            self.actions, self.actions
        );
        self.out.push_str(&head);
        self.list("gemeenten", 6, |sample, n| {
            let (id, name) = GEMEENTEN[n];
            sample.add(&format!(r#"{{"id":"{id}","name":"{name}","short":"{}"}}"#, &name[..3]));
        });
        self.list("doelen", self.doelen, Self::doel);
        self.list("actions", self.actions, Self::action);
        self.list("notes", self.actions / 10, Self::note);
        self.list("kernpartners", self.partners, Self::partner);
        self.out.push('}');
        self.out
    }

    fn list(&mut self, name: &str, count: usize, one: fn(&mut Self, usize)) {
        self.add(&format!(r#","{name}":["#));
        for n in 0..count {
            if n > 0 {
                self.out.push(',');
            }
            one(self, n);
        }
        self.out.push(']');
    }

    fn add(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Every sixth doel is a theme, which holds the five after it.
    fn doel(&mut self, n: usize) {
        let title = self.title();
        let thema = n - n % 6;
        let place = if n == thema {
            r#""kind":"thema""#.into()
        } else {
            format!(r#""kind":"doel","of":"doel-{thema}""#)
        };
        self.add(&format!(r#"{{"id":"doel-{n}",{place},"title":"{title}"}}"#));
    }

    fn action(&mut self, n: usize) {
        let number = n + 1;
        let doel = n * self.doelen / self.actions;
        let (title, level, why) = (self.title(), self.pick(&LEVELS), self.pick(&WHY));
        self.add(&format!(
            r#"{{"id":"actie-{number}","number":"{number}","of":"doel-{doel}","level":"{level}""#
        ));
        if level == "lokaal" {
            let gemeente = self.pick(&GEMEENTEN).0;
            self.add(&format!(r#","gemeente":"{gemeente}""#));
        }
        self.add(&format!(r#","title":"{title}","description":"{why}","roles":["#));
        let (owner, with, function) =
            (self.pick(&GEMEENTEN).0, self.pick(&GEMEENTEN).0, self.pick(&FUNCTIONS));
        self.add(&format!(r#"{{"role":"trekker","party":"{owner}"}},{{"role":"betrokken","words":"{function}","gemeente":"{with}"}}]"#));
        let partners = (self.below(self.partners), self.below(self.partners));
        self.add(&format!(r#","kernpartners":["partner-{}","partner-{}"]"#, partners.0, partners.1));
        let (planning, status, koers) = (self.pick(&PLANNINGS), self.pick(&STATUSES), self.pick(&KOERSEN));
        self.add(&format!(
            r#","planning":[{{"text":"{planning}"}}],"status":"{status}","koers":"{koers}"}}"#
        ));
    }

    fn note(&mut self, n: usize) {
        let (action, why) = (1 + self.below(self.actions), self.pick(&WHY));
        let day = 1 + self.below(28);
        self.add(&format!(r#"{{"id":"opmerking-{n}","of":"actie-{action}","at":"2026-02-{day:02}T10:24:00+01:00","text":"{why}"}}"#));
    }

    fn partner(&mut self, n: usize) {
        let name = format!("{} {}", FORMS[n % FORMS.len()], NAMES[n % NAMES.len()]);
        let number = n / (FORMS.len() * NAMES.len());
        self.add(&format!(r#"{{"id":"partner-{n}","name":"{name}"#));
        if number > 0 {
            // Writing to a String cannot fail.
            let _ = write!(self.out, " {}", number + 1);
        }
        let why = self.pick(&WHY);
        self.add(&format!(r#"","kind":"organisatie","description":"{why}"}}"#));
    }

    fn title(&mut self) -> String {
        format!("{} {} {}", self.pick(&WHAT), self.pick(&ABOUT), self.pick(&VERBS))
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn below(&mut self, count: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).map_or(0, |number| number % count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{Finding, review};

    #[test]
    fn a_sample_is_an_agenda_without_faults() {
        for actions in [0, 1, 43, 1000] {
            let reading = Agenda::from_json(&Sample::new(actions, 7).text()).unwrap();
            assert_eq!((reading.findings, reading.agenda.actions.len()), (Vec::new(), actions));
            assert_eq!(review(&reading.agenda), Vec::<Finding>::new());
        }
    }

    #[test]
    fn an_action_has_the_size_of_a_real_one() {
        let agenda = sample(1000, 1);
        let bytes = agenda.to_json().len() / 1000;
        assert!((450..800).contains(&bytes), "{bytes}");
        assert_eq!(agenda.to_json(), sample(1000, 1).to_json());
        assert_ne!(agenda.to_json(), sample(1000, 2).to_json());
    }
}
