//! The agenda: its records, found by id, and the one way in which they change.
//!
//! How an agenda lies on disk is the work of [`crate::store`]; what a planning text means that of a room of its own.

mod change;
mod choice;
mod compose;
mod diff;
mod extra;
mod field;
mod id;
mod layout;
mod names;
mod part;
mod read;
mod rebase;
mod record;
mod review;
mod scan;
mod sentence;
mod table;
mod value;
mod write;

use std::sync::Arc;

pub use change::{Act, Change, Edit, Refused, inverse, link_in};
pub use choice::{Choice, ChoiceOption, DoelKind, Koers, Level, Prioriteit, Status, option_of};
pub use compose::compose;
pub use diff::diff;
pub use extra::Extra;
pub use field::{Field, FieldType, Name, Record};
pub use id::{At, Id, Kind};
pub use names::{OWNER_ROLES, TREKKER, capital, owners, party_name};
pub use part::{BETWEEN_PHASES, Party, Phase, Role, phases_line};
pub use read::{Damage, ReadError, Reading, Salvage};
pub use rebase::{Clash, rebase};
pub use record::{
    Actielijn, Action, Answer, Conclusie, Doel, Gemeente, Head, Kernpartner, Meting, Note, Person, Question,
    Stand,
};
pub use review::{Finding, review};
pub use sentence::{Telling, sentence, summary, view_shown};
pub use table::{Rows, Table};
pub use value::{Issued, Slot, Value, View};

/// Names the tables once: which field of the agenda holds which type of record.
macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident: $record:ident;)*) => {
        /// Everything that one `agenda.json` holds.
        #[derive(Debug, Clone, Default)]
        pub struct Agenda {
            $($(#[$doc])* pub $table: Table<$record>,)*
        }

        impl Agenda {
            /// Returns the table of this kind.
            #[must_use]
            pub fn rows(&self, kind: Kind) -> &dyn Rows {
                match kind { $(Kind::$record => &self.$table,)* }
            }

            fn rows_mut(&mut self, kind: Kind) -> &mut dyn Rows {
                match kind { $(Kind::$record => &mut self.$table,)* }
            }

            fn diff_tables(&self, to: &Self, changes: &mut Vec<Change>) {
                $(diff::diff_table(&self.$table, &to.$table, changes);)*
            }
        }

        impl Kind {
            /// Returns the names of its fields, in the order of the file.
            #[must_use]
            pub fn field_names(self) -> Vec<&'static str> {
                match self { $(Self::$record => $record::FIELDS.iter().map(|field| field.name).collect(),)* }
            }

            /// Returns the name of this field out of the table, when this version knows it.
            #[must_use]
            pub fn known_field(self, name: &str) -> Option<&'static str> {
                self.field_names().into_iter().find(|known| *known == name)
            }

            /// Returns an empty value of the shape that this field has.
            #[must_use]
            pub fn empty_value(self, field: &str) -> Value {
                match self { $(Self::$record => $record::default().view(field).to_value(),)* }
            }

            /// Returns the words to choose from in this field; none where words are typed.
            #[must_use]
            pub fn choice_options(self, field: &str) -> &'static [ChoiceOption] {
                match self {
                    $(Self::$record => match $record::default().view(field) {
                        View::Code(code) => code.options(),
                        _ => &[],
                    },)*
                }
            }

            /// Returns what people call this word in this field: "niet gestart" for `niet_gestart`.
            #[must_use]
            pub fn choice_label(self, field: &str, word: &str) -> String {
                let known = self.choice_options(field).iter().find(|option| option.word == word);
                known.map_or(word, |option| option.label).into()
            }

            /// Returns the Dutch label of this field, or its name when this version does not know it.
            #[must_use]
            pub fn label(self, field: &str) -> &str {
                let label = match self { $(Self::$record => $record::field(field).map(|field| field.label),)* };
                label.unwrap_or(field)
            }
        }
    };
}

tables! {
    /// The agenda itself: one record.
    head: Head;
    /// The municipalities that take part.
    gemeenten: Gemeente;
    /// The chapters.
    actielijnen: Actielijn;
    /// The themes and goals.
    doelen: Doel;
    /// The actions.
    actions: Action;
    /// How each gemeente stands in the actions of several.
    standen: Stand;
    /// The remarks.
    notes: Note;
    /// The organisations.
    kernpartners: Kernpartner;
    /// The people.
    people: Person;
    /// The questions of the zelfscan.
    questions: Question;
    /// The times that it was filled in.
    metingen: Meting;
    /// What was answered.
    answers: Answer;
    /// What was concluded.
    conclusies: Conclusie;
}

impl Agenda {
    /// Applies these changes in order, all or none.
    ///
    /// # Errors
    /// Refuses when a change does not fit what stands there; the agenda is then as it was.
    pub fn apply(&mut self, changes: &[Change]) -> Result<(), Refused> {
        for (done, change) in changes.iter().enumerate() {
            if let Err(refused) = self.apply_one(change) {
                for change in changes[..done].iter().rev() {
                    // What was just applied can be taken back: nothing came in between.
                    self.apply_one(&change.inverse())?;
                }
                return Err(refused);
            }
        }
        Ok(())
    }

    fn apply_one(&mut self, change: &Change) -> Result<(), Refused> {
        let rows = self.rows_mut(change.at().kind);
        match change {
            Change::Set { at, field, was, is } => rows.set(&at.id, field, (was, is)),
            Change::Add { at, after, with } => rows.add(&at.id, after.as_ref(), with),
            Change::Drop { at, after, with } => rows.remove(&at.id, after.as_ref(), with),
            Change::Move { at, was, is } => rows.shift(&at.id, was.as_ref(), is.as_ref()),
        }
    }

    /// Returns an agenda with nothing in it but this.
    #[must_use]
    pub fn with_head(head: Head) -> Self {
        let mut agenda = Self::default();
        agenda.head.push(Arc::new(head));
        agenda
    }

    /// Returns the record of the agenda itself.
    #[must_use]
    pub fn heading(&self) -> Option<&Head> {
        self.head.iter().next()
    }

    /// Returns the id of the agenda itself; empty when it has none.
    #[must_use]
    pub fn own_id(&self) -> &str {
        self.heading().map_or("", |head| head.id.as_str())
    }

    /// Returns the change that puts this value in this field, or nothing when it stands there already.
    #[must_use]
    pub fn set(&self, at: &At, field: &'static str, is: Value) -> Option<Change> {
        let was = self.rows(at.kind).view(&at.id, field)?.to_value();
        (was != is).then(|| Change::Set { at: at.clone(), field: Name::Borrowed(field), was, is })
    }

    /// Returns the change that takes this record away.
    #[must_use]
    pub fn dropped(&self, at: &At) -> Option<Change> {
        let rows = self.rows(at.kind);
        Some(Change::Drop { at: at.clone(), after: rows.after(&at.id)?, with: rows.contents(&at.id)? })
    }

    /// Returns which kind of record has this id.
    #[must_use]
    pub fn kind_of(&self, id: &Id) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| self.rows(*kind).has(id))
    }
}
