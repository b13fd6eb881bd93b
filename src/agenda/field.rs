//! The table of fields: the format of the file, the journal, the forms and the columns all walk it.

use std::fmt;

use super::extra::Extra;
use super::id::{Id, Kind};
use super::part::{Phase, Role};
use super::value::{Issued, Slot, Value, View};
use crate::date::{Day, Moment};

/// One field of a record of type `R`.
pub struct Field<R> {
    /// The key in the file.
    pub name: &'static str,
    /// What stands before it on the screen, in Dutch.
    pub label: &'static str,
    /// Borrows the value.
    pub view: fn(&R) -> View<'_>,
    /// Opens the value for change.
    pub slot: fn(&mut R) -> Slot<'_>,
}

impl<R> fmt::Debug for Field<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A record: its id, its table of fields, and what this version does not know of it.
pub trait Record: Clone + Default + fmt::Debug + Send + Sync + 'static {
    /// The table that it stands in.
    const KIND: Kind;
    /// Its fields, in the order of the file.
    const FIELDS: &'static [Field<Self>];

    /// Returns its id.
    fn id(&self) -> &Id;
    /// Opens its id; only reading and adding give one.
    fn id_mut(&mut self) -> &mut Id;
    /// Returns what this version does not know.
    fn extra(&self) -> &Extra;
    /// Opens what this version does not know.
    fn extra_mut(&mut self) -> &mut Extra;

    /// Returns the field with this name.
    #[must_use]
    fn field(name: &str) -> Option<&'static Field<Self>> {
        Self::FIELDS.iter().find(|field| field.name == name)
    }

    /// Returns what stands under this name, known or not.
    fn view(&self, name: &str) -> View<'_> {
        match Self::field(name) {
            Some(field) => (field.view)(self),
            None => View::Raw(self.extra().field(unmarked::<Self>(name))),
        }
    }

    /// Puts a value under this name; returns whether it has the shape of the field.
    fn put(&mut self, name: &str, value: &Value) -> bool {
        match (Self::field(name), value) {
            (Some(field), value) => (field.slot)(self).put(value),
            (None, Value::Raw(raw)) => {
                self.extra_mut().put(unmarked::<Self>(name), raw.clone());
                true
            }
            (None, _) => false,
        }
    }

    /// Returns everything that is filled in, as a change carries it.
    fn contents(&self) -> Vec<(Name, Value)> {
        let known = Self::FIELDS.iter().map(|field| (Name::Borrowed(field.name), (field.view)(self)));
        let unknown = self.extra().iter().map(|(name, raw)| (marked::<Self>(name), View::Raw(Some(raw))));
        known
            .chain(unknown)
            .filter(|(_, view)| !view.is_empty())
            .map(|(name, view)| (name, view.to_value()))
            .collect()
    }
}

/// The mark before the name of a field whose text in the file has the wrong shape, in changes and, once the field
/// itself is filled in again, in the file: that text is kept beside the field, and both need a name.
pub(super) const MISSHAPEN: char = '?';

/// Returns the name that a change gives to something kept as text.
pub(super) fn marked<R: Record>(name: &str) -> Name {
    if R::field(name).is_some() {
        Name::Owned(format!("{MISSHAPEN}{name}"))
    } else {
        Name::Owned(name.into())
    }
}

/// Returns the name under which something is kept as text.
pub(super) fn unmarked<R: Record>(name: &str) -> &str {
    name.strip_prefix(MISSHAPEN).filter(|name| R::field(name).is_some()).unwrap_or(name)
}

/// The name of a field: borrowed from the table, owned when this version does not know it.
pub type Name = std::borrow::Cow<'static, str>;

/// A type that a field can have.
pub trait FieldType {
    /// Borrows the value.
    fn view(&self) -> View<'_>;
    /// Opens the value for change.
    fn slot(&mut self) -> Slot<'_>;
}

/// Says how each Rust type appears in the table.
macro_rules! field_types {
    ($($type:ty, $variant:ident, |$x:ident| $view:expr;)*) => {
        $(impl FieldType for $type {
            fn view(&self) -> View<'_> { let $x = self; View::$variant($view) }
            fn slot(&mut self) -> Slot<'_> { Slot::$variant(self) }
        })*
    };
}

field_types! {
    String, Text, |x| x;
    Vec<String>, Lines, |x| x;
    bool, Flag, |x| *x;
    Option<Id>, Link, |x| x.as_ref();
    Vec<Id>, Links, |x| x;
    Vec<Phase>, Phases, |x| x;
    Vec<Role>, Roles, |x| x;
    Option<Day>, Day, |x| *x;
    Option<Moment>, Moment, |x| *x;
    Issued, Issued, |x| x;
}

/// Defines a record and its table at once: a new field is one row.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($(#[$row:meta])* $field:ident: $type:ty = $label:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name {
            /// Its name in files and links.
            pub id: $crate::agenda::Id,
            $($(#[$row])* pub $field: $type,)*
            /// What this version does not know.
            pub extra: $crate::agenda::Extra,
        }

        impl $crate::agenda::Record for $name {
            const KIND: $crate::agenda::Kind = $crate::agenda::Kind::$name;
            const FIELDS: &'static [$crate::agenda::Field<Self>] = &[$($crate::agenda::Field {
                name: stringify!($field),
                label: $label,
                view: |record| $crate::agenda::FieldType::view(&record.$field),
                slot: |record| $crate::agenda::FieldType::slot(&mut record.$field),
            },)*];

            fn id(&self) -> &$crate::agenda::Id { &self.id }
            fn id_mut(&mut self) -> &mut $crate::agenda::Id { &mut self.id }
            fn extra(&self) -> &$crate::agenda::Extra { &self.extra }
            fn extra_mut(&mut self) -> &mut $crate::agenda::Extra { &mut self.extra }
        }
    };
}

pub(super) use record;
