//! Noise and edits: what is muted, and that nothing else ever is.

use proptest::prelude::*;

use super::*;
use crate::model::{Moves, Noise, NoiseOrigin, Skeleton, SkeletonKind};

const WEATHER: &str = "Weather today: rain, 12 °C";

fn known(kind: SkeletonKind, text: &str) -> Known {
    let skeleton = Skeleton { kind, place: "paragraph".to_owned(), text: text.to_owned() };
    Known::default().and([skeleton])
}

fn judged(before: &[&str], after: &[&str], known: &Known) -> Judgement {
    judge_knowing(&page("en", before), &page("en", after), None, known)
}

#[test]
fn only_noise_is_no_edit_and_says_why() {
    let known = known(SkeletonKind::Opening, "weather today:");
    let sunny = "Weather today: sun, 21 °C";
    for (before, after) in [
        (vec![ONE, WEATHER, TWO], vec![ONE, sunny, TWO]),
        (vec![ONE, WEATHER, TWO], vec![ONE, TWO]),
        (vec![ONE, WEATHER, TWO], vec![ONE, TWO, sunny]),
    ] {
        let verdict = judged(&before, &after, &known);
        assert!(verdict.is_nothing(), "{}", verdict.comparison.summary);
        assert!(
            verdict.comparison.summary.contains("only noise"),
            "{}",
            verdict.comparison.summary
        );
        assert!(!verdict.comparison.changes.is_empty(), "what changed is listed");
    }
}

#[test]
fn an_edit_beside_noise_is_judged_without_it() {
    let known = known(SkeletonKind::Numbers, "weather today: rain, # °c");
    let edited = TWO.replace("12", "21");
    let noisy = judged(&[WEATHER, TWO], &["Weather today: rain, 30 °C", &edited], &known);
    let quiet = judged(&[TWO], &[&edited], &known);
    assert_eq!(noisy.comparison.facts, quiet.comparison.facts);
    assert_eq!(noisy.comparison.summary, quiet.comparison.summary);
    assert_eq!(noisy.wordings, quiet.wordings);
    assert_eq!((noisy.comparison.changes.len(), noisy.edits.len()), (2, 1));
}

#[test]
fn a_counter_in_a_paragraph_moves_by_itself_and_the_rest_of_it_does_not() {
    let of = |boats: u32, read: u32| {
        format!("The raid killed {boats} people. This page has been viewed {read} times.")
    };
    let nothing = Known::default();
    assert!(judged(&[&of(12, 1204)], &[&of(12, 1310)], &nothing).is_nothing());
    let told = judged(&[&of(12, 1204)], &[&of(21, 1310)], &nothing).comparison;
    assert_eq!(told.significance, Significance::Substantive);
    assert_eq!(told.facts.len(), 1, "{:?}", told.facts);
}

#[test]
fn what_was_forgotten_is_told_even_where_its_structure_says_noise() {
    let (old, new) = ("1,204 views", "1,310 views");
    assert!(judged(&[ONE, old], &[ONE, new], &Known::default()).is_nothing());
    let forgotten = Noise {
        host: "https://example.org".to_owned(),
        article: None,
        skeleton: Skeleton {
            kind: SkeletonKind::Numbers,
            place: "paragraph".to_owned(),
            text: "# views".to_owned(),
        },
        before: None,
        after: None,
        origin: NoiseOrigin::Learned,
        reason: String::new(),
        learned_at: Timestamp::UNIX_EPOCH,
        forgotten_at: Some(Timestamp::UNIX_EPOCH),
    };
    assert!(!judged(&[ONE, old], &[ONE, new], &Known::of(&[forgotten], 1)).is_nothing());
}

#[test]
fn a_page_teaches_alone_after_five_moves_and_several_pages_sooner() {
    let at = |degrees: u32| page("en", &[ONE, &format!("The lake is {degrees} cm high."), TWO]);
    let mut rows = Vec::new();
    for turn in 1..=5 {
        let study = study(7, [&at(turn), &at(turn + 1)], false, &Known::default(), &rows);
        let learned: Vec<_> = study.lessons.iter().map(|lesson| lesson.article).collect();
        assert_eq!(learned, if turn < 5 { vec![] } else { vec![Some(7)] }, "move {turn}");
        rows = study.moved;
    }
    let mut rows = Vec::new();
    for article in [1, 2, 3] {
        for turn in 1..=2 {
            let fetches = [&at(turn), &at(turn + 1)];
            let study = study(article, fetches, turn == 2, &Known::default(), &rows);
            assert_eq!(!study.lessons.is_empty(), (article, turn) == (3, 2));
            assert!(study.lessons.iter().all(|lesson| lesson.article.is_none()));
            rows.retain(|row: &Moves| row.article != article);
            rows.extend(study.moved);
        }
    }
}

#[test]
fn nothing_is_learned_where_anything_else_changed() {
    let old = page("en", &[ONE, WEATHER]);
    let new = page("en", &[ONE, "Weather today: rain, 13 °C"]);
    for other in [new.clone().titled("Another headline"), new.clone().noticed("Corrected.")] {
        assert_eq!(study(1, [&old, &other], false, &Known::default(), &[]), Study::default());
    }
    let stamped = new.updated("2023-05-19", Origin::Text);
    assert_eq!(study(1, [&old, &stamped], false, &Known::default(), &[]), Study::default());
}

fn word() -> impl Strategy<Value = String> {
    "[a-z]{3,8}|[0-9]{1,4}|not|Marie|12,5"
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 4..10).prop_map(|words| format!("{}.", words.join(" ")))
}

proptest! {
    /// Whatever is known of other fragments, an edit is judged as if nothing were.
    #[test]
    fn an_edit_in_a_block_whose_skeleton_is_not_muted_is_always_told(
        old in text(), new in text(), degrees in 0_u32..40, later in 0_u32..40,
    ) {
        let known = known(SkeletonKind::Opening, "weather today:");
        let noise = |degrees: u32| format!("Weather today: rain, {degrees} °C");
        let noisy = judged(&[ONE, &noise(degrees), &old], &[ONE, &noise(later), &new], &known);
        let quiet = judged(&[ONE, &old], &[ONE, &new], &Known::default());
        prop_assert_eq!(noisy.comparison.significance, quiet.comparison.significance);
        prop_assert_eq!(noisy.comparison.disclosure, quiet.comparison.disclosure);
        prop_assert_eq!(noisy.comparison.facts, quiet.comparison.facts);
        prop_assert_eq!(noisy.wordings, quiet.wordings);
    }

    /// A muted block of which another word changed is another block.
    #[test]
    fn an_edit_of_a_muted_block_that_changes_its_skeleton_is_told(
        words in prop::collection::vec("[a-z]{3,8}", 3..8), at in 0_usize..8, degrees in 0_u32..40,
    ) {
        let line = |words: &[String]| format!("{} {degrees}", words.join(" "));
        let mut edited = words.clone();
        let at = at % edited.len();
        edited[at].push_str("xq");
        let known = known(SkeletonKind::Numbers, &format!("{} #", words.join(" ")));
        let verdict = judged(&[ONE, &line(&words), TWO], &[ONE, &line(&edited), TWO], &known);
        prop_assert!(verdict.comparison.significance >= Significance::Minor);
    }
}
