//! The program: everything is in the library, so that tests and benches see the same as a user.

use std::process::ExitCode;

fn main() -> ExitCode {
    overleg::cli::main()
}
