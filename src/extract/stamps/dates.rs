//! The grammar of dates: `17 May. 2023`, `May 3rd, 2023`, `19.05.2023`, `2023-05-19`, `2023. május 19.`,
//! `2023. gada 19. maijs`, `2023年5月19日`, `令和5年5月19日`.

use jiff::civil::Date;

use super::languages::Role;
use super::tokens::{Kind, Token};
use super::words::{Order, Words};

/// Years that a page of today can be stamped with.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2099;

/// The date that begins at `at`, with the day of the week before it, and where it ends.
pub(super) fn date_at(words: &Words<'_>, at: usize) -> Option<(usize, Date)> {
    let glued = at > 0 && words.get(at - 1).is_some_and(|before| is_glued(before, words.get(at)));
    // `fid-19 ta' Mejju`
    let article = at > 1
        && words.stands(at - 1, &["-"])
        && words.spoken(at - 2, Role::Filler) == Some(at - 1);
    let glued = glued && !article;
    let plain = if glued { None } else { plain_date(words, at) };
    plain.or_else(|| {
        let next = words.skip(words.role(at, Role::Weekday)?, &["."]);
        plain_date(words, words.past(words.skip(next, &[","]), Role::Joint))
    })
}

fn plain_date(words: &Words<'_>, at: usize) -> Option<(usize, Date)> {
    let (end, date) = day_first(words, at)
        .or_else(|| month_first(words, at))
        .or_else(|| signed(words, at))
        .or_else(|| year_figures(words, at))
        .or_else(|| year_first(words, at))
        .or_else(|| figures(words, at))?;
    (!goes_on(words, end)).then_some((end, date))
}

/// Whether a token belongs to the number that follows it: the `-` of `A-12`, the `5/` of `5/12`.
fn is_glued(before: &Token, this: Option<&Token>) -> bool {
    this.is_some_and(|this| !this.spaced && this.kind == Kind::Number)
        && (before.kind == Kind::Number
            || matches!(before.text.as_str(), "/" | "-" | "." | "№" | "#"))
}

/// Whether the number before `end` goes on: `2023.05.19.4` or `1-2-2023-7` is a number of something.
fn goes_on(words: &Words<'_>, end: usize) -> bool {
    let close = |at: usize| words.get(at).is_some_and(|t| t.kind == Kind::Number && !t.spaced);
    let number = end > 0 && words.get(end - 1).is_some_and(|last| last.kind == Kind::Number);
    let sign = words.stands(end, &["/", "-", "."]) && words.get(end).is_some_and(|t| !t.spaced);
    let time = words.stands(end + 2, &[":"]);
    number && (close(end) || sign && close(end + 1) && !time)
}

/// `17 May. 2023`, `1er mai 2023`, `5th of May, 2023`, `3. Mai 2023`, `3 de mayo de 2023`,
/// `19 ta' Mejju 2023`.
fn day_first(words: &Words<'_>, at: usize) -> Option<(usize, Date)> {
    let day = words.number(at)?;
    let behind = |start: usize| {
        let next = words.skip(start, &[".", "°", "º", "ª", "-", "/"]);
        let (next, month) = words.month(behind_particles(words, next))?;
        let next = words.skip(behind_twin(words, next, month), &[".", "-", "/"]);
        let (next, year) = year(words, behind_particles(words, words.skip(next, &[","])))?;
        Some((behind_year(words, next), date(year, month, day)?))
    };
    behind(behind_ordinal(words, at + 1)).or_else(|| behind(at + 1))
}

/// `May 17, 2023`, `Sept. 3rd 2023`.
fn month_first(words: &Words<'_>, at: usize) -> Option<(usize, Date)> {
    let (next, month) = words.month(at)?;
    let next = words.skip(next, &[".", "-"]);
    let day = words.number(next)?;
    let next = words.skip(behind_ordinal(words, next + 1), &["."]);
    let next = words.skip(words.skip(next, &[","]), &["-"]);
    let (next, year) = year(words, next)?;
    Some((next, date(year, month, day)?))
}

/// `2023年5月19日`, `令和5年5月19日`, `民國112年5月19日`: every number with its sign.
fn signed(words: &Words<'_>, at: usize) -> Option<(usize, Date)> {
    let (next, year) = match words.era(at) {
        Some((next, before)) if words.stands(next, &["元"]) => (next + 1, before + 1),
        Some((next, before)) => (next + 1, before + words.get(next)?.number(3)?),
        None => year(words, at)?,
    };
    let (month, day) = (words.number(next + 1)?, words.number(next + 3)?);
    let signs = words.stands(next, &["年"])
        && words.stands(next + 2, &["月"])
        && words.stands(next + 4, &["日", "号", "號"]);
    let known = signs && YEARS.contains(&year);
    Some((next + 5, date(year, i8::try_from(month).ok()?, day)?)).filter(|_| known)
}

/// `2023-05-19`, `2023/05/19`, `2023.05.19`, `2023. 05. 19.`
fn year_figures(words: &Words<'_>, at: usize) -> Option<(usize, Date)> {
    let (next, year) = year(words, at)?;
    let (month, day) = (words.number(next + 1)?, words.number(next + 3)?);
    let sign = words.get(next)?;
    let alike = words.stands(next, &["-", "/", "."]) && words.get(next + 2)?.is(&sign.text);
    let close = |token: &Token| !token.spaced;
    let numbers = [next + 1, next + 3].map(|at| words.get(at).is_some_and(close));
    let spread = sign.is(".") && numbers == [false; 2] && words.stands(next + 4, &["."]);
    let signs = close(sign) && words.get(next + 2).is_some_and(close);
    let fits = alike && signs && (numbers == [true; 2] || spread);
    let end = next + 4 + usize::from(spread);
    Some((end, date(year, i8::try_from(month).ok()?, day)?)).filter(|_| fits)
}

/// `2023 May 19`, `2023. május 19-én`, `2023 m. gegužės 19 d.`, `2023. gada 19. maijs`.
fn year_first(words: &Words<'_>, at: usize) -> Option<(usize, Date)> {
    let (after, year) = year(words, at)?;
    let dot = words.skip(after, &["."]);
    let named = words.spoken(dot, Role::Year);
    let start = named.map_or(dot, |end| words.skip(end, &["."]));
    if let Some((next, month)) = words.month(start) {
        let next = words.skip(next, &["."]);
        let day = words.number(next)?;
        let end = words.skip(behind_ordinal(words, next + 1), &["."]);
        // `2023. May 19, 2024`
        let other = self::year(words, words.skip(end, &[","])).is_some();
        return Some((end, date(year, month, day)?)).filter(|_| !other);
    }
    let day = words.number(start)?;
    let (end, month) = words.month(words.skip(start + 1, &["."]))?;
    Some((end, date(year, month, day)?)).filter(|_| named.is_some())
}

/// `19.05.2023`, `19. 5. 2023`, `19 / 05 / 2023`, `19/05/23`, `05/19/2023`.
fn figures(words: &Words<'_>, at: usize) -> Option<(usize, Date)> {
    let (first, second) = (words.number(at)?, words.number(at + 2)?);
    let (sign, last) = (words.get(at + 1)?, words.get(at + 4)?);
    let alike = words.stands(at + 1, &[".", "/", "-"]) && words.get(at + 3)?.is(&sign.text);
    let spaced = |i: usize| words.get(at + i).is_some_and(|token| token.spaced);
    let close = !spaced(2) && !spaced(4);
    let spread = (1..=4).all(spaced) && sign.is("/") || !spaced(1) && !spaced(3) && sign.is(".");
    let year = match last.text.len() {
        2 if close && !sign.is("-") && words.get(at)?.text.len() == 2 => 2000 + last.number(2)?,
        4 if close || spread => last.number(4).filter(|year| YEARS.contains(year))?,
        _ => return None,
    };
    let american =
        (sign.is("/") || sign.is("-")) && words.order == Order::MonthFirst && first <= 12;
    let (day, month) = if american || second > 12 { (second, first) } else { (first, second) };
    let end = behind_year(words, at + 5);
    Some((end, date(year, i8::try_from(month).ok()?, day)?)).filter(|_| alike)
}

fn date(year: i16, month: i8, day: i16) -> Option<Date> {
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

fn year(words: &Words<'_>, at: usize) -> Option<(usize, i16)> {
    let token = words.get(at)?;
    let year = token.number(4).filter(|year| token.text.len() == 4 && YEARS.contains(year))?;
    Some((at + 1, year))
}

/// Behind the ending of a day's number: `1er`, `3rd`, `19-го`, `19 d`.
fn behind_ordinal(words: &Words<'_>, at: usize) -> usize {
    words.role(words.skip(at, &["-"]), Role::Ordinal).unwrap_or(at)
}

/// Behind the words between day, month and year: `de`, `ta'`, `de mí na`.
fn behind_particles(words: &Words<'_>, at: usize) -> usize {
    words.past(words.past(at, Role::Particle), Role::Particle)
}

/// Behind the same month in another name: `أيار/مايو`.
fn behind_twin(words: &Words<'_>, at: usize, month: i8) -> usize {
    let slash = words.skip(at, &["/"]);
    let twin = words.month(slash).filter(|(_, twin)| slash > at && *twin == month);
    twin.map_or(at, |(end, _)| end)
}

/// Behind the `г.`, `року`, `r.`, `. godine` that follows a year.
fn behind_year(words: &Words<'_>, at: usize) -> usize {
    let word =
        words.spoken(at, Role::Year).or_else(|| words.spoken(words.skip(at, &["."]), Role::Year));
    word.map_or(at, |end| words.skip(end, &["."]))
}
