//! Correction notes and editor's notes.

use super::dom::{fold, name_words};
use super::lines::Line;
use crate::model::BlockKind;

/// What begins a note, folded; a sign, a date or the end of the line must follow.
const LABELS: &[&str] = &[
    "correction",
    "corrections",
    "corrigendum",
    "corrigenda",
    "erratum",
    "errata",
    "clarification",
    "clarifications",
    "correction notice",
    "editor's note",
    "editors' note",
    "editors note",
    "editor note",
    "note from the editor",
    "correction and clarification",
    "amendment note",
    "rectificatif",
    "rectification",
    "precision",
    "note de la redaction",
    "note de l'editeur",
    "ndlr",
    "correctif",
    "mise au point",
    "berichtigung",
    "korrektur",
    "richtigstellung",
    "klarstellung",
    "anmerkung der redaktion",
    "anm. d. red",
    "hinweis der redaktion",
    "correccion",
    "fe de errores",
    "fe de erratas",
    "rectificacion",
    "aclaracion",
    "nota de la redaccion",
    "nota del editor",
    "rettifica",
    "errata corrige",
    "correzione",
    "precisazione",
    "nota della redazione",
    "rectificatie",
    "correctie",
    "noot van de redactie",
    "verduidelijking",
    "correcao",
    "retificacao",
    "nota da redacao",
    "esclarecimento",
    "sprostowanie",
    "korekta",
    "od redakcji",
    "виправлення",
    "уточнення",
    "від редакціі",
    "исправление",
    "уточнение",
    "от редакции",
    "поправка",
];

/// Of what a note speaks, folded.
const SUBJECTS: &[&str] = &[
    "this article",
    "this press release",
    "this release",
    "this statement",
    "this page",
    "this story",
    "this post",
    "this report",
    "an earlier version",
    "a previous version",
    "an earlier release",
    "the original version",
    "cet article",
    "ce communique",
    "cette page",
    "cette declaration",
    "une version precedente",
    "une version anterieure",
    "une premiere version",
    "la version initiale",
    "dieser artikel",
    "diese mitteilung",
    "diese pressemitteilung",
    "in einer fruheren version",
    "este articulo",
    "una version anterior",
    "questo articolo",
    "una versione precedente",
    "dit artikel",
    "este artigo",
];

/// What a note says was done, folded.
const DONE: &[&str] = &[
    "corrected",
    "amended",
    "has been updated to",
    "was updated to",
    "been revised",
    "clarified",
    "incorrectly",
    "misstated",
    "mistakenly",
    "erroneously",
    "corrige",
    "rectifie",
    "a ete modifie",
    "a ete modifiee",
    "par erreur",
    "indiquait",
    "a ete mis a jour pour",
    "a ete amende",
    "korrigiert",
    "berichtigt",
    "corregido",
    "rectificado",
    "corretto",
    "rettificato",
    "gecorrigeerd",
    "corrigido",
    "falschlicherweise",
];

/// The runs of lines that make one notice each.
pub(super) fn find(lines: &[Line<'_>], among: &[usize]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut at = 0;
    while let Some(index) = among.get(at) {
        let Some(line) = lines.get(*index) else { break };
        let mut notice = Vec::new();
        if is_label(&line.text) {
            // A heading alone: what follows under it is the note.
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
    LABELS.contains(&folded.trim_matches(|c: char| !c.is_alphanumeric()))
}

fn is_notice(line: &Line<'_>) -> bool {
    if line.kind == BlockKind::Heading || line.kind == BlockKind::TableRow || line.chars() > 1200 {
        return false;
    }
    let folded = fold(&line.text);
    let bare = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    begins_with_label(bare) || is_marked(line) || line.chars() < 500 && says_so(bare)
}

/// `Correction: …`, `Correction (19 May) …`, `Erratum – …`, `[NDLR] …`.
fn begins_with_label(text: &str) -> bool {
    LABELS.iter().any(|label| {
        text.strip_prefix(label).is_some_and(|rest| {
            let sign = rest.trim_start();
            sign.starts_with([':', '–', '—', '(', '[', ']', '-'])
                || sign.starts_with('.') && sign.len() > 1
                || sign.starts_with(|c: char| c.is_ascii_digit())
                || sign
                    .strip_prefix("du ")
                    .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
        })
    })
}

fn is_marked(line: &Line<'_>) -> bool {
    const NAMES: &[&str] =
        &["correction", "corrections", "erratum", "corrigendum", "rectificatif", "editorsnote"];
    std::iter::once(line.node).chain(line.node.ancestors().take(2)).any(|up| {
        let words = name_words(up);
        words.len() <= 4
            && (words.iter().any(|word| NAMES.contains(&word.as_str()))
                || words.windows(2).any(|pair| matches!(pair, [a, b] if (a == "editor" || a == "editors") && b == "note")))
    })
}

/// `This article has been corrected to …`; the subject begins the line or a sentence of it.
fn says_so(text: &str) -> bool {
    let begins = SUBJECTS.iter().any(|subject| text.starts_with(subject));
    begins && DONE.iter().any(|done| text.contains(done))
}
