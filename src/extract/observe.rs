//! What the learned judgement is made from: the lines of a page as numbers. For `benches/learn`.

use std::borrow::Cow;

use super::dom::name_words;
use super::features::{self, Features, label_words};
use super::page::{Sheet, seen};
use super::profile::Profiles;
use super::{Hints, Page};

/// One line of a page.
#[derive(Debug, Clone)]
pub struct Observation {
    /// Its words.
    pub text: String,
    /// Whether a rule decides on it: then nothing is to be learned from it.
    pub decided: bool,
    /// Its features, by name.
    pub numbers: Vec<(&'static str, f32)>,
    /// The words of its classes.
    pub classes: Vec<String>,
    /// Its own words, where it is short.
    pub labels: Vec<String>,
}

/// The lines of a page.
pub fn observe(page: &Page<'_>, hints: &Hints<'_>, profiles: &Profiles) -> Vec<Observation> {
    seen(&Sheet::of(page), page, hints, profiles, |seen| {
        let read = seen.read;
        let features = Features::of(features::Page {
            lines: seen.lines,
            inside: &read.inside,
            ruled: &read.ruled,
            title: read.title.line,
        });
        let lines = seen.lines.iter().enumerate();
        lines
            .map(|(at, line)| Observation {
                text: line.text.clone(),
                decided: read.open.binary_search(&at).is_err(),
                numbers: features.line(at),
                classes: features.own(line).flat_map(name_words).map(Cow::into_owned).collect(),
                labels: label_words(line),
            })
            .collect()
    })
}
