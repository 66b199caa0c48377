//! Zones behind a time: `GMT`, `(CET)`, `UTC+2`, `+02:00`, `-0330`.

use jiff::tz::Offset;

use super::words::Words;

/// Zones by their abbreviations, with minutes from UTC: only those that mean one offset on the pages of
/// official sources. `IST` is India, Ireland and Israel, `CST` America and China, `AST` Arabia and the
/// Atlantic.
pub(super) const ZONES: &[(&str, i16)] = &[
    ("gmt", 0),
    ("utc", 0),
    ("z", 0),
    ("wet", 0),
    ("بتوقيت غرينتش", 0),
    ("بتوقيت جرينتش", 0),
    ("توقيت غرينتش", 0),
    ("توقيت جرينتش", 0),
    ("по гринвичу", 0),
    ("за гринвичем", 0),
    ("格林尼治时间", 0),
    ("格林威治時間", 0),
    ("世界协调时", 0),
    ("bst", 60),
    ("west", 60),
    ("cet", 60),
    ("mez", 60),
    ("hnec", 60),
    ("сет", 60),
    ("cest", 120),
    ("mesz", 120),
    ("heec", 120),
    ("selč", 120),
    ("eet", 120),
    ("sast", 120),
    ("cat", 120),
    ("eest", 180),
    ("msk", 180),
    ("мск", 180),
    ("trt", 180),
    ("tsi", 180),
    ("eat", 180),
    ("pkt", 300),
    ("wib", 420),
    ("hkt", 480),
    ("sgt", 480),
    ("awst", 480),
    ("kst", 540),
    ("jst", 540),
    ("acst", 570),
    ("aest", 600),
    ("acdt", 630),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("brt", -180),
    ("adt", -180),
    ("nst", -210),
    ("ndt", -150),
    ("edt", -240),
    ("hae", -240),
    ("est", -300),
    ("hne", -300),
    ("cdt", -300),
    ("mdt", -360),
    ("mst", -420),
    ("pdt", -420),
    ("pst", -480),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
];

/// The zone that begins at `at`, and where it ends.
pub(super) fn zone_at(words: &Words<'_>, at: usize) -> Option<(usize, Offset)> {
    let open = words.skip(at, &["(", "["]);
    let named = words.zone(open);
    let behind = named.map_or(open, |(end, _)| end);
    let utc = named.is_none_or(|(_, minutes)| minutes == 0);
    let signed = if utc { signed(words, behind, named.is_some()) } else { None };
    let (end, minutes) = signed.or(named)?;
    let offset = Offset::from_seconds(i32::from(minutes) * 60).ok()?;
    let end = if open > at { words.skip(end, &[")", "]"]) } else { end };
    Some((end, offset))
}

/// `+2`, `+02:00`, `-0330`, as minutes.
fn signed(words: &Words<'_>, at: usize, behind_name: bool) -> Option<(usize, i16)> {
    let sign = words.get(at)?;
    let first = words.get(at + 1).filter(|token| !token.spaced)?;
    let direction = match sign.text.as_str() {
        "+" => 1,
        "-" | "−" | "–" if behind_name || !sign.spaced => -1,
        _ => return None,
    };
    let colon = words.get(at + 2).is_some_and(|token| token.is(":") && !token.spaced);
    let (end, hours, minutes) = match (first.text.len(), colon) {
        (1 | 2, true) => (at + 4, first.number(2)?, words.number(at + 3)?),
        (1 | 2, false) => (at + 2, first.number(2)?, 0),
        (4, _) => (at + 2, first.number(4)? / 100, first.number(4)? % 100),
        _ => return None,
    };
    let exists = hours <= 14 && minutes < 60;
    exists.then_some((end, direction * (hours * 60 + minutes)))
}
