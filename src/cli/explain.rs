//! `extract --explain`: which rule decided what, and what was left out.

use serde_json::{Value, json};

use super::output::cut;
use crate::extract::{Explained, Note};
use crate::model::{FoundStamp, Stamp, StampKind};

/// Rules that say what words are. All others say why words were left out.
const DECISIONS: [&str; 9] = [
    "profile",
    "characters",
    "container",
    "title",
    "headline",
    "published",
    "stamp",
    "byline",
    "notice",
];

/// How much of a text is shown in a terminal, in characters.
const WIDTH: usize = 90;

/// How many lines of one rule are shown in a terminal.
const SHOWN: usize = 6;

/// An explanation for a terminal.
pub(super) fn text(read: &Explained) -> String {
    let mut rows = vec![
        row("profile", first(read, "profile").unwrap_or("none: the general rules")),
        row("container", &decided(read, "container")),
        row("headline", &decided(read, "title")),
    ];
    rows.extend(read.extraction.stamps.iter().map(|found| row("stamp", &stamp(read, found))));
    rows.push(row("published", &decided(read, "published")));
    rows.push(row("byline", &decided(read, "byline")));
    rows.extend(read.extraction.notices.iter().map(|notice| row("notice", &notice.text)));
    let quality = &read.extraction.quality;
    let reasons = quality.reasons.iter().map(|reason| format!("; {reason}"));
    rows.push(row(
        "quality",
        &format!("{}{}", quality.verdict.as_str(), reasons.collect::<String>()),
    ));
    rows.push(String::new());
    rows.extend(left_out(read).into_iter().flat_map(|(rule, lines)| group(rule, &lines)));
    rows.join("\n").trim_end().to_owned()
}

/// An explanation for machines.
pub(super) fn json(read: &Explained) -> Value {
    let decided = read.notes.iter().filter(|note| is_decision(note));
    let decided: Vec<Value> =
        decided.map(|note| json!({ "rule": note.rule, "text": note.text })).collect();
    let left_out: Vec<Value> = left_out(read)
        .into_iter()
        .map(|(rule, lines)| json!({ "rule": rule, "lines": lines }))
        .collect();
    json!({ "decided": decided, "left_out": left_out })
}

/// The subject of a rule: `container` of `container: holds the prose`.
fn subject(note: &Note) -> &str {
    note.rule.split(": ").next().unwrap_or(&note.rule)
}

fn is_decision(note: &Note) -> bool {
    DECISIONS.contains(&subject(note))
}

fn notes<'a>(read: &'a Explained, of: &'a str) -> impl Iterator<Item = &'a Note> {
    read.notes.iter().filter(move |note| subject(note) == of)
}

fn first<'a>(read: &'a Explained, of: &'a str) -> Option<&'a str> {
    notes(read, of).next().map(|note| note.text.as_str())
}

/// What was decided and how: `The bridge (the h1 that a title confirms)`.
fn decided(read: &Explained, subject: &str) -> String {
    let with_rule =
        |note: &Note| Some((note.text.clone(), note.rule.split_once(": ")?.1.to_owned()));
    match notes(read, subject).find_map(with_rule) {
        Some((text, rule)) => format!("{text} ({rule})"),
        None => "none".to_owned(),
    }
}

fn stamp(read: &Explained, found: &FoundStamp) -> String {
    let (kind, chosen) = match found.kind {
        StampKind::Published => ("published", &read.extraction.published),
        StampKind::Updated => ("updated", &read.extraction.updated),
    };
    let Stamp { value, origin, text, .. } = &found.stamp;
    let passed_over = match chosen {
        Some(chosen) if *chosen == found.stamp => "",
        Some(chosen) if chosen.value.date != value.date => ", passed over, says another day",
        _ => ", passed over",
    };
    let unsure =
        if found.stamp.uncertain { ", day and month may be the other way round" } else { "" };
    format!("{kind} {value} ({origin:?}: \"{text}\"){passed_over}{unsure}")
}

/// What was left out, by rule, in the order of the page.
fn left_out(read: &Explained) -> Vec<(&str, Vec<&str>)> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for note in read.notes.iter().filter(|note| !is_decision(note)) {
        match groups.iter_mut().find(|(rule, _)| *rule == note.rule) {
            Some((_, lines)) => lines.push(&note.text),
            None => groups.push((&note.rule, vec![&note.text])),
        }
    }
    groups
}

fn group(rule: &str, lines: &[&str]) -> Vec<String> {
    let mut rows = vec![format!("left out: {rule} ({})", lines.len())];
    rows.extend(lines.iter().take(SHOWN).map(|line| format!("    {}", cut(line, WIDTH))));
    let more = lines.len().saturating_sub(SHOWN);
    rows.extend((more > 0).then(|| format!("    and {more} more")));
    rows
}

fn row(label: &str, text: &str) -> String {
    format!("{label:<10} {}", cut(text, WIDTH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Hints, Page, Profiles, explain};

    const PAGE: &str = "<html><head><meta name='author' content='Ada Bell'></head><body>
        <nav><p>One</p><p>Two</p></nav><div><h1>The bridge</h1>
        <ul><li>17 May. 2023 -</li><li>|</li><li>Last updated: 19 May. 2023 11:52</li></ul>
        <section class='content'><p>The council regrets that the bridge was closed on 2 May 2023.</p>
        <p>It asks for restraint.</p></section></div><footer>Site of the council</footer></body></html>";

    fn read(url: &str) -> Explained {
        let page = Page { bytes: PAGE.as_bytes(), content_type: None, url };
        explain(&page, &Hints::default(), Profiles::builtin())
    }

    #[test]
    fn a_reader_sees_who_decided_what_and_what_was_left_out() {
        let said = text(&read("https://www.nato.int/cps/en/natohq/news_1.htm"));
        for line in [
            "profile    nato, oldest rules",
            "container  <section class=\"content\"> (the profile names it)",
            "headline   The bridge (the profile)",
            "stamp      published 2023-05-17 (Text: \"17 May. 2023\")",
            "stamp      updated 2023-05-19T11:52 (Text: \"Last updated: 19 May. 2023 11:52\")",
            "published  17 May. 2023 (a date at the headline)",
            "byline     Ada Bell (meta)",
            "left out: navigation (2)",
            "left out: footer (1)",
            "    Site of the council",
        ] {
            assert!(said.lines().any(|said| said == line), "{line}\nin\n{said}");
        }
        assert!(said.contains("quality    article") && !said.contains("restraint"), "{said}");
    }

    #[test]
    fn a_machine_is_told_the_same_in_full() {
        let said = json(&read("https://example.org/1"));
        assert_eq!(said["decided"][0]["rule"].as_str().map(|rule| &rule[..9]), Some("container"));
        assert_eq!(said["left_out"][0]["lines"], json!(["One", "Two"]));
    }

    #[test]
    fn long_groups_are_cut() {
        let rows = group("footer", &["x"; 9]);
        assert_eq!(rows.first().map(String::as_str), Some("left out: footer (9)"));
        assert_eq!(rows.last().map(String::as_str), Some("    and 3 more"));
        assert_eq!(rows.len(), SHOWN + 2);
    }
}
