//! `--batch`: many inputs at once, one JSON object of arguments a line, one result a line.

use std::any::Any;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use clap::CommandFactory;
use clap::error::ErrorKind;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::args::Cli;

/// How many results may wait for an earlier one, for each worker: one slow page must not stop the
/// others, and must not make them pile up either.
const WAITING: usize = 16;

/// The file of a batch, which clap asks for where no input is given. A batch is read by machines.
///
/// # Errors
/// Wrong usage: another format was asked for.
pub(super) fn list(batch: Option<&Path>, as_json: bool) -> Result<&Path> {
    let usage = |kind, said: &str| Cli::command().error(kind, said);
    if !as_json {
        let said = "--batch prints JSON, one result a line: leave --format out";
        bail!(usage(ErrorKind::ArgumentConflict, said));
    }
    let missing = || usage(ErrorKind::MissingRequiredArgument, "there is no input").into();
    batch.ok_or_else(missing)
}

/// Answers each line of a file (`-` is standard input) with a line on standard output, in the same
/// order. A line that fails gives `{"error": …}` and the rest goes on. `one` is also told what to call
/// its line in a message. The status is 1 where a line failed.
pub(super) fn run<A: DeserializeOwned>(
    list: &Path,
    one: impl Fn(A, &str) -> Result<String> + Sync,
) -> Result<ExitCode> {
    let lines: Box<dyn BufRead + Send> = if list == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let file = File::open(list).with_context(|| format!("reading {}", list.display()))?;
        Box::new(BufReader::new(file))
    };
    let failed = answer_all(lines, io::stdout(), |line, name| one(arguments(line)?, name))?;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The arguments of a line.
fn arguments<A: DeserializeOwned>(line: &[u8]) -> Result<A> {
    let line = line.trim_ascii();
    if line.is_empty() {
        bail!("the line is empty, where an object of arguments must stand");
    }
    serde_json::from_slice(line).map_err(|error| {
        let said = error.to_string();
        // "at line 1" of a text of one line would be taken for the batch's.
        let reason = said.rsplit_once(" at line ").map_or(said.as_str(), |(reason, _)| reason);
        anyhow!("column {}: {reason}", error.column())
    })
}

/// Refuses standard input as a page: it is one for all lines, and may be the batch itself.
pub(super) fn no_standard_input(key: &str, path: &Path) -> Result<()> {
    if path == Path::new("-") {
        bail!("`{key}`: standard input cannot be an input of a batch");
    }
    Ok(())
}

/// Answers the lines on all cores; whether one failed.
fn answer_all(
    lines: impl BufRead + Send,
    out: impl Write + Send,
    answer: impl Fn(&[u8], &str) -> Result<String> + Sync,
) -> Result<bool> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let input = Mutex::new(Input { lines, taken: 0 });
    let output = Output::new(out, workers * WAITING);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work(&input, &output, &answer));
        }
    });
    output.finish()
}

fn work<R: BufRead, W: Write>(
    input: &Mutex<Input<R>>,
    output: &Output<W>,
    answer: &impl Fn(&[u8], &str) -> Result<String>,
) {
    loop {
        let next = lock(input).next();
        match next {
            Ok(Some((index, line))) => {
                let name = format!("line {}", index + 1);
                let answered = guarded(|| answer(&line, &name)).context(name.clone());
                if !output.hand_in(index, answered) {
                    return;
                }
            }
            Ok(None) => return,
            Err(error) => return output.stop(error),
        }
    }
}

/// What is answered; a panic is the failure of its input alone.
pub(super) fn guarded<T>(answer: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|panic| {
        Err(anyhow!("the program failed on this input: {}", said(panic.as_ref())))
    })
}

fn said(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it did not say why")
}

/// The lines that nobody has taken yet.
struct Input<R> {
    lines: R,
    taken: usize,
}

impl<R: BufRead> Input<R> {
    fn next(&mut self) -> io::Result<Option<(usize, Vec<u8>)>> {
        let mut line = Vec::new();
        if self.lines.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        self.taken += 1;
        Ok(Some((self.taken - 1, line)))
    }
}

/// Results, written in the order of their lines.
struct Output<W> {
    state: Mutex<Written<W>>,
    moved_on: Condvar,
    /// How many may wait for an earlier one.
    most: usize,
}

struct Written<W> {
    out: W,
    next: usize,
    waiting: BTreeMap<usize, String>,
    any_failed: bool,
    stopped: Option<io::Error>,
}

impl<W: Write> Output<W> {
    fn new(out: W, most: usize) -> Self {
        let state =
            Written { out, next: 0, waiting: BTreeMap::new(), any_failed: false, stopped: None };
        Self { state: Mutex::new(state), moved_on: Condvar::new(), most }
    }

    /// Writes a result once its turn has come; whether there is a use in going on.
    fn hand_in(&self, index: usize, answered: Result<String>) -> bool {
        let failed = answered.is_err();
        let as_line = |error| json!({ "error": format!("{error:#}") }).to_string();
        let text = answered.unwrap_or_else(as_line);
        let mut state = lock(&self.state);
        while state.stopped.is_none() && index >= state.next + self.most {
            state = self.moved_on.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.any_failed |= failed;
        state.waiting.insert(index, text);
        if let Err(error) = state.write_ready() {
            state.stopped.get_or_insert(error);
        }
        self.moved_on.notify_all();
        state.stopped.is_none()
    }

    fn stop(&self, error: io::Error) {
        lock(&self.state).stopped.get_or_insert(error);
        self.moved_on.notify_all();
    }

    fn finish(self) -> Result<bool> {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        state.stopped.map_or(Ok(state.any_failed), |error| Err(error.into()))
    }
}

impl<W: Write> Written<W> {
    fn write_ready(&mut self) -> io::Result<()> {
        while let Some(text) = self.waiting.remove(&self.next) {
            self.next += 1;
            writeln!(self.out, "{text}")?;
        }
        self.out.flush()
    }
}

/// A lock, also after a panic elsewhere: what it holds is whole after each step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(lines: &str, answer: impl Fn(&str) -> Result<String> + Sync) -> (bool, Vec<String>) {
        let mut out = Vec::new();
        let text = |line: &[u8]| String::from_utf8_lossy(line).trim().to_owned();
        let failed =
            answer_all(lines.as_bytes(), &mut out, |line, _| answer(&text(line))).expect("a batch");
        (failed, String::from_utf8(out).expect("text").lines().map(str::to_owned).collect())
    }

    #[test]
    fn results_stand_in_the_order_of_their_lines_whichever_is_ready_first() {
        let lines: String = (0..500).map(|n| format!("{n}\n")).collect();
        let (failed, out) = answers(&lines, |line| {
            if line.parse::<u64>()? % 7 == 0 {
                thread::sleep(std::time::Duration::from_millis(1));
            }
            Ok(line.to_owned())
        });
        assert!(!failed);
        assert_eq!(out, lines.lines().collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_is_the_error_of_its_line_alone() {
        let (failed, out) = answers("a\nb\nc", |line| {
            assert_ne!(line, "b", "a page that breaks the reader");
            Ok(format!("\"{line}\""))
        });
        assert!(failed);
        assert_eq!((out[0].as_str(), out[2].as_str()), ("\"a\"", "\"c\""));
        assert!(
            out[1].starts_with("{\"error\":\"line 2: ") && out[1].contains("breaks the reader")
        );
    }

    #[test]
    fn no_more_results_wait_than_are_allowed() {
        let (most, taken) = (8, Mutex::new(0));
        let output = Output::new(Vec::new(), most);
        thread::scope(|scope| {
            scope.spawn(|| {
                for index in 1..100 {
                    *lock(&taken) = index;
                    output.hand_in(index, Ok(String::new()));
                }
            });
            thread::sleep(std::time::Duration::from_millis(50));
            assert!(*lock(&taken) <= most, "the first line has no result yet");
            output.hand_in(0, Ok(String::new()));
        });
        assert!(!output.finish().expect("written"));
    }
}
