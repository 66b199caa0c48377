//! One change on many articles of a site: told once with its text, by the first of them; the others are
//! counted.

use std::collections::BTreeMap;

use crate::model::Revision;

/// The revisions that share a change of their site, by change, the first to be found first.
pub(super) fn groups(revisions: &[Revision]) -> Vec<Vec<&Revision>> {
    let mut by_change: BTreeMap<(&str, &str), Vec<&Revision>> = BTreeMap::new();
    for one in revisions {
        if let Some(change) = &one.site_change {
            by_change.entry((&one.source.name, change)).or_default().push(one);
        }
    }
    let sorted = by_change.into_values().map(|mut group| {
        group.sort_by(|a, b| (a.detected_at, &a.id).cmp(&(b.detected_at, &b.id)));
        group
    });
    sorted.filter(|group| group.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Period, samples};

    fn shared(article: i64) -> Revision {
        let mut one = samples::declared();
        one.id = format!("shared-{article}");
        one.article.id = article;
        one.site_change = Some("a digest".to_owned());
        one
    }

    #[test]
    fn every_report_tells_a_change_of_the_site_once_with_its_text() {
        let revisions: Vec<Revision> = (0..12).map(shared).collect();
        let period = Period { revisions, events: Vec::new(), ..samples::period() };
        let (single, together) = period.divided();
        assert_eq!(single.len(), 1);
        assert_eq!((together.len(), together[0].articles), (1, 12));
        assert_eq!((period.counts().revisions, period.counts().restamped), (1, 0));
        for text in samples::told(&period) {
            let line = "12 articles of harbour-office got the same change";
            assert_eq!(text.matches(line).count(), 1, "{text}");
            assert_eq!(text.matches("Timetable of the night ferries").count(), 1, "{text}");
        }
    }

    #[test]
    fn one_article_with_it_is_told_as_any_other() {
        assert!(groups(&[shared(1), samples::declared()]).is_empty());
    }
}
