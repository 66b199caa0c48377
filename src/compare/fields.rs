//! What changed beside the blocks: title, byline, notices, links, attachments, images.

use std::collections::HashMap;

use super::addresses::{file_name, picture, target};
use super::align::{Pair, align};
use super::divisions::Group;
use super::words::words;
use crate::model::{Block, Change, Extraction, Field, Link, Op};

/// Likeness above which two notices are one reworded notice.
const NOTICE_FLOOR: f32 = 0.5;

/// What became of a text that an article has once: its title, its byline.
pub(super) fn line(field: Field, before: Option<&str>, after: Option<&str>) -> Option<Change> {
    if before == after {
        return None;
    }
    let difference = before.zip(after).map(|(old, new)| words(old, new).words);
    Some(Change { words: difference.unwrap_or_default(), ..change(field, before, after) })
}

/// What became of the notices. Their order says nothing.
pub(super) fn notices(before: &Extraction, after: &Extraction) -> Vec<Change> {
    let texts =
        |side: &Extraction| side.notices.iter().map(|note| note.text.clone()).collect::<Vec<_>>();
    let (old, new) = (texts(before), texts(after));
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    let new: Vec<&str> = new.iter().map(String::as_str).collect();
    let pairs = align(&old, &new, NOTICE_FLOOR);
    let is_paired = |of: fn(&Pair) -> usize, at: usize| pairs.iter().any(|pair| of(pair) == at);
    let edited = pairs.iter().map(|pair| (Some(old[pair.before]), Some(new[pair.after])));
    let gone = (0..old.len()).filter(|at| !is_paired(|pair| pair.before, *at));
    let come = (0..new.len()).filter(|at| !is_paired(|pair| pair.after, *at));
    let all = edited
        .chain(gone.map(|at| (Some(old[at]), None)))
        .chain(come.map(|at| (None, Some(new[at]))));
    all.filter_map(|(before, after)| line(Field::Notice, before, after)).collect()
}

/// Where the words of paired blocks lead now. Links that came or went with their words are told by
/// the words; documents are told as attachments.
pub(super) fn links(before: &Extraction, after: &Extraction, groups: &[Group]) -> Vec<Change> {
    let documents: Vec<String> =
        before.attachments.iter().chain(&after.attachments).map(|link| target(&link.url)).collect();
    let open = |blocks: &[Block]| -> Vec<Link> {
        let links = blocks.iter().flat_map(|block| &block.links);
        links.filter(|link| !documents.contains(&target(&link.url))).cloned().collect()
    };
    let told = groups.iter().flat_map(|group| {
        let old = open(&before.blocks[group.before.clone()]);
        let new = open(&after.blocks[group.after.clone()]);
        let changed = targets(Field::Link, &old, &new, target);
        changed.into_iter().map(|change| Change {
            from: Some(group.before.start),
            to: Some(group.after.start),
            ..change
        })
    });
    told.collect()
}

/// What became of the attachments.
pub(super) fn attachments(before: &Extraction, after: &Extraction) -> Vec<Change> {
    targets(Field::Attachment, &before.attachments, &after.attachments, target)
}

/// What became of the images, ornaments left out.
pub(super) fn images(before: &Extraction, after: &Extraction) -> Vec<Change> {
    let pictures = |side: &Extraction| -> Vec<Link> {
        side.images.iter().filter(|image| !is_ornament(image)).cloned().collect()
    };
    targets(Field::Image, &pictures(before), &pictures(after), picture)
}

/// A drawing that says nothing in words is a sign or a line of the site's design.
fn is_ornament(image: &Link) -> bool {
    let name = file_name(&image.url);
    image.text.is_empty() && name.rsplit_once('.').is_some_and(|(_, kind)| kind == "svg")
}

/// Links with other targets: of those whose target stands on one side only, those with the same words
/// or the same file name were replaced, then the rest in order.
fn targets(field: Field, before: &[Link], after: &[Link], key: fn(&str) -> String) -> Vec<Change> {
    let (old, new) = (only_in(before, after, key), only_in(after, before, key));
    let (pairs, old, new) = matched(old, new, |link| link.text.to_lowercase());
    let (renamed, old, new) = matched(old, new, |link| file_name(&link.url));
    let common = old.len().min(new.len());
    let rest = old[..common].iter().copied().zip(new[..common].iter().copied());
    let replaced = pairs.into_iter().chain(renamed).chain(rest);
    let replaced = replaced.map(|(old, new)| change(field, Some(&old.url), Some(&new.url)));
    let gone = old[common..].iter().map(|link| change(field, Some(&link.url), None));
    let come = new[common..].iter().map(|link| change(field, None, Some(&link.url)));
    replaced.chain(gone).chain(come).collect()
}

/// The links of one side whose targets the other side lacks. A mask without its address (`mailto:?`)
/// stands for any e-mail address. The same target twice is told once.
fn only_in<'a>(side: &'a [Link], other: &[Link], key: fn(&str) -> String) -> Vec<&'a Link> {
    let there: Vec<String> = other.iter().map(|link| key(&link.url)).collect();
    let masked = there.iter().any(|key| key == "mailto:?");
    let mail_there = there.iter().any(|key| key.starts_with("mailto:"));
    let mut seen: Vec<String> = Vec::new();
    let mut only = Vec::new();
    for link in side {
        let key = key(&link.url);
        let known = there.contains(&key)
            || seen.contains(&key)
            || (masked && key.starts_with("mailto:"))
            || (key == "mailto:?" && mail_there);
        if !known {
            only.push(link);
        }
        seen.push(key);
    }
    only
}

type Matched<'a> = (Vec<(&'a Link, &'a Link)>, Vec<&'a Link>, Vec<&'a Link>);

/// Pairs links by a key that is not empty; what is left of both sides comes back too.
fn matched<'a>(old: Vec<&'a Link>, new: Vec<&'a Link>, key: fn(&Link) -> String) -> Matched<'a> {
    let mut by_key: HashMap<String, Vec<&Link>> = HashMap::new();
    for link in new.iter().rev() {
        by_key.entry(key(link)).or_default().push(link);
    }
    by_key.remove("");
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for link in old {
        match by_key.get_mut(&key(link)).and_then(Vec::pop) {
            Some(other) => pairs.push((link, other)),
            None => left.push(link),
        }
    }
    let is_free = |link: &&Link| !pairs.iter().any(|(_, other)| std::ptr::eq(*other, *link));
    let free = new.into_iter().filter(is_free).collect();
    (pairs, left, free)
}

fn change(field: Field, before: Option<&str>, after: Option<&str>) -> Change {
    Change {
        field,
        op: match (before, after) {
            (None, _) => Op::Insert,
            (_, None) => Op::Delete,
            _ => Op::Replace,
        },
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
        from: None,
        to: None,
        words: Vec::new(),
    }
}
