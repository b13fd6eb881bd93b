//! Holds the rules of the house, so that nobody has to remember them: who may import whom, what each room may touch, and how big things get.
//!
//! It reads the code as text and leaves what a compiler knows (types, missing docs, dead code) to rustc and clippy.

mod architecture {
    mod boundaries;
    mod functions;
    mod habits;
    mod layers;
    mod lexer;
    mod paths;
    mod shape;
    mod sizes;
    mod source;
    mod supply;
}
