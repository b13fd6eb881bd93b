//! Names for new records: made of a seed that the runtime gives, so that a script of keys always gives the same ones.

use super::App;
use crate::agenda::Id;

impl App {
    /// Returns an id that nothing has yet.
    pub(super) fn fresh_id(&mut self) -> Id {
        loop {
            // A linear congruence over all 64-bit numbers: every seed gives another row of ids.
            self.seed =
                self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let id = Id::from(&*short_code(self.seed >> 29));
            if self.agenda.kind_of(&id).is_none() {
                return id;
            }
        }
    }
}

/// Writes a number in seven letters and digits that cannot be taken for one another.
fn short_code(mut number: u64) -> String {
    const SIGNS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz0";
    (0..7)
        .map(|_| {
            let sign = SIGNS[usize::try_from(number % 32).unwrap_or_default()];
            number /= 32;
            char::from(sign)
        })
        .collect()
}
