//! How often a feed wants to be asked: `ttl`, `skipHours`, `skipDays` of RSS 2.0, and `updatePeriod`
//! and `updateFrequency` of the syndication module of RSS 1.0.

use jiff::SignedDuration;

use crate::model::Rhythm;

const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What a feed says of how often it wants to be asked. These elements stand in no item, and nowhere
/// do their names mean anything else: they are found without a parse.
pub fn rhythm(bytes: &[u8]) -> Rhythm {
    let text = String::from_utf8_lossy(bytes);
    let ttl = number(values(&text, "ttl").next()).map(SignedDuration::from_mins);
    let hours =
        values(within(&text, "skipHours"), "hour").filter_map(|hour| hour.parse::<i8>().ok());
    let days = values(within(&text, "skipDays"), "day").filter_map(|day| {
        let day = day.to_ascii_lowercase();
        DAYS.iter().position(|name| *name == day).map(|at| at as i8 + 1)
    });
    Rhythm {
        every: ttl.into_iter().chain(period(&text)).max(),
        // RSS 0.91 counted hours from 1 to 24.
        skip_hours: hours
            .filter(|hour| (0..=24).contains(hour))
            .map(|hour| hour % 24)
            .take(24)
            .collect(),
        skip_days: days.take(7).collect(),
    }
}

fn period(text: &str) -> Option<SignedDuration> {
    let hours = match values(text, "updatePeriod").next()?.to_ascii_lowercase().as_str() {
        "hourly" => 1,
        "daily" => 24,
        "weekly" => 7 * 24,
        "monthly" => 30 * 24,
        "yearly" => 365 * 24,
        _ => return None,
    };
    let times = number(values(text, "updateFrequency").next()).unwrap_or(1);
    Some(SignedDuration::from_secs(hours * 3600 / times))
}

/// A whole number greater than zero; not more minutes than a year has.
fn number(text: Option<&str>) -> Option<i64> {
    text?.parse().ok().filter(|number| (1..=527_040).contains(number))
}

/// What stands in the first element of a name.
fn within<'a>(text: &'a str, name: &str) -> &'a str {
    let inner = text.split_once(&format!("<{name}>")).map_or("", |(_, rest)| rest);
    inner.split_once(&format!("</{name}>")).map_or("", |(inner, _)| inner)
}

/// The texts of all elements of a name, whatever their prefix.
fn values<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(name).filter_map(move |(at, _)| {
        let tag = text.get(..at)?.rsplit_once('<')?.1;
        let prefix =
            tag.is_empty() || (tag.len() <= 20 && tag.ends_with(':') && !tag.contains(' '));
        let inner = text.get(at + name.len()..)?.strip_prefix('>').filter(|_| prefix)?;
        Some(inner.split_once('<')?.0.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_feed_says_of_its_rhythm_is_read() {
        let feed = "<rss><channel><title>ttl</title><ttl> 90 </ttl>\
                    <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>\
                    <skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>99</hour></skipHours>\
                    <skipDays><day>Sunday</day><day>someday</day></skipDays></channel></rss>";
        let read = rhythm(feed.as_bytes());
        assert_eq!(read.every, Some(SignedDuration::from_mins(90)));
        assert_eq!((read.skip_hours, read.skip_days), (vec![0, 0, 7], vec![7]));
        let daily = "<feed><x:updatePeriod>Daily</x:updatePeriod></feed>";
        assert_eq!(rhythm(daily.as_bytes()).every, Some(SignedDuration::from_hours(24)));
    }

    #[test]
    fn what_makes_no_sense_is_nothing() {
        for feed in [
            "",
            "<ttl>",
            "<ttl>0</ttl>",
            "<ttl>-5</ttl>",
            "<ttl>9999999999</ttl>",
            "<ttl>soon</ttl>",
            "<updatePeriod>often</updatePeriod>",
            "<hour>-1</hour><day></day>",
            "<item><title>a ttl>5< b</title></item>",
        ] {
            assert_eq!(rhythm(feed.as_bytes()), Rhythm::default(), "{feed}");
        }
    }
}
