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
        ..7_200 => format!("{} min", (seconds + 30) / 60),
        ..172_800 => format!("{} h", (seconds + 1_800) / 3_600),
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
