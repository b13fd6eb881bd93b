//! The records of an agenda, each as its table of fields.
//!
//! What the records mean together (owners, names, what belongs to what) stands in the files beside this one.

use super::choice::{DoelKind, Koers, Level, Prioriteit, Status};
use super::field::record;
use super::id::Id;
use super::part::{Phase, Role};
use super::value::Issued;
use crate::date::{Day, Moment};

record! {
    /// The agenda itself.
    Head {
        /// What it is called.
        title: String = "Titel",
        /// Of which region.
        region: String = "Regio",
        /// Over which years, as printed.
        period: String = "Periode",
        /// `concept` or `vastgesteld`.
        status: String = "Status",
        /// When it was adopted.
        vastgesteld_op: Option<Day> = "Vastgesteld op",
        /// Which document it follows from.
        parent: String = "Volgt uit",
        /// What a reader has to know.
        note: String = "Toelichting",
        /// Laws and frameworks that it stands in.
        policy_frameworks: Vec<String> = "Beleidskaders",
        /// The last number given out per series: never reused after a deletion.
        issued: Issued = "Laatste nummers",
    }
}

record! {
    /// A municipality that takes part.
    Gemeente {
        /// Its name.
        name: String = "Naam",
        /// Three letters for narrow columns.
        short: String = "Kort",
    }
}

record! {
    /// A chapter of the agenda.
    Actielijn {
        /// Its title.
        title: String = "Titel",
        /// `hoofdstuk`, `actielijn`, `uitgangspunt` or `doelstelling`.
        kind: String = "Soort",
        /// Its number on paper.
        number: String = "Nummer",
        /// What a reader has to know.
        note: String = "Toelichting",
    }
}

record! {
    /// A theme, or a goal within one.
    Doel {
        /// Theme or goal.
        kind: DoelKind = "Soort",
        /// The actielijn or theme that it belongs to.
        of: Option<Id> = "Hoort bij",
        /// Its code on paper, such as 1A.
        code: String = "Code",
        /// Its title.
        title: String = "Titel",
        /// What it is about.
        description: String = "Omschrijving",
        /// What it must bring.
        result: String = "Resultaat",
        /// How it is done.
        approach: Vec<String> = "Zo doen we dat",
        /// The aldermen who stand for it.
        ambassadeurs: Vec<Id> = "Ambassadeurs",
        /// With whom.
        kernpartners: Vec<Id> = "Kernpartners",
        /// Who does what.
        roles: Vec<Role> = "Wie",
        /// When.
        planning: Vec<Phase> = "Planning",
        /// How it is followed.
        monitoring: Vec<String> = "Monitoring",
        /// What is in doubt in the source.
        doubts: Vec<String> = "Twijfel",
    }
}

record! {
    /// What is going to be done.
    Action {
        /// Its number on paper and in conversation; runs on, never reused.
        number: String = "Nummer",
        /// The doel or theme that it belongs to.
        of: Option<Id> = "Doel",
        /// On which scale.
        level: Level = "Niveau",
        /// Whether the level is a guess.
        level_uncertain: bool = "Niveau onzeker",
        /// What the guess rests on.
        level_reason: String = "Reden niveau",
        /// Whose, when it is local.
        gemeente: Option<Id> = "Gemeente",
        /// What it is, in one line.
        title: String = "Titel",
        /// What it is about.
        description: String = "Omschrijving",
        /// Its parts.
        sub_items: Vec<String> = "Onderdelen",
        /// Who does what.
        roles: Vec<Role> = "Eigenaar",
        /// With whom.
        kernpartners: Vec<Id> = "Kernpartners",
        /// When.
        planning: Vec<Phase> = "Planning",
        /// How often, verbatim.
        recurrence: String = "Herhaling",
        /// How far it is.
        status: Status = "Status",
        /// Whether it is on course.
        koers: Koers = "Koers",
        /// Why it is late.
        oorzaak: String = "Oorzaak",
        /// What that leads to.
        gevolg: String = "Gevolg",
        /// What is done about it.
        bijsturing: String = "Bijsturing",
        /// The question of a zelfscan that it came from, and the meting in which that was asked.
        origin: Vec<Id> = "Komt uit",
        /// The regional action that a local one carries out.
        translates: Option<Id> = "Vertaling van",
        /// What is in doubt in the source.
        doubts: Vec<String> = "Twijfel",
    }
}

record! {
    /// How one gemeente stands in a regional or subregional action; its id is that of the action, a dot, and that of the
    /// gemeente, so that two copies of an agenda hold the same one.
    Stand {
        /// The action.
        of: Option<Id> = "Actie",
        /// The gemeente.
        gemeente: Option<Id> = "Gemeente",
        /// How far it is there.
        status: Status = "Stand",
        /// Who pulls it there, in words.
        trekker: String = "Trekker",
        /// What there is to say about it.
        remark: String = "Opmerking",
    }
}

record! {
    /// A remark with a record.
    Note {
        /// The record that it is about.
        of: Option<Id> = "Bij",
        /// When it was written.
        at: Option<Moment> = "Moment",
        /// The remark.
        text: String = "Tekst",
    }
}

record! {
    /// An organisation that the municipalities work with.
    Kernpartner {
        /// Its name.
        name: String = "Naam",
        /// Abbreviations and other spellings.
        aliases: Vec<String> = "Ook genoemd",
        /// `organisatie`, `team`, `overleg` or another word.
        kind: String = "Soort",
        /// What it does.
        description: String = "Wie",
        /// What to know of it.
        toelichting: Vec<String> = "Toelichting",
        /// Who takes part in it.
        members: Vec<String> = "Deelnemers",
        /// Where it is.
        locations: Vec<String> = "Plaatsen",
        /// Who commissions it.
        opdrachtgever: String = "Opdrachtgever",
        /// Who pays.
        financing_text: String = "Financiering",
        /// Whom to call.
        contact: String = "Contact",
        /// What is in doubt in the source.
        doubts: Vec<String> = "Twijfel",
    }
}

record! {
    /// Somebody who is named by function.
    Person {
        /// The name as printed.
        name: String = "Naam",
        /// The name as sorted: "Berg, G. van den".
        sort_name: String = "Naam om op te ordenen",
        /// Other spellings.
        aliases: Vec<String> = "Ook genoemd",
        /// The function.
        function: String = "Functie",
        /// Of which gemeente.
        gemeente: Option<Id> = "Gemeente",
        /// Since when.
        from: Option<Day> = "Vanaf",
        /// Until when.
        until: Option<Day> = "Tot",
    }
}

record! {
    /// A question of a zelfscan. Its text never changes: another text is another version, a record of its own, so that
    /// metingen are only compared where everybody answered the same.
    Question {
        /// Of which list, by the id of that list.
        set: String = "Lijst",
        /// Of which version of that list.
        version: String = "Versie",
        /// The part that it stands in.
        part: String = "Deel",
        /// Its number on paper, such as 3.2.
        number: String = "Nummer",
        /// What is asked.
        text: String = "Vraag",
        /// Who knows, by function.
        informants: Vec<String> = "Weten",
        /// Whether it belongs to the short list.
        kern: bool = "Kernvraag",
    }
}

record! {
    /// One time that the gemeenten fill in a zelfscan together.
    Meting {
        /// What it is called: "0-meting 2026".
        name: String = "Naam",
        /// When it began.
        date: Option<Day> = "Datum",
        /// What the list of questions is called.
        list: String = "Vragenlijst",
        /// The scores that can be given: each a sign, a space and what it says.
        scale: Vec<String> = "Schaal",
        /// Who takes part, in the order in which scores are read aloud.
        gemeenten: Vec<Id> = "Gemeenten",
        /// What is asked, in order.
        questions: Vec<Id> = "Vragen",
        /// Whether a score is not shown either while it is typed.
        hidden: bool = "Verborgen invullen",
        /// The questions of which everybody has seen the scores.
        revealed: Vec<Id> = "Onthuld",
        /// The questions that the room talks about; of the others it agrees without talking.
        discuss: Vec<Id> = "Bespreeklijst",
    }
}

record! {
    /// What one gemeente says to one question in one meting; its id is those three with dots between them, so that two
    /// copies of an agenda hold the same one.
    Answer {
        /// In which meting.
        meting: Option<Id> = "Meting",
        /// To which question.
        question: Option<Id> = "Vraag",
        /// Which gemeente.
        gemeente: Option<Id> = "Gemeente",
        /// The sign out of the scale; empty when it was taken back.
        score: String = "Score",
        /// What the score was before the conversation changed it.
        was: String = "Was",
        /// Why the conversation changed it.
        why: String = "Waarom bijgesteld",
        /// What there is to say about it.
        toelichting: String = "Toelichting",
        /// What shows that it is so.
        evidence: String = "Waaruit blijkt dat",
        /// Who said so, by function.
        informant: String = "Informant",
        /// Where the gemeente wants to be: a sign out of the scale.
        ambition_level: String = "Ambitie",
        /// In which year.
        ambition_year: String = "In het jaar",
        /// How much that matters to it.
        priority: Prioriteit = "Prioriteit",
        /// Whom to ask, where nobody in the room knows.
        ask: String = "Navragen bij",
        /// Until when there is to ask.
        ask_until: Option<Day> = "Uiterlijk",
    }
}

record! {
    /// What the room concludes of one question in one meting, in a sentence; its id is that of both with a dot between.
    Conclusie {
        /// In which meting.
        meting: Option<Id> = "Meting",
        /// Of which question.
        question: Option<Id> = "Vraag",
        /// The sentence.
        conclusie: String = "Conclusie",
    }
}
