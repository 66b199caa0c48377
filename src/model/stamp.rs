//! Stamps: the dates that a page declares of itself.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

/// A date that the page declares, with the words it was declared in.
///
/// A stamp is the publisher's claim. It is never evidence that something was edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "StampJson", into = "StampJson")]
pub struct Stamp {
    /// What the publisher wrote, as a local time.
    pub value: StampValue,
    /// How the zone of `value` is known.
    pub zone: Zone,
    /// The words as they stand on the page, label included: `Mis à jour le: 19 May. 2023 11:52`.
    pub text: String,
    /// Where on the page the stamp was found.
    pub origin: Origin,
    /// Whether the day could be the month: `03/05/2023` where nothing on the page shows its order.
    pub uncertain: bool,
}

/// A local date, with a time of day and an offset where the page states them.
///
/// Written and read as `2023-05-19`, `2023-05-19T11:52`, `2023-05-19T11:52:03` or with an offset
/// behind the time: `2023-05-19T11:52+02:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StampValue {
    /// The day.
    pub date: Date,
    /// The time of day, where one is stated.
    pub time: Option<Time>,
    /// Whether the seconds of `time` were stated.
    pub seconds: bool,
    /// The offset from UTC, where one is stated.
    pub offset: Option<Offset>,
}

/// What a stamp says of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StampKind {
    /// When it was published.
    Published,
    /// When it was last changed, by the publisher's word.
    Updated,
}

/// Where a stamp stands, in the order in which two versions are compared and one is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Words on the page that a reader sees.
    Text,
    /// A `<time>` element.
    Time,
    /// JSON-LD (`dateModified`, `datePublished`).
    JsonLd,
    /// A `<meta>` element.
    Meta,
    /// A microdata `itemprop`.
    Itemprop,
    /// Nowhere: it was inferred, from the address, from a date that stands far from the headline, or
    /// from the last change where the page names no other day. It declares nothing and is never
    /// compared.
    Inferred,
}

/// The finest unit that a stamp states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A day without a time.
    Day,
    /// Hours and minutes.
    Minute,
    /// Seconds too.
    Second,
}

/// How the zone of a stamp is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// The page states an offset or a zone.
    Stated,
    /// The source's configuration names it.
    Source,
    /// Nobody says.
    Unknown,
}

impl StampValue {
    /// A day without a time.
    pub fn day(date: Date) -> Self {
        Self { date, time: None, seconds: false, offset: None }
    }

    /// A day and a time of day, precise to the minute.
    pub fn minute(date: Date, time: Time) -> Self {
        Self { date, time: Some(time), seconds: false, offset: None }
    }

    /// The finest unit that is stated.
    pub fn precision(&self) -> Precision {
        match (self.time, self.seconds) {
            (None, _) => Precision::Day,
            (Some(_), false) => Precision::Minute,
            (Some(_), true) => Precision::Second,
        }
    }

    /// The local date and time; midnight where no time is stated.
    pub fn local(&self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or_else(Time::midnight))
    }

    /// The instant, read in the stated offset, else in `zone`. `None` where the date is out of range.
    pub fn instant(&self, zone: &TimeZone) -> Option<Timestamp> {
        match self.offset {
            Some(offset) => offset.to_timestamp(self.local()).ok(),
            None => zone.to_timestamp(self.local()).ok(),
        }
    }
}

impl fmt::Display for StampValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
        if self.seconds {
            write!(f, ":{:02}", time.second())?;
        }
        match self.offset {
            None => Ok(()),
            Some(offset) => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

/// Text that is not a stamp's value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a stamp's value; right would be 2023-05-19, 2023-05-19T11:52 or 2023-05-19T11:52+02:00"
)]
pub struct NotAStampValue(String);

impl FromStr for StampValue {
    type Err = NotAStampValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read_value(text).ok_or_else(|| NotAStampValue(text.to_owned()))
    }
}

fn read_value(text: &str) -> Option<StampValue> {
    let Some((day, rest)) = text.split_once('T') else {
        return Some(StampValue::day(text.parse().ok()?));
    };
    let zone_at = rest.find(['+', '-', 'Z']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone_at);
    let seconds = clock.len() > 5;
    let offset = match zone {
        "" => None,
        "Z" => Some(Offset::UTC),
        signed => Some(read_offset(signed)?),
    };
    Some(StampValue { date: day.parse().ok()?, time: Some(clock.parse().ok()?), seconds, offset })
}

fn read_offset(text: &str) -> Option<Offset> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    Offset::from_seconds(sign * seconds).ok()
}

/// A stamp as it is written: `value` and `precision` as text.
#[derive(Serialize, Deserialize)]
struct StampJson {
    value: String,
    precision: Precision,
    zone: Zone,
    text: String,
    origin: Origin,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    uncertain: bool,
}

impl From<Stamp> for StampJson {
    fn from(stamp: Stamp) -> Self {
        Self {
            value: stamp.value.to_string(),
            precision: stamp.value.precision(),
            zone: stamp.zone,
            text: stamp.text,
            origin: stamp.origin,
            uncertain: stamp.uncertain,
        }
    }
}

impl TryFrom<StampJson> for Stamp {
    type Error = NotAStampValue;

    fn try_from(json: StampJson) -> Result<Self, Self::Error> {
        Ok(Self {
            value: json.value.parse()?,
            zone: json.zone,
            text: json.text,
            origin: json.origin,
            uncertain: json.uncertain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_they_are_read() {
        for text in [
            "2023-05-19",
            "2023-05-19T11:52",
            "2023-05-19T11:52:03",
            "2023-05-19T11:52+02:00",
            "2023-05-19T11:52:03-03:30",
        ] {
            assert_eq!(text.parse::<StampValue>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for text in ["", "19 May 2023", "2023-13-01", "2023-05-19T25:00", "2023-05-19T11:52+2"] {
            assert!(text.parse::<StampValue>().is_err(), "{text}");
        }
    }
}
