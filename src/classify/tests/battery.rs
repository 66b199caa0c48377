//! The battery: one edit a line, in ten languages, judged as DESIGN.md says. Its expectations were
//! written before the code was run on them.

use super::significances::shown;
use super::*;

/// What is wrong with a verdict, if anything.
fn fault(case: &str) -> Option<String> {
    let parts: Vec<&str> = case.split('~').map(str::trim).collect();
    let &[language, old, new, significance, facts] = &parts[..] else {
        return Some(format!("{case}: five parts"));
    };
    let disclosure = if significance == "cosmetic" { "none" } else { "stealth" };
    let opening = "The boats lie in the northern harbour.";
    let verdict = judge(&page(language, &[opening, old]), &page(language, &[opening, new]), None);
    let told: Vec<String> = verdict.facts.iter().map(shown).collect();
    let expected: Vec<&str> = facts.split(';').map(str::trim).filter(|f| !f.is_empty()).collect();
    let is_told =
        |(fact, told): (&&str, &String)| *fact == told || told.starts_with(&format!("{fact}:"));
    let right = verdict.significance.as_str() == significance
        && verdict.disclosure.as_str() == disclosure
        && verdict.changes.iter().map(|change| change.op).eq([Op::Replace])
        && told.len() == expected.len()
        && expected.iter().zip(&told).all(is_told);
    (!right).then(|| format!("{case}\n    told: {} {told:?}", verdict.significance.as_str()))
}

#[test]
fn every_edit_of_the_battery_is_judged_right() {
    let files = [include_str!("cases/battery.txt"), include_str!("cases/prose.txt")];
    let lines = files.into_iter().flat_map(str::lines);
    let cases: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
    assert!(cases.len() > 400);
    let faults: Vec<String> = cases.into_iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
