//! `overleg`: a terminal workbench for a municipal *uitvoeringsagenda*.
//!
//! ```text
//!  Uitvoeringsagenda Harderwijk 2024-2028          ✓ bewaard   do 12-03-2026  10:24   ← store, through runtime
//!  18 van 43 acties · alleen lokaal                          Esc haalt dit filter weg ← app::filters
//!  1 Doelen ───── gereed   2 Acties ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 18  3 Planning ─── ← layout
//!  Alle acties     2/43     Nr Niv   Status Actie          Eigenaar    24 25 26 27 28
//!  ▼ Onze visie     1/4  ▌   9 L?    [o] +  Elk jaar …     Harderwijk  ▄▄▄▄▄▄█▄▄▄▄▄▄▄ ← app::shown, app::planning
//!  4 Kernpartners acties   5 Detail ───────────────────────────────────────── actie 9
//!  Veilig Thuis        3    Elk jaar afspraken en opdrachten uitvoerders volgen       ← agenda: the table of fields
//!  Status van actie 9 is nu doorlopend.   Ctrl-Z maakt het ongedaan                   ← agenda::sentence, history
//!  Enter wijzig   s status   e eigenaar   p planning   / wie doet wat   ? hulp        ← command, keymap
//! ```
//!
//! From the ground up: [`date`], [`text`], [`command`] and [`layout`] know nothing of ours; [`agenda`] is what a file
//! holds and the one way in which it changes; [`period`] reads what its planning says and
//! [`zelfscan`] what the scores of a scan say together; [`exchange`] makes documents of that; [`history`], [`lookup`] and
//! [`store`] build on that; [`keymap`] turns keys into commands; [`app`] is the state of the program and decides
//! everything; [`screen`] only draws it; and [`runtime`] and [`cli`] are the only rooms that touch the terminal, files
//! and the clock.

pub mod agenda;
pub mod app;
pub mod cli;
pub mod command;
pub mod date;
pub mod exchange;
pub mod history;
pub mod keymap;
pub mod layout;
pub mod lookup;
pub mod period;
pub mod runtime;
pub mod sample;
pub mod screen;
pub mod store;
pub mod text;
pub mod zelfscan;
