//! Reports in Markdown, for issue trackers and chats: ~~removed~~, **added**.

use super::fold::{Piece, fold};
use super::words::{self, plain, web_address};
use super::{Counts, Period, Sheet};
use crate::model::{
    Change, Comparison, Disclosure, Event, EventData, EventKind, Fact, Field, Op, Significance,
};

/// Words shown on either side of a change within a long text.
const CONTEXT: usize = 10;

/// The comparison: facts first, then when, every changed word, and the proof.
pub fn sheet(sheet: &Sheet) -> String {
    let mut parts = vec![format!("# {}", linked(&sheet.title, sheet.url.as_deref()))];
    parts.extend(sheet.source.as_deref().map(escape));
    parts.extend(verdict(&sheet.comparison));
    parts.extend(
        sheet.observed_between.map(|times| {
            format!("{} {}.", words::happened(&sheet.comparison), words::between(times))
        }),
    );
    parts.extend(dates(sheet));
    parts.extend(sheet.comparison.changes.iter().map(change));
    parts.extend(proof(sheet));
    joined(&parts)
}

/// The period: counts, each revision, and what else happened.
pub fn period(period: &Period) -> String {
    let mut parts = vec![
        format!("# {}", escape(&period.title)),
        sentence(&words::span(period.since, period.until)),
        counts(&period.counts()),
    ];
    let (revisions, restamps) = period.divided();
    for revision in revisions {
        let sheet = Sheet::from(revision);
        parts.push(format!("## {}", linked(&sheet.title, sheet.url.as_deref())));
        parts.push(format!(
            "{}: {} {}.",
            escape(&revision.source.name),
            words::happened(&revision.comparison),
            words::between(revision.observed_between)
        ));
        parts.extend(verdict(&revision.comparison));
        parts.extend(revision.comparison.changes.iter().map(change));
    }
    let restamped =
        |one| format!("**{}**: {}", words::restamp_label(one), escape(&words::restamp(one)));
    parts.extend(restamps.iter().map(restamped));
    parts.extend(events(&period.events));
    joined(&parts)
}

fn joined(parts: &[String]) -> String {
    format!("{}\n", parts.join("\n\n"))
}

fn verdict(comparison: &Comparison) -> Vec<String> {
    let weight = match comparison.significance {
        Significance::None => String::new(),
        heavy => format!(" · {} change", words::significance(heavy)),
    };
    let mut parts = vec![
        format!("**{}**{weight}", words::badge(comparison)),
        words::disclosure_sentence(comparison),
    ];
    parts.extend(words::remarks(comparison).into_iter().map(str::to_owned));
    if !comparison.facts.is_empty() {
        parts.push(comparison.facts.iter().map(fact).collect::<Vec<_>>().join("\n"));
    }
    parts.extend(Some(escape(&comparison.summary)).filter(|summary| !summary.is_empty()));
    parts
}

fn fact(fact: &Fact) -> String {
    let told = match (fact.before.as_deref(), fact.after.as_deref()) {
        (Some(before), Some(after)) => format!("{} → {}", gone(before), new(after)),
        (Some(before), None) => format!("{} (gone)", gone(before)),
        (None, after) => format!("{} (new)", new(after.unwrap_or_default())),
    };
    format!("- {}: {told}", words::fact(fact.kind))
}

fn dates(sheet: &Sheet) -> Option<String> {
    let (from, to) = (sheet.from.date(), sheet.to.date());
    from.or(to).map(|_| format!("Date on the page: {}", escape(&words::dates(from, to))))
}

fn change(change: &Change) -> String {
    format!("**{}**\n\n> {}", words::change(change), body(change))
}

fn body(change: &Change) -> String {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    match change.op {
        Op::Insert => new_text(change.field, after.unwrap_or_default()),
        Op::Delete => gone_text(change.field, before.unwrap_or_default()),
        Op::Move => escape(after.or(before).unwrap_or_default()),
        Op::Replace if change.words.is_empty() => format!(
            "{} → {}",
            gone_text(change.field, before.unwrap_or_default()),
            new_text(change.field, after.unwrap_or_default())
        ),
        Op::Replace => reworded(change),
    }
}

fn reworded(change: &Change) -> String {
    let pieces = fold(&change.words, CONTEXT).into_iter().map(|piece| match piece {
        Piece::Equal(text) => escape(text),
        Piece::Insert(text) => new(text),
        Piece::Delete(text) => gone(text),
        Piece::Folded(_) => " …".to_owned(),
    });
    pieces.fold(String::new(), |mut line, piece| {
        line.push_str(gap(&line, &piece));
        line.push_str(if line.is_empty() { piece.trim_start() } else { &piece });
        line
    })
}

/// A space where two pieces would touch at a mark and Markdown would not see the mark.
fn gap(line: &str, piece: &str) -> &'static str {
    let is_mark = |c: char| matches!(c, '*' | '~');
    let touch = match (line.chars().next_back(), piece.chars().next()) {
        (Some(end), Some(start)) => {
            (is_mark(end) || is_mark(start)) && !end.is_whitespace() && !start.is_whitespace()
        }
        _ => false,
    };
    if touch { " " } else { "" }
}

fn new(text: &str) -> String {
    marked(text, "**")
}

fn gone(text: &str) -> String {
    marked(text, "~~")
}

/// The text between marks, with the white space around it outside them.
fn marked(text: &str, mark: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return escape(text);
    }
    let start = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let end = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{start}{mark}{}{mark}{end}", escape(inner))
}

fn new_text(field: Field, text: &str) -> String {
    address(field, text).unwrap_or_else(|| new(text))
}

fn gone_text(field: Field, text: &str) -> String {
    address(field, text).map_or_else(|| gone(text), |address| format!("~~{address}~~"))
}

fn address(field: Field, text: &str) -> Option<String> {
    let is_address = matches!(field, Field::Link | Field::Attachment | Field::Image);
    web_address(text).filter(|_| is_address).map(|address| linked(address, Some(address)))
}

fn proof(sheet: &Sheet) -> Vec<String> {
    [("Before", &sheet.from), ("After", &sheet.to)]
        .into_iter()
        .filter_map(|(name, side)| {
            let sha256 = side.sha256.as_deref()?;
            let label = linked(&side.label, side.url.as_deref());
            Some(format!("{name}: {label}, SHA-256 `{}`", plain(sha256).replace('`', "")))
        })
        .collect()
}

fn counts(counts: &Counts) -> String {
    let parts = [
        words::count(counts.revisions, "edit", "edits"),
        format!("{} without saying so", counts.of_disclosure(Disclosure::Stealth)),
        format!("{} substantive", counts.of_significance(Significance::Substantive)),
        format!("{} withdrawn", counts.of_event(EventKind::ArticleWithdrawn)),
    ];
    parts.join(" · ")
}

fn events(events: &[Event]) -> Option<String> {
    let lines: Vec<String> = events.iter().filter_map(event).collect();
    (!lines.is_empty()).then(|| format!("## Also seen\n\n{}", lines.join("\n")))
}

fn event(event: &Event) -> Option<String> {
    let EventData::Other(notification) = &event.data else { return None };
    let url = notification.article.as_ref().map(|article| article.url.as_str());
    let mut parts = vec![linked(words::subject(event), url), words::instant(event.timestamp)];
    parts.extend(words::particulars(notification).iter().map(|told| escape(told)));
    Some(format!("- **{}**: {}", words::event(event.kind), parts.join(", ")))
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The text as a link, where its address is one of the web; else the text alone.
fn linked(text: &str, address: Option<&str>) -> String {
    match address.and_then(web_address) {
        Some(address) => format!("[{}](<{}>)", escape(text), address.replace(['<', '>', '\\'], "")),
        None => escape(text),
    }
}

/// The text so that Markdown shows it as it is, and so that it calls nobody: behind an at sign
/// stands a zero-width space, since a tracker reads `@name` even where it is escaped.
fn escape(text: &str) -> String {
    let text = plain(text);
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '!'
        );
        let starts_list = at == digits
            && ((digits == 0 && matches!(c, '-' | '+' | '='))
                || (digits > 0 && matches!(c, '.' | ')')));
        if special || starts_list {
            escaped.push('\\');
        }
        escaped.push(c);
        if c == '@' {
            escaped.push('\u{200b}');
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use proptest::prelude::*;

    #[test]
    fn a_sheet_tells_facts_words_and_proof() {
        let text = sheet(&samples::sheet());
        for line in [
            "# [Statement on the accident at the \\<north\\> quay](<https://harbour-office.example.org/statements/7?a=1&b=2>)",
            "**Edited without saying so** · Substantive change",
            "- Number: ~~12~~ → **21**",
            "Edited on 19 May 2023, between 11:40 and 11:55 UTC.",
            "> Statement on the ~~incident~~ **accident** at the \\<north\\> quay",
            "**Moved from place 7 to place 2**",
            "> **javascript:alert(1)**",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n---\n{text}");
        }
        assert!(text.contains(&"2".repeat(64)));
    }

    #[test]
    fn a_period_lists_edits_and_events() {
        let text = period(&samples::period());
        assert!(
            text.contains("4 edits · 2 without saying so · 2 substantive · 1 withdrawn"),
            "{text}"
        );
        assert_eq!(text.matches("\n## ").count(), 5);
        assert!(text.contains("- **Withdrawn**: [Notice to mariners]"));
        assert!(text.contains("> The ferries ~~leave~~ **depart** as before."));
    }

    #[test]
    fn marks_are_seen_and_texts_are_not_marks() {
        let change = samples::replaced(
            Field::Body,
            Some(0),
            &[('=', "a"), ('-', " b "), ('+', "*c*"), ('=', "d"), ('+', " "), ('=', "e")],
        );
        assert_eq!(body(&change), "a ~~b~~ **\\*c\\*** d e");
    }

    #[test]
    fn what_would_be_a_list_a_heading_or_a_call_is_text() {
        for (text, escaped) in [
            ("1. May", "1\\. May"),
            ("- no", "\\- no"),
            ("#7 by @desk", "\\#7 by @\u{200b}desk"),
            ("a-b 1.5", "a-b 1.5"),
            ("one\ntwo", "one two"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    proptest! {
        /// A text is one line, and taking the escapes out gives it back.
        #[test]
        fn an_escaped_text_is_the_text(text in "([-+=*_~#@|!<>&`\\[\\]\\\\.()0-9a-z \n])*") {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains('\n'));
            let mut read = String::new();
            let mut chars = escaped.chars().filter(|c| *c != '\u{200b}');
            while let Some(c) = chars.next() {
                read.extend(if c == '\\' { chars.next() } else { Some(c) });
            }
            prop_assert_eq!(read, plain(&text));
        }
    }
}
