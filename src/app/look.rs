//! How somebody looks at this agenda: filters, order, what is folded, where the cursor is, and the saved views.
//!
//! It is kept beside the agenda and never in it: it is how somebody looks, not what was agreed. Where it is kept is left
//! to the runtime.

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::filters::{Filter, Filters, Kept};
use super::order::{Grouping, Order, Way};
use super::{App, Effect};
use crate::agenda::Id;
use crate::layout::Pane;

/// Everything that is kept of how somebody looks at one agenda; what a file leaves out has its usual value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    #[serde(rename = "beeld")]
    sight: Sight,
    /// Whether the keys were in Planning: its rows are those of Acties.
    #[serde(rename = "in_planning")]
    in_planning: bool,
    #[serde(rename = "actie")]
    action: Option<Id>,
    #[serde(rename = "kolom")]
    column: Option<String>,
    /// The saved views, in the order of their digits.
    #[serde(rename = "weergaven")]
    pub(super) views: Vec<SavedView>,
}

/// What is shown and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Sight {
    #[serde(rename = "filters")]
    filters: Vec<Kept>,
    #[serde(rename = "volgorde")]
    by: Option<String>,
    #[serde(rename = "omgekeerd")]
    down: bool,
    #[serde(rename = "indeling")]
    group: Option<String>,
    #[serde(rename = "ingeklapt")]
    folded: Vec<Id>,
}

/// What is shown, under a name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// What somebody called it.
    #[serde(rename = "naam")]
    pub name: String,
    #[serde(rename = "beeld")]
    pub(super) sight: Sight,
}

/// What there is to keep, and what was kept last.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// The saved views, in the order of their digits.
    pub(super) views: Vec<SavedView>,
    kept: Look,
    due: bool,
}

impl Sight {
    pub(super) fn of(app: &App) -> Self {
        let mut folded: Vec<Id> = app.folded.iter().cloned().collect();
        folded.sort();
        Self {
            filters: app.filters.all().iter().map(Filter::kept).collect(),
            by: app.order.by.map(|(column, _)| column.title().to_owned()),
            down: app.order.by.is_some_and(|(_, way)| way == Way::Down),
            group: app.order.group.map(|group| group.word().to_owned()),
            folded,
        }
    }

    /// Looks so; a filter on what is gone is left out.
    pub(super) fn show(&self, app: &mut App) {
        app.filters = Filters::default();
        for filter in self.filters.iter().filter_map(Filter::from_kept) {
            app.filters.put(filter);
        }
        app.filters.take_gone(&app.agenda);
        app.order = self.order();
        app.folded = self.folded.iter().cloned().collect();
        app.go(Pane::Doelen, 0);
        app.go(Pane::Kernpartners, 0);
        app.refilter();
        app.aim();
    }

    fn order(&self) -> Order {
        let by = self.by.as_deref().and_then(column_called);
        let way = if self.down { Way::Down } else { Way::Up };
        let group = Grouping::ALL.into_iter().find(|group| Some(group.word()) == self.group.as_deref());
        Order { by: by.map(|column| (column, way)), group }
    }
}

fn column_called(title: &str) -> Option<Column> {
    Column::ALL.into_iter().find(|column| column.title() == title)
}

/// Returns how somebody looks now.
fn look(app: &App) -> Look {
    Look {
        sight: Sight::of(app),
        in_planning: app.subject == Pane::Planning,
        action: app.selected.clone(),
        column: Some(app.column.title().to_owned()),
        views: app.keeping.views.clone(),
    }
}

/// Looks as somebody did the last time, with the cursor on the row where it was; the first time at all of it.
pub(super) fn restore(app: &mut App, look: Option<Look>) {
    match look {
        Some(look) => show(app, look),
        None => app.refresh(),
    }
    app.keeping.kept = self::look(app);
}

fn show(app: &mut App, look: Look) {
    look.sight.show(app);
    app.column = look.column.as_deref().and_then(column_called).unwrap_or_default();
    if look.in_planning {
        super::browse::focus(app, Pane::Planning);
    }
    let row = app.shown.actions.iter().position(|id| Some(id) == look.action.as_ref());
    app.go(Pane::Actions, row.unwrap_or(0));
    app.keeping.views = look.views;
}

/// Has it kept how somebody looks, when that is not what was kept last.
pub(super) fn keep(app: &mut App) {
    let look = look(app);
    app.keeping.due = false;
    if look != app.keeping.kept {
        app.keeping.kept.clone_from(&look);
        app.effects.push(Effect::KeepLook(look));
    }
}

/// Has it kept at once when something was chosen that nobody wants to choose again; where the cursor is, can wait.
pub(super) fn keep_when_due(app: &mut App) {
    if app.keeping.due {
        keep(app);
    }
}

impl App {
    pub(super) fn look_is_due(&mut self) {
        self.keeping.due = true;
    }
}
