//! The law of exactness: changes applied give the later text, and backwards the earlier one.

use proptest::prelude::*;

use super::blocks::BLANK;
use super::*;
use crate::model::{Block, BlockKind, Link, Op};

fn article(texts: &[String]) -> Extraction {
    let blocks = texts.iter().map(|text| Block {
        kind: BlockKind::Paragraph,
        text: text.clone(),
        links: Vec::new(),
    });
    Extraction { blocks: blocks.collect(), ..Extraction::default() }
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn holds(before: &[String], after: &[String]) -> Vec<Change> {
    let changes = compare(&article(before), &article(after)).changes;
    assert_eq!(compare(&article(before), &article(after)).changes, changes, "not the same twice");
    assert_eq!(apply(before, &changes).as_deref(), Ok(after));
    assert_eq!(apply(after, &revert(&changes)).as_deref(), Ok(before));
    assert_eq!(revert(&revert(&changes)), changes);
    changes
}

fn ops(before: &[&str], after: &[&str]) -> Vec<Op> {
    holds(&owned(before), &owned(after)).iter().map(|change| change.op).collect()
}

const A: &str =
    "The council met on Monday to discuss the state of the harbour. It agreed on a plan.";
const A2: &str =
    "The council met on Friday to discuss the state of the harbour. It agreed on a plan.";
const A1: &str = "The council met on Monday to discuss the state of the harbour.";
const A2_START: &str = "The council met on Friday to discuss the state of the harbour.";
const A_END: &str = "It agreed on a plan.";
const B: &str = "Fishing boats may use the western pier until the end of October.";
const C: &str = "A report on the dredging works will be published in the spring.";

#[test]
fn each_edit_has_its_operation() {
    for (before, after, expected) in [
        (vec![A, B, C], vec![A, B, C], vec![]),
        (vec![A, B, C], vec![A2, B, C], vec![Op::Replace]),
        (vec![A, C], vec![A, B, C], vec![Op::Insert]),
        (vec![A, B, C], vec![A, C], vec![Op::Delete]),
        (vec![A, B], vec![B, A], vec![Op::Move]),
        (vec![A, B, C], vec![B, C, A2], vec![Op::Move, Op::Replace]),
        (vec![A, A, B], vec![A, B], vec![Op::Delete]),
        (vec![], vec![A], vec![Op::Insert]),
        (vec![A, B], vec![A1, A_END, B], vec![Op::Replace]),
        (vec![A1, A_END, B], vec![A, B], vec![Op::Replace]),
        (vec![A, B, C], vec![B, C, A2_START, A_END], vec![Op::Move, Op::Replace]),
        (vec![A1, A_END, B, C], vec![B, C, A2], vec![Op::Move, Op::Replace]),
    ] {
        assert_eq!(ops(&before, &after), expected, "{before:?} to {after:?}");
    }
}

#[test]
fn a_division_says_where_the_paragraphs_part() {
    let changes = holds(&owned(&[A]), &owned(&[A1, A_END]));
    let said: Vec<&str> = changes[0].words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(said, [A1, " ", BLANK, A_END]);
    assert_eq!(changes[0].after, Some([A1, A_END].join(BLANK)));
}

#[test]
fn changes_of_another_text_are_refused() {
    let changes = holds(&owned(&[A, B]), &owned(&[A2, B]));
    assert_eq!(apply(&owned(&[B, A]), &changes), Err(ApplyError::OtherText(0)));
    assert_eq!(apply(&[], &changes), Err(ApplyError::Misplaced(0)));
}

#[test]
fn links_are_told_where_their_target_changed() {
    let link = |text: &str, url: &str| Link { text: text.to_owned(), url: url.to_owned() };
    let with = |links: Vec<Link>| {
        let mut page = article(&owned(&[A]));
        page.blocks[0].links = links;
        page
    };
    let before = with(vec![
        link("plan", "https://example.org/a"),
        link("harbour", "https://example.org/h/"),
    ]);
    let after = with(vec![
        link("harbour", "https://example.org/h#x"),
        link("plan", "https://example.org/b"),
    ]);
    let changes = compare(&before, &after).changes;
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].field, changes[0].op), (Field::Link, Op::Replace));
    assert_eq!(changes[0].after.as_deref(), Some("https://example.org/b"));
}

/// Edits as publishers make them.
#[derive(Debug, Clone)]
enum Edit {
    Word(usize, usize),
    Number(usize, u16),
    Add(usize, String),
    Remove(usize),
    Move(usize, usize),
    Split(usize),
    Divide(usize),
    Merge(usize),
    Swap(usize),
    Cell(usize, u8),
    MoveSentence(usize, usize),
    MoveEdited(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = 0_usize..40;
    prop_oneof![
        (at.clone(), 0_usize..30).prop_map(|(block, word)| Edit::Word(block, word)),
        (at.clone(), any::<u16>()).prop_map(|(block, number)| Edit::Number(block, number)),
        (at.clone(), sentence()).prop_map(|(block, text)| Edit::Add(block, text)),
        at.clone().prop_map(Edit::Remove),
        (at.clone(), at.clone()).prop_map(|(from, to)| Edit::Move(from, to)),
        at.clone().prop_map(Edit::Split),
        at.clone().prop_map(Edit::Divide),
        at.clone().prop_map(Edit::Merge),
        (at.clone(), any::<u8>()).prop_map(|(row, number)| Edit::Cell(row, number)),
        (at.clone(), at.clone()).prop_map(|(from, to)| Edit::MoveSentence(from, to)),
        (at.clone(), at.clone()).prop_map(|(from, to)| Edit::MoveEdited(from, to)),
        at.prop_map(Edit::Swap),
    ]
}

fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "le", "conseil", "decided", "12", "1,5", "pour", "harbour", "and", "paix", "l'accord",
        "not", "U.S.",
    ]);
    prop::collection::vec(word, 1..25).prop_map(|words| format!("{}.", words.join(" ")))
}

fn paragraph() -> impl Strategy<Value = String> {
    prop::collection::vec(sentence(), 1..5).prop_map(|sentences| sentences.join(" "))
}

fn edited(texts: &[String], edit: &Edit) -> Vec<String> {
    let mut texts = texts.to_vec();
    let len = texts.len();
    if len == 0 {
        return vec!["Alone.".to_owned()];
    }
    match edit {
        Edit::Word(block, word) => {
            let mut words: Vec<String> = texts[block % len].split(' ').map(str::to_owned).collect();
            let at = word % words.len();
            words[at] = "remplacé".to_owned();
            texts[block % len] = words.join(" ");
        }
        Edit::Number(block, number) => {
            texts[block % len] = format!("{} {number}", texts[block % len]);
        }
        Edit::Add(block, text) => texts.insert(block % len, text.clone()),
        Edit::Remove(block) => drop(texts.remove(block % len)),
        Edit::Move(from, to) => {
            let text = texts.remove(from % len);
            texts.insert(to % len, text);
        }
        Edit::Split(block) => {
            let text = texts.remove(block % len);
            let middle = text.split_inclusive(' ').count() / 2;
            let parts: Vec<&str> = text.split_inclusive(' ').collect();
            texts.insert(block % len, parts[middle..].concat());
            texts.insert(block % len, parts[..middle].concat());
        }
        Edit::Divide(block) => {
            let text = texts.remove(block % len);
            let parts = sentences(&text).into_iter().map(|part| part.trim_end().to_owned());
            texts.splice(block % len..block % len, parts);
        }
        Edit::Cell(block, number) => {
            let mut cells: Vec<String> =
                texts[block % len].split(" | ").map(str::to_owned).collect();
            cells.push(number.to_string());
            cells.swap(0, usize::from(*number) % 2);
            texts[block % len] = cells.join(" | ");
        }
        Edit::MoveSentence(from, to) => {
            let text = texts[from % len].clone();
            let mut parts = sentences(&text);
            let carried = parts.pop().unwrap_or_default();
            texts[from % len] = parts.concat();
            texts[to % len] = format!("{carried} {}", texts[to % len]);
        }
        Edit::MoveEdited(from, to) => {
            let text = texts.remove(from % len);
            texts.insert(to % len, text.replacen("12", "21", 1));
        }
        Edit::Merge(block) if len > 1 => {
            let next = texts.remove((block % (len - 1)) + 1);
            texts[block % (len - 1)].push_str(&next);
        }
        Edit::Swap(block) if len > 1 => texts.swap(block % (len - 1), block % (len - 1) + 1),
        Edit::Merge(_) | Edit::Swap(_) => {}
    }
    texts
}

proptest! {
    #[test]
    fn any_two_texts(
        before in prop::collection::vec("[ab .]{0,6}", 0..12),
        after in prop::collection::vec("[ab .]{0,6}", 0..12),
    ) {
        holds(&before, &after);
    }

    #[test]
    fn realistic_edits(
        before in prop::collection::vec(paragraph(), 0..14),
        edits in prop::collection::vec(edit(), 1..6),
    ) {
        let after = edits.iter().fold(before.clone(), |texts, edit| edited(&texts, edit));
        holds(&before, &after);
    }
}
