//! What the first two rows say: which agenda, how it lies on disk, what is shown.

use super::{App, Disk, counted};

/// Returns title and period; the period only once.
#[must_use]
pub fn title(app: &App) -> String {
    let Some(head) = app.agenda.heading() else { return String::new() };
    let title = if head.title.is_empty() { "Agenda zonder titel" } else { &head.title };
    if head.period.is_empty() || title.contains(&head.period) {
        title.into()
    } else {
        format!("{title} {}", head.period)
    }
}

/// Returns how the work lies on disk, in a few words.
#[must_use]
pub fn disk_words(disk: &Disk) -> String {
    match disk {
        Disk::Saved => "✓ bewaard".into(),
        Disk::Pending(count) => format!("• {} onderweg", counted(*count, "wijziging", "wijzigingen")),
        Disk::Failing { count, .. } => format!(" NIET BEWAARD ({count}) "),
        Disk::ReadOnly(_) => "ALLEEN LEZEN".into(),
    }
}

/// Returns how many actions are marked and what is shown; the marks first, since the next verb changes all of those.
#[must_use]
pub fn shown_words(app: &App) -> String {
    match app.marked() {
        0 => filter_words(app),
        marked => format!("{marked} gemarkeerd · {}", filter_words(app)),
    }
}

/// Returns what is shown: all actions, or how many of them and through which filters.
#[must_use]
pub fn filter_words(app: &App) -> String {
    let filters = app.filters.all();
    let total = app.shown.total;
    let count = match total {
        0 => "Nog geen acties".into(),
        1 if filters.is_empty() => "1 actie".into(),
        total if filters.is_empty() => format!("Alle {total} acties"),
        total => format!("{} van {}", app.shown.actions.len(), counted(total, "actie", "acties")),
    };
    let words = filters.iter().map(|filter| filter.words(&app.agenda));
    std::iter::once(count).chain(words).chain(app.order.words()).collect::<Vec<_>>().join(" · ")
}
