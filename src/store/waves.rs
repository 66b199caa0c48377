//! What a whole site caused - a migration, a purge, its undoing - is one wave, and told once: the events
//! of its articles are all recorded, but one is delivered.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{OptionalExtension, Transaction};
use serde_json::{Map, Value, json};

use super::error::Outcome;
use super::rows::{Instant, Json};
use super::{StoreError, Told};
use crate::model::{Event, EventData, EventKind};

/// An event as it is to be recorded.
pub(super) struct Joined {
    /// The event and who is told.
    pub(super) told: Told,
    /// Which events it may be one wave with.
    pub(super) strand: Option<String>,
    /// The event that tells of its wave, where it is part of one.
    pub(super) wave: Option<String>,
}

/// From how many events of a kind on, each within how long of the last, it was the site and not an editor.
/// A migration is found as its articles are looked at, the oldest once a week. A withdrawal weighs more
/// than an address, so many more must come at once before they are told as one.
fn bounds(kind: EventKind) -> Option<(usize, SignedDuration)> {
    match kind {
        EventKind::ArticleMoved => Some((10, SignedDuration::from_hours(7 * 24))),
        EventKind::ArticleWithdrawn | EventKind::ArticleRestored => {
            Some((25, SignedDuration::from_hours(24)))
        }
        _ => None,
    }
}

/// Finds the wave that an event is part of, or begins one.
pub(super) fn join(tx: &Transaction<'_>, told: &Told, now: Timestamp) -> Outcome<Joined> {
    let alone = || Joined { told: told.clone(), strand: None, wave: None };
    let (Some((many, within)), EventData::Other(about)) =
        (bounds(told.event.kind), &told.event.data)
    else {
        return Ok(alone());
    };
    let source = about.source.name.as_str();
    let strand = strand(&about.about);
    let recent = recent(tx, told.event.kind, source, &strand, now - within, many)?;
    if let Some((_, Some(head))) = recent.first() {
        return Ok(Joined { strand: Some(strand), ..follow(tx, told, head)? });
    }
    let single = recent.iter().take_while(|(_, wave)| wave.is_none());
    let single: Vec<&str> = single.map(|(id, _)| id.as_str()).collect();
    let joined = if single.len() + 1 < many { alone() } else { lead(tx, told, &single)? };
    Ok(Joined { strand: Some(strand), ..joined })
}

/// Which events may be one wave: of moves, those to one part of a site from its others, and those within
/// it, which an editor makes; of other events, all.
fn strand(about: &Map<String, Value>) -> String {
    let part = |side| text(about, side).map(part_of_site).unwrap_or_default();
    let (before, after) = (part("before"), part("after"));
    format!("{} {after}", if before == after { "within" } else { "to" })
}

/// The host and the first folder of an address: `https://a.example/news/` of
/// `https://a.example/news/2023/x`.
fn part_of_site(address: &str) -> &str {
    let slashes: Vec<usize> = address.match_indices('/').map(|(at, _)| at).take(4).collect();
    slashes.last().and_then(|last| address.get(..=*last)).unwrap_or(address)
}

/// The latest events of a kind, each with the wave that it is part of.
fn recent(
    tx: &Transaction<'_>,
    kind: EventKind,
    source: &str,
    strand: &str,
    since: Timestamp,
    limit: usize,
) -> Outcome<Vec<(String, Option<String>)>> {
    let mut statement = tx.prepare_cached(
        "SELECT id, wave FROM events WHERE source = ?1 AND kind = ?2 AND strand = ?3 AND at >= ?4
         ORDER BY at DESC, rowid DESC LIMIT ?5",
    )?;
    let arguments = (source, kind.as_str(), strand, Instant(since), super::rows::limit(limit));
    let found = statement.query_map(arguments, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The event at which a wave is known: it tells of all. Those before it need not be told any more, where
/// they were not yet.
fn lead(tx: &Transaction<'_>, told: &Told, before: &[&str]) -> Outcome<Joined> {
    let mut told = told.clone();
    let id = told.event.id().to_owned();
    for earlier in before {
        let event = read(tx, earlier)?;
        count(&mut told.event, &event);
        tx.prepare_cached("UPDATE events SET wave = ?2 WHERE id = ?1")?.execute((earlier, &id))?;
        tx.prepare_cached(
            "DELETE FROM deliveries
             WHERE event = ?1 AND state = 'pending' AND attempts = 0 AND NOT claimed",
        )?
        .execute([earlier])?;
    }
    Ok(Joined { told, strand: None, wave: Some(id) })
}

/// One more event of a wave that is told: nobody is told of it. Until somebody was told of the wave, that
/// event counts it.
fn follow(tx: &Transaction<'_>, told: &Told, head: &str) -> Outcome<Joined> {
    let untold = tx
        .prepare_cached(
            "SELECT NOT EXISTS (SELECT 1 FROM deliveries
                 WHERE event = ?1 AND (attempts > 0 OR claimed OR state <> 'pending'))",
        )?
        .query_row([head], |row| row.get::<_, bool>(0))?;
    if untold {
        let mut event = read(tx, head)?;
        count(&mut event, &told.event);
        tx.prepare_cached("UPDATE events SET content = ?2 WHERE id = ?1")?
            .execute((head, Json(&event)))?;
    }
    let mut told = Told { event: told.event.clone(), sinks: Vec::new() };
    if let EventData::Other(notification) = &mut told.event.data {
        notification.about.insert("part_of".to_owned(), json!(head));
    }
    Ok(Joined { told, strand: None, wave: Some(head.to_owned()) })
}

fn read(tx: &Transaction<'_>, id: &str) -> Outcome<Event> {
    tx.prepare_cached("SELECT content FROM events WHERE id = ?1")?
        .query_row([id], |row| Ok(row.get::<_, Json<Event>>(0)?.0))
        .optional()?
        .ok_or_else(|| StoreError::Missing { what: format!("event {id}") }.into())
}

/// Adds one more event to what the event at the head of a wave says.
fn count(head: &mut Event, one: &Event) {
    let (EventData::Other(head), EventData::Other(one), kind) =
        (&mut head.data, &one.data, head.kind)
    else {
        return;
    };
    let articles = head.about.get("articles").and_then(Value::as_u64).unwrap_or(1) + 1;
    head.about.insert("articles".to_owned(), json!(articles));
    for side in ["before", "after"] {
        let name = format!("{side}_pattern");
        let known = text(&head.about, &name).or_else(|| text(&head.about, side));
        if let (Some(known), Some(next)) = (known, text(&one.about, side)) {
            let pattern = pattern(known, next);
            head.about.insert(name, json!(pattern));
        }
    }
    let name = &head.source.name;
    let reason = match kind {
        EventKind::ArticleMoved => {
            let side = |name| text(&head.about, name).unwrap_or_default();
            let (before, after) = (side("before_pattern"), side("after_pattern"));
            format!("{name} moves its addresses: {articles} articles from {before} to {after}")
        }
        EventKind::ArticleWithdrawn => format!("{articles} articles of {name} were withdrawn"),
        _ => format!("{articles} articles of {name} are back"),
    };
    head.about.insert("reason".to_owned(), json!(reason));
}

fn text<'a>(about: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    about.get(name).and_then(Value::as_str)
}

/// What two addresses, or a pattern and an address, begin with, up to a slash: `https://a.example/old/*`.
fn pattern(known: &str, next: &str) -> String {
    let alike = known.chars().zip(next.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a);
    let common: String = alike.collect();
    let whole = common.rfind('/').map_or(0, |slash| slash + 1);
    format!("{}*", common.get(..whole).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{part_of_site, pattern};

    #[test]
    fn a_part_of_a_site_is_its_first_folder() {
        for (address, part) in [
            ("https://a.example/news/2023/x", "https://a.example/news/"),
            ("https://a.example/x", "https://a.example/"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(part_of_site(address), part);
        }
    }

    #[test]
    fn a_pattern_is_what_all_addresses_begin_with() {
        let first =
            pattern("https://a.example/cps/fr/news_1.htm", "https://a.example/cps/fr/news_22.htm");
        assert_eq!(first, "https://a.example/cps/fr/*");
        assert_eq!(
            pattern(&first, "https://a.example/cps/en/news_3.htm"),
            "https://a.example/cps/*"
        );
        assert_eq!(pattern("a", "b"), "*");
    }
}
