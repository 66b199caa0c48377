//! A plan in words: why the next look comes when it comes.

use super::recheck::Plan;

/// From these factors on the hour or the weekday is worth a word.
const QUIET: f64 = 0.5;
const BUSY: f64 = 1.5;

/// Why the next look comes when it comes: `40 min after the last: 2 h old, no edit seen; this source edits
/// 31 % of its articles, 44 % of the edits within 6 h; 800 of 2,000 looks at its host in 24 h`.
pub fn explain(plan: &Plan) -> String {
    let seen = match plan.edits {
        0 => "no edit seen".to_owned(),
        1 => "1 edit seen".to_owned(),
        edits => format!("{edits} edits seen"),
    };
    let mut parts = vec![
        format!("{} after the last: {} old, {seen}", span(plan.interval), span(plan.age)),
        format!(
            "this source edits {} of its articles, {} of the edits within 6 h",
            percent(plan.share_edited),
            percent(plan.made_early)
        ),
    ];
    parts.extend(rhythm(plan.rhythm));
    let announced = plan.announced.filter(|share| *share >= 0.5);
    parts.extend(announced.map(|share| format!("its feed announces {} of them", percent(share))));
    parts.push(budget(plan));
    parts.join("; ")
}

fn rhythm(factor: f64) -> Option<String> {
    if factor < QUIET {
        return Some(format!("a quiet hour, with {} of the usual edits", percent(factor)));
    }
    (factor > BUSY).then(|| format!("a busy hour, with {factor:.1} times the usual edits"))
}

fn budget(plan: &Plan) -> String {
    let made = plan.looks.made.round() as u64;
    let all = format!(
        "{} of {} looks at its host in 24 h",
        thousands(made),
        thousands(plan.looks_per_day.into())
    );
    if plan.stretch <= 1.0 {
        return all;
    }
    format!("{all}, too few for all, so every interval is {:.1} times as long", plan.stretch)
}

fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}

/// Seconds in the unit that says most in the fewest figures: 40 min, 7 h, 3 d.
fn span(seconds: i64) -> String {
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", (seconds + 30) / 60),
        7_200..172_800 => format!("{} h", (seconds + 1_800) / 3_600),
        _ => format!("{} d", (seconds + 43_200) / 86_400),
    }
}

/// 2,000 for 2000.
fn thousands(number: u64) -> String {
    let figures = number.to_string();
    let mut grouped = String::new();
    for (place, figure) in figures.chars().enumerate() {
        if place > 0 && (figures.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(figure);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::model::Looks;

    fn plan() -> Plan {
        Plan {
            at: Timestamp::UNIX_EPOCH,
            interval: 2_400,
            age: 7_300,
            edits: 0,
            hazard: 0.02,
            rhythm: 1.0,
            share_edited: 0.314,
            made_early: 0.53,
            announced: Some(0.2),
            looks: Looks { made: 800.4, wanted: 800.4 },
            looks_per_day: 2_000,
            stretch: 1.0,
        }
    }

    #[test]
    fn a_plan_says_why() {
        assert_eq!(
            explain(&plan()),
            "40 min after the last: 2 h old, no edit seen; this source edits 31 % of its articles, 53 % \
             of the edits within 6 h; 800 of 2,000 looks at its host in 24 h"
        );
    }

    #[test]
    fn what_is_unusual_is_said() {
        let unusual = Plan {
            edits: 2,
            rhythm: 0.1,
            announced: Some(0.85),
            looks: Looks { made: 2_000.0, wanted: 3_000.0 },
            stretch: 1.5,
            ..plan()
        };
        let words = explain(&unusual);
        for part in [
            "2 edits seen",
            "a quiet hour, with 10 % of the usual edits",
            "its feed announces 85 % of them",
            "2,000 of 2,000 looks at its host in 24 h, too few for all, so every interval is 1.5 times",
        ] {
            assert!(words.contains(part), "{words}");
        }
        assert!(explain(&Plan { rhythm: 1.8, ..plan() }).contains("a busy hour, with 1.8 times"));
    }

    #[test]
    fn spans_and_numbers_are_short() {
        let spans = [45, 300, 7_200, 100_000, 604_800].map(span);
        assert_eq!(spans, ["45 s", "5 min", "2 h", "28 h", "7 d"]);
        assert_eq!([7, 1_000, 1_234_567].map(thousands), ["7", "1,000", "1,234,567"]);
    }
}
