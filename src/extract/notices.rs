//! Correction notes and editor's notes.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dom::{Node, fold, name_words, tag, text};
use super::lines::Line;
use super::stamps::begins_with_date;
use super::stamps::languages::{ALL, Language, phrases};
use crate::model::BlockKind;

/// How notes are worded, in all languages, folded.
struct Wording {
    /// What begins a note, by its first character; a sign, a date or the end of the line must follow.
    labels: HashMap<char, Vec<String>>,
    /// Of what a note speaks.
    subjects: Vec<String>,
    /// What a note says was done.
    done: Vec<String>,
}

static WORDING: LazyLock<Wording> = LazyLock::new(|| {
    let folded = |list: fn(&Language) -> &'static str| {
        ALL.iter().flat_map(move |language| phrases(list(language))).map(fold)
    };
    let mut labels: HashMap<char, Vec<String>> = HashMap::new();
    for label in folded(|language| language.notices) {
        let first = label.chars().next();
        labels.entry(first.unwrap_or_default()).or_default().push(label);
    }
    Wording {
        labels,
        subjects: folded(|language| language.subjects).collect(),
        done: folded(|language| language.done).collect(),
    }
});

impl Wording {
    /// The labels that begin a text, each with what follows it.
    fn labels<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let known = text.chars().next().and_then(|first| self.labels.get(&first));
        known.into_iter().flatten().filter_map(move |label| text.strip_prefix(label.as_str()))
    }
}

/// The runs of lines that make one notice each.
pub(super) fn find(lines: &[Line<'_>], among: &[usize]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut at = 0;
    while let Some(index) = among.get(at) {
        let Some(line) = lines.get(*index) else { break };
        let mut notice = Vec::new();
        if is_label(&line.text) && !is_heading(line) {
            notice.push(*index);
        } else if is_label(&line.text) {
            // What follows under a heading is the note.
            let next = among.get(at + 1).and_then(|next| Some((*next, lines.get(*next)?)));
            let follows =
                next.filter(|(_, next)| next.kind != BlockKind::Heading && next.chars() < 900);
            notice.extend(follows.map(|(next, _)| [*index, next]).into_iter().flatten());
        } else if is_notice(line) {
            notice.push(*index);
        }
        at += notice.len().max(1);
        if !notice.is_empty() {
            out.push(notice);
        }
    }
    out
}

/// Whether a line is nothing but a label.
fn is_label(text: &str) -> bool {
    let folded = fold(text);
    WORDING.labels(bare(&folded)).any(|rest| !rest.contains(char::is_alphanumeric))
}

/// Whether a line stands over what follows: it is a heading, ends with a colon, or is all bold.
fn is_heading(line: &Line<'_>) -> bool {
    let bold = |node: Node<'_>| matches!(tag(node), "b" | "strong" | "dt" | "th");
    let inner = line.node.descendants().take(4).find(|node| bold(*node));
    line.kind == BlockKind::Heading
        || line.text.ends_with([':', '：'])
        || inner.is_some_and(|node| text(node).trim() == line.text)
}

/// A text without the signs before its first letter.
fn bare(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
}

fn is_notice(line: &Line<'_>) -> bool {
    if line.kind == BlockKind::Heading || line.kind == BlockKind::TableRow || line.chars() > 1200 {
        return false;
    }
    let folded = fold(&line.text);
    let bare = bare(&folded);
    begins_with_label(bare) || is_marked(line) || line.chars() < 500 && says_so(bare)
}

/// `Correction: …`, `Correction (19 May) …`, `Rectificatif du 19 mai …`, `Erratum – …`, `[NDLR] …`,
/// `【訂正】…`.
fn begins_with_label(text: &str) -> bool {
    WORDING.labels(text).any(|rest| {
        let sign = rest.trim_start();
        let dated = sign.strip_prefix(',').map_or(sign, str::trim_start);
        sign.starts_with([':', '–', '—', '(', '[', ']', '-', '：', '（', '】', '〕', '］', '」'])
            || sign.starts_with('.') && sign.len() > 1
            || dated.len() < rest.len() && begins_with_date(dated)
    })
}

fn is_marked(line: &Line<'_>) -> bool {
    const NAMES: &[&str] =
        &["correction", "corrections", "erratum", "corrigendum", "rectificatif", "editorsnote"];
    std::iter::once(line.node).chain(line.node.ancestors().take(2)).any(|up| {
        let words = name_words(up);
        words.len() <= 4
            && (words.iter().any(|word| NAMES.contains(&word.as_ref()))
                || words.windows(2).any(|pair| matches!(pair, [a, b] if (a == "editor" || a == "editors") && b == "note")))
    })
}

/// `This article has been corrected to …`; the subject begins the line or a sentence of it.
fn says_so(text: &str) -> bool {
    let starts = text.char_indices().filter(|(_, c)| matches!(c, '.' | ':'));
    let sentences = starts.filter_map(|(at, _)| text.get(at + 1..)?.strip_prefix(' '));
    let begins = |sentence: &str| {
        WORDING.subjects.iter().any(|subject| sentence.starts_with(subject.as_str()))
    };
    std::iter::once(text).chain(sentences).any(begins)
        && WORDING.done.iter().any(|done| text.contains(done))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_begins_with_its_label() {
        for line in [
            "Correction: the bridge is 40 metres long.",
            "Correction (19 May): the bridge is 40 metres long.",
            "Correction, 19 May 2023: the bridge is 40 metres long.",
            "Correction of 19 May 2023: the bridge is 40 metres long.",
            "Rectificatif du 3 mai 2023 : le pont mesure 40 mètres.",
            "[NDLR] Le pont mesure 40 mètres.",
            "Précision : le pont mesure 40 mètres.",
            "Berichtigung vom 3. Mai 2023: Die Brücke ist 40 Meter lang.",
            "Anm. d. Red.: Die Brücke ist 40 Meter lang.",
            "Fe de errores: el puente mide 40 metros.",
            "Errata corrige – il ponte è lungo 40 metri.",
            "Sprostowanie: most ma 40 metrów.",
            "Oprava: most měří 40 metrů.",
            "Rättelse: bron är 40 meter lång.",
            "Oikaisu: silta on 40 metriä pitkä.",
            "Helyreigazítás: a híd 40 méter hosszú.",
            "Düzeltme: Köprü 40 metre uzunluğunda.",
            "Ορθή επανάληψη: η γέφυρα έχει μήκος 40 μέτρα.",
            "【訂正】橋の長さは40メートルです。",
            "更正：该桥长40米。",
            "تصحيح: طول الجسر 40 مترا.",
        ] {
            assert!(begins_with_label(bare(&fold(line))), "{line}");
        }
    }

    #[test]
    fn a_sentence_begins_with_a_common_word() {
        for line in [
            "Correction of errors is the task of the court.",
            "Correction of 3 errors took a year.",
            "Précision et rapidité sont les qualités du nouveau radar.",
            "Clarification was asked for by two members.",
            "Oprava mostu potrvá do května.",
            "Oprava 12 mostů potrvá do října.",
            "Rättelser görs varje vecka av nämnden.",
            "更正错误是委员会的任务。",
            "Korrekturen am Entwurf sind nicht vorgesehen.",
        ] {
            assert!(!begins_with_label(bare(&fold(line))), "{line}");
        }
    }

    #[test]
    fn a_label_alone_is_a_heading() {
        for line in ["Correction", "** Erratum **", "Fe de errores:", "訂正とお詫び", "Tikslinimas"]
        {
            assert_eq!(is_label(line), line != "Tikslinimas", "{line}");
        }
    }

    #[test]
    fn a_label_alone_takes_what_follows_only_as_a_heading() {
        for (label, lines) in [
            ("<h3>Correction</h3>", 2),
            ("<p><strong>Rectificatif</strong></p>", 2),
            ("<p>Berichtigung:</p>", 2),
            ("<p>Version corrigée</p>", 1),
            ("<p>[Corrected version]</p>", 1),
        ] {
            let page = format!("<body><main>{label}<p>The bridge is 40 metres long.</p></main>");
            let html = scraper::Html::parse_document(&page);
            let weights = super::super::weight::Weights::of(&html);
            let body = super::super::dom::body(&html);
            let read = super::super::lines::lines(body, &weights, &|_| false, None);
            let found = find(&read, &[0, 1]);
            assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [lines], "{label}");
        }
    }

    #[test]
    fn a_note_may_be_a_sentence() {
        for (line, note) in [
            ("This article has been corrected to say 40 metres.", true),
            ("Cet article a été corrigé : le pont mesure 40 mètres.", true),
            ("Ten artykuł został poprawiony: most ma 40 metrów.", true),
            ("Update, 3 May 2024: This release has been corrected to say 40 metres.", true),
            ("Note: an earlier version of this statement contained an error in the figures.", true),
            ("Une erreur s'est glissée dans la première version de ce communiqué.", true),
            ("This article was written by two people.", false),
        ] {
            assert_eq!(says_so(&fold(line)), note, "{line}");
        }
    }
}
