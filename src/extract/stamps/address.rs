//! The day in a page's address: `/2023/05/17/`, `/2023-05-17-title`, `/20230517`, `/2023/may/17/`.

use jiff::civil::Date;
use url::Url;

use super::languages::meanings;

/// A number in an address.
struct Number {
    value: i16,
    digits: usize,
    /// The sign before it; `None` where another stands there.
    sign: Option<char>,
}

/// The day that the path names.
pub(super) fn day(url: &str) -> Option<Date> {
    let url = Url::parse(url).ok()?;
    let numbers = numbers(url.path());
    (0..numbers.len()).find_map(|at| day_at(numbers.get(at..).unwrap_or_default()))
}

fn day_at(numbers: &[Number]) -> Option<Date> {
    let year = numbers.first()?;
    let date = |year: i16, month: i16, day: i16| {
        let known = (1995..2100).contains(&year);
        known.then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())?
    };
    if year.digits != 4 {
        return None;
    }
    if let Some(rest) = numbers.get(1).filter(|rest| rest.digits == 4) {
        let close = rest.sign.is_none_or(|sign| sign == '/');
        return close.then(|| date(year.value, rest.value / 100, rest.value % 100))?;
    }
    let (month, day) = (numbers.get(1)?, numbers.get(2)?);
    let padded = month.digits == 2 && day.digits == 2;
    let divided = month.sign == Some('/') || padded && month.sign.is_some();
    let fits = divided && month.sign == day.sign && month.digits <= 2 && day.digits <= 2;
    fits.then(|| date(year.value, month.value, day.value))?
}

/// The numbers of a path in order; a month's name counts as one. Eight digits are a year and a day.
fn numbers(path: &str) -> Vec<Number> {
    let mut out = Vec::new();
    let mut sign = None;
    let mut rest = path;
    while let Some(first) = rest.chars().next() {
        let alike = |c: char| c.is_ascii_digit() == first.is_ascii_digit() && c.is_alphanumeric();
        let end =
            if first.is_alphanumeric() { rest.find(|c| !alike(c)) } else { Some(first.len_utf8()) };
        let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind;
        match (part.len(), part.parse::<i32>()) {
            (8, Ok(value)) => {
                let half = |value: i32| i16::try_from(value).unwrap_or_default();
                out.push(Number { value: half(value / 10_000), digits: 4, sign });
                out.push(Number { value: half(value % 10_000), digits: 4, sign: None });
            }
            (digits @ (1 | 2 | 4), Ok(value)) => {
                out.push(Number { value: i16::try_from(value).unwrap_or_default(), digits, sign });
            }
            _ => {
                let month = meanings::month(part).filter(|_| sign == Some('/'));
                out.extend(month.map(|month| Number { value: month.into(), digits: 2, sign }));
            }
        }
        sign = matches!(first, '/' | '-' | '_').then_some(first);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_day_of_an_address() {
        for (path, day) in [
            ("/2023/05/17/a-bridge", Some("2023-05-17")),
            ("/news/2023/5/7/a-bridge.html", Some("2023-05-07")),
            ("/2023/may/17/a-bridge", Some("2023-05-17")),
            ("/news/2023-05-17-a-bridge", Some("2023-05-17")),
            ("/world/20230517-OYT1T50218/", Some("2023-05-17")),
            ("/n1/2023/0517/c1001-40223222.html", Some("2023-05-17")),
            ("/2023/05/a-bridge", None),
            ("/2023/17/05/a-bridge", None),
            ("/a-bridge-of-2023-4-5-metres-long/7", None),
            ("/art/40223222", None),
            ("/1234/05/17", None),
        ] {
            let found = super::day(&format!("https://example.org{path}"));
            assert_eq!(found.map(|date| date.to_string()).as_deref(), day, "{path}");
        }
    }
}
