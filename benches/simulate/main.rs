//! Holds the re-check policy against others, in a world made from published figures.
//!
//!     cargo bench --bench simulate -- [--seed 1] [--sources 1000] [--days 90] [--edited 1.0]
//!         [--slowness 1.0] [--office 0.8] [--telling 0.4] [--short 0.25] [--no-variants] [--write]
//!
//! `--edited` and `--slowness` multiply the published share of edited articles and the published delays;
//! `--office`, `--telling` and `--short` are the shares of sources with office hours, of feeds that announce
//! most edits and of feeds with ten entries or fewer. `--write` writes `benches/simulate/results.md` and
//! `.assets/recheck.svg`; all figures of the documents come from there.

#![allow(
    unreachable_pub,
    clippy::expect_used,
    reason = "modules of one tool, which may panic where it cannot go on"
)]

mod compare;
mod delays;
mod measure;
mod oracle;
mod ours;
mod plot;
mod random;
mod schedules;
mod table;
mod world;

use std::path::Path;
use std::process::ExitCode;

use world::{Rates, World};

/// What the command line asks for.
struct Asked {
    rates: Rates,
    variants: bool,
    write: bool,
}

fn main() -> ExitCode {
    let asked = match read(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(wrong) => {
            eprintln!("{wrong}");
            return ExitCode::from(2);
        }
    };
    let world = World::new(&asked.rates);
    let compared = compare::main(&world);
    let variants = if asked.variants { compare::variants(&asked.rates) } else { Vec::new() };
    let results = table::results(&world, &compared, &variants);
    print!("{results}");
    if asked.write {
        write("benches/simulate/results.md", &results);
        write(".assets/recheck.svg", &plot::svg(&compared));
    }
    ExitCode::SUCCESS
}

fn write(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::write(&path, text).expect("the results can be written");
    eprintln!("wrote {}", path.display());
}

fn read(mut arguments: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked { rates: Rates::default(), variants: true, write: false };
    while let Some(name) = arguments.next() {
        let rates = &mut asked.rates;
        match name.as_str() {
            "--bench" => {}
            "--write" => asked.write = true,
            "--no-variants" => asked.variants = false,
            "--seed" => rates.seed = number(&name, arguments.next())?,
            "--sources" => rates.sources = number(&name, arguments.next())?,
            "--days" => rates.days = number(&name, arguments.next())?,
            "--edited" => rates.edited = number(&name, arguments.next())?,
            "--slowness" => rates.slowness = number(&name, arguments.next())?,
            "--office" => rates.office = number(&name, arguments.next())?,
            "--telling" => rates.telling = number(&name, arguments.next())?,
            "--short" => rates.short = number(&name, arguments.next())?,
            other => return Err(format!("no such option: {other}; see benches/simulate/main.rs")),
        }
    }
    Ok(asked)
}

fn number<T: std::str::FromStr>(name: &str, text: Option<String>) -> Result<T, String> {
    let text = text.ok_or_else(|| format!("{name} wants a number"))?;
    text.parse().map_err(|_| format!("{name} wants a number, not {text}"))
}
