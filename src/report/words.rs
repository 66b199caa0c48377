//! Human words for what the model says in terms: dates, disclosure, significance, places, events.

#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde_json::Value;

use super::Restamp;
use crate::model::{
    Change, Comparison, DeclaredIn, Disclosure, Event, EventData, EventKind, FactKind, Field,
    Notification, Op, Quality, Significance, Stamp, Verdict, Zone,
};

const DAY: &str = "%-d %B %Y";
const MINUTE: &str = "%-d %B %Y, %H:%M";

/// An instant to the minute: `19 May 2023, 11:52 UTC`.
pub fn instant(at: Timestamp) -> String {
    format!("{} UTC", at.strftime(MINUTE))
}

/// The two instants between which an edit lies: `on 19 May 2023, between 11:40 and 11:55 UTC`.
///
/// Seconds are told where the minutes are the same.
pub fn between([first, last]: [Timestamp; 2]) -> String {
    let day = |at: Timestamp| at.strftime(DAY).to_string();
    let minute = |at: Timestamp| at.strftime("%H:%M").to_string();
    let second = |at: Timestamp| at.strftime("%H:%M:%S").to_string();
    if day(first) != day(last) {
        return format!("between {} and {}", first.strftime(MINUTE), instant(last));
    }
    let clock = |at| if minute(first) == minute(last) { second(at) } else { minute(at) };
    if clock(first) == clock(last) {
        return format!("on {}, at {} UTC", day(first), clock(first));
    }
    format!("on {}, between {} and {} UTC", day(first), clock(first), clock(last))
}

/// The span of a report: `from 12 May 2023, 00:00 UTC to 19 May 2023, 00:00 UTC`.
pub fn span(since: Option<Timestamp>, until: Timestamp) -> String {
    match since {
        Some(since) => format!("from {} to {}", instant(since), instant(until)),
        None => format!("until {}", instant(until)),
    }
}

/// A stamp's value as a reader says it, with its offset where the page states one:
/// `19 May 2023, 11:52 (+02:00)`.
pub fn stamp(stamp: &Stamp) -> String {
    let value = &stamp.value;
    let format = match (value.time, value.seconds) {
        (None, _) => DAY,
        (Some(_), false) => MINUTE,
        (Some(_), true) => "%-d %B %Y, %H:%M:%S",
    };
    let local = value.local().strftime(format).to_string();
    match value.offset {
        Some(offset) if offset.is_zero() => format!("{local} UTC"),
        Some(_) => {
            let written = value.to_string();
            let offset = written.get(written.len().saturating_sub(6)..).unwrap_or_default();
            format!("{local} ({offset})")
        }
        None if value.time.is_some() && stamp.zone == Zone::Unknown => {
            format!("{local}, zone not stated")
        }
        None => local,
    }
}

/// The dates that two versions carry: `18 May 2023, 10:00 → 19 May 2023, 11:52`, or the one that
/// stands in both.
pub fn dates(from: Option<&Stamp>, to: Option<&Stamp>) -> String {
    let told = |date: Option<&Stamp>| date.map_or_else(|| "no date".to_owned(), stamp);
    if told(from) == told(to) {
        return format!("{}, as before", told(to));
    }
    format!("{} → {}", told(from), told(to))
}

/// A disclosure in the words of a badge: `Edited without saying so`.
pub fn disclosure(disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::None => "Not an edit",
        Disclosure::Backdated => "Date moved back",
        Disclosure::Declared => "Edit declared",
        Disclosure::StampOnly => "Only the date changed",
        Disclosure::Undetermined => "Cannot be told",
        Disclosure::Stealth => "Edited without saying so",
    }
}

/// The badge of a comparison, which may be none.
pub fn badge(comparison: &Comparison) -> &'static str {
    if comparison.comparable { disclosure(comparison.disclosure) } else { "Cannot be compared" }
}

/// How the publisher declared the edit, as one sentence.
pub fn disclosure_sentence(comparison: &Comparison) -> String {
    if !comparison.comparable {
        return not_comparable(&comparison.quality.before, &comparison.quality.after);
    }
    let sentence = match (comparison.disclosure, comparison.declared_in) {
        (Disclosure::None, _) if comparison.significance == Significance::Cosmetic => {
            "Only the typography changed, not what is said."
        }
        (Disclosure::None, _) => "Neither the content nor a date changed.",
        (Disclosure::Backdated, _) => "A date on the page was moved backwards.",
        (Disclosure::Declared, Some(DeclaredIn::Metadata)) => {
            "The content changed, and only the page’s metadata, which readers do not see, says so."
        }
        (Disclosure::Declared, Some(DeclaredIn::Notice)) => {
            "The content changed, and a correction notice on the page says so."
        }
        (Disclosure::Declared, _) => "The content changed, and the date on the page moved with it.",
        (Disclosure::StampOnly, _) => "A date on the page changed; the content did not.",
        (Disclosure::Undetermined, _) => {
            "The content changed on the very day that the page already named: whether that date covers this edit cannot be told."
        }
        (Disclosure::Stealth, _) => "The content changed, and nothing on the page says so.",
    };
    sentence.to_owned()
}

fn not_comparable(before: &Quality, after: &Quality) -> String {
    let side = match (before.is_article(), after.is_article()) {
        (false, false) => format!(
            "Neither side is the article: {} and {}.",
            verdict(before.verdict),
            verdict(after.verdict)
        ),
        (false, true) => {
            format!("The earlier side is not the article but {}.", verdict(before.verdict))
        }
        (true, false) => {
            format!("The later side is not the article but {}.", verdict(after.verdict))
        }
        (true, true) => "The two sides are not of one article.".to_owned(),
    };
    format!("{side} Nothing is said of an edit.")
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Article => "an article",
        Verdict::Block => "a bot wall or a refusal",
        Verdict::Consent => "a page that asks for consent",
        Verdict::Login => "a login page",
        Verdict::Soft404 => "a page that says “not found”",
        Verdict::Maintenance => "a maintenance page",
        Verdict::Empty => "an empty shell",
        Verdict::Truncated => "a page that breaks off",
    }
}

/// What happened to the page, as the beginning of a sentence: `Edited`, or `Changed` where its
/// content was not.
pub fn happened(comparison: &Comparison) -> &'static str {
    let edited = comparison.significance > Significance::Cosmetic;
    if edited { "Edited" } else { "Changed" }
}

/// What else is to be said of the stamps, as sentences.
pub fn remarks(comparison: &Comparison) -> Vec<&'static str> {
    [
        (comparison.unstamped, "The page never carried an update stamp."),
        (
            comparison.stamp_removed,
            "The update stamp of the earlier version was taken off the page.",
        ),
        (
            comparison.stamp_predates_edit,
            "The stamp moved, but to a time at which the earlier text still stood.",
        ),
    ]
    .into_iter()
    .filter_map(|(holds, sentence)| holds.then_some(sentence))
    .collect()
}

/// A significance in the words of a label: `Substantive`.
pub fn significance(significance: Significance) -> &'static str {
    match significance {
        Significance::None => "No change of content",
        Significance::Cosmetic => "Cosmetic",
        Significance::Minor => "Minor",
        Significance::Substantive => "Substantive",
    }
}

/// A kind of fact.
pub fn fact(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Number => "Number",
        FactKind::Percent => "Percentage",
        FactKind::Money => "Sum of money",
        FactKind::Date => "Date",
        FactKind::Time => "Time",
        FactKind::Name => "Name",
        FactKind::Negation => "Negation",
        FactKind::Modality => "How firmly it is said",
        FactKind::Quotation => "Quotation",
    }
}

/// Where a change is and what was done: `Passage 3, reworded`.
pub fn change(change: &Change) -> String {
    let place = |index: usize| index + 1;
    let what = match (change.field, change.to.or(change.from)) {
        (Field::Body, Some(index)) => format!("Passage {}", place(index)),
        (field, _) => self::field(field).to_owned(),
    };
    match (change.op, change.from, change.to) {
        (Op::Insert, ..) => format!("{what}, added"),
        (Op::Delete, Some(_), _) if change.field == Field::Body => {
            format!("{what} of the earlier version, removed")
        }
        (Op::Delete, ..) => format!("{what}, removed"),
        (Op::Move, Some(from), Some(to)) => {
            format!("Moved from place {} to place {}", place(from), place(to))
        }
        (Op::Move, ..) => format!("{what}, moved"),
        (Op::Replace, ..) => format!("{what}, {}", replaced(change.field)),
    }
}

fn replaced(field: Field) -> &'static str {
    match field {
        Field::Title
        | Field::Lead
        | Field::Body
        | Field::Byline
        | Field::Caption
        | Field::Notice => "reworded",
        Field::Link | Field::Attachment | Field::Image | Field::Stamp => "replaced",
    }
}

/// The name of a part of an article.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "Headline",
        Field::Lead => "Lead",
        Field::Body => "Passage",
        Field::Byline => "Byline",
        Field::Caption => "Caption",
        Field::Notice => "Notice",
        Field::Link => "Link target",
        Field::Attachment => "Attachment",
        Field::Image => "Image",
        Field::Stamp => "Date",
    }
}

/// An event in the words of a label: `Withdrawn`.
pub fn event(kind: EventKind) -> &'static str {
    match kind {
        EventKind::ArticlePublished => "Published",
        EventKind::ArticleRevised => "Revised",
        EventKind::ArticleWithdrawn => "Withdrawn",
        EventKind::ArticleRestored => "Back again",
        EventKind::ArticleMoved => "Moved to another address",
        EventKind::ArticleUnstable => "Flips between two texts",
        EventKind::SourceFailing => "Source fails",
        EventKind::SourceRecovered => "Source answers again",
    }
}

/// The headline, address or source that an event is about.
pub fn subject(event: &Event) -> &str {
    match &event.data {
        EventData::Revised(revision) => {
            revision.article.title.as_deref().unwrap_or(&revision.article.url)
        }
        EventData::Other(Notification { article: Some(article), .. }) => {
            article.title.as_deref().unwrap_or(&article.url)
        }
        EventData::Other(notification) => &notification.source.name,
    }
}

/// The particulars of an event that is no revision, in words: `status 410`, `the connection was refused`.
pub fn particulars(notification: &Notification) -> Vec<String> {
    let told = |(key, value): (&String, &Value)| {
        let text = match value {
            Value::Null => return None,
            Value::String(text) => readable(text),
            other => other.to_string(),
        };
        Some(match key.as_str() {
            "reason" => text,
            key => format!("{} {text}", key.replace('_', " ")),
        })
    };
    notification.about.iter().filter_map(told).collect()
}

/// A text that is an instant as a reader says it, any other as it is.
fn readable(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), instant)
}

/// A number with its noun: `1 edit`, `3 edits`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A restamp of a whole site, or a change of all its articles, in a sentence.
pub fn restamp(restamp: &Restamp) -> String {
    let articles = count(restamp.articles, "article", "articles");
    let (source, when) = (&restamp.source, between(restamp.observed_between));
    match &restamp.change {
        Some(change) => format!("{articles} of {source} got the same change {when}: {change}"),
        None => format!("{articles} of {source} got a new date and no other change {when}."),
    }
}

/// The label of the same.
pub fn restamp_label(restamp: &Restamp) -> &'static str {
    if restamp.change.is_some() { "Change of the site" } else { "Restamped" }
}

/// The address, where it leads to the web and is safe to be followed.
pub fn web_address(address: &str) -> Option<&str> {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    let clean = !address.chars().any(|c| c.is_control() || c.is_whitespace());
    (clean && matches!(scheme.as_str(), "http" | "https")).then_some(address)
}

/// What stands between two paragraphs that one change covers.
const BLANK: &str = "\n\n";

/// The text without control characters and without the marks that turn the direction of what
/// follows: neither can a publisher's text command a terminal nor disguise itself. The blank line
/// between two paragraphs is shown as one sign.
pub fn plain(text: &str) -> String {
    text.replace(BLANK, " ¶ ")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' | '\r' => Some(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}
