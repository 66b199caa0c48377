//! What belongs to the text without standing in it, and how the text was set.

use super::*;

const LEAD: &str = "<p>The Council adopted the plan for the coast on 12 May 2023, after two years of \
                    talks with the towns and the ports of the region.</p><p>It takes effect in June \
                    and will be reviewed by the Council at the end of each year.</p>";

fn page(article: &str, after: &str) -> String {
    format!(
        "<html lang=\"en\"><body><header><a href=\"/\">Home</a></header><main><article>\
         <h1>The Council adopts the plan</h1>{article}</article>{after}</main>\
         <footer><a href=\"/terms.pdf\">Terms</a></footer></body></html>"
    )
}

#[test]
fn documents_and_pictures_beside_the_text_are_the_articles_own() {
    let html = page(
        &format!(
            "<figure><img src=\"/coast.jpg\" alt=\"The coast\"></figure><div class=\"text\">{LEAD}\
             </div><div class=\"documents\"><a href=\"/plan.pdf\">The plan (PDF, 1.2 MB)</a></div>"
        ),
        "",
    );
    let read = read(&html);
    let urls = |links: &[crate::model::Link]| {
        links.iter().map(|link| link.url.clone()).collect::<Vec<_>>()
    };
    assert_eq!(urls(&read.attachments), ["https://news.example.org/plan.pdf"]);
    assert_eq!(urls(&read.images), ["https://news.example.org/coast.jpg"]);
}

#[test]
fn an_address_with_a_session_is_that_of_a_document() {
    let link =
        "<p><a href=\"/notice.pdf;jsessionid=77AA?blob=1\">The notice of the Council</a></p>";
    assert_eq!(read(&page(&format!("{LEAD}{link}"), "")).attachments.len(), 1);
}

#[test]
fn spaces_and_hyphens_set_by_hand_are_kept() {
    let set = LEAD.replace("12 May", "12&nbsp;May").replace("effect", "ef&shy;fect");
    let read = read(&page(&set, ""));
    assert!(texts(&read)[0].contains("12\u{a0}May 2023"));
    assert!(texts(&read)[1].contains("ef\u{ad}fect"));
    let plain = super::read(&page(LEAD, ""));
    let verdict = crate::classify::judge(&plain, &read, None);
    assert_eq!(verdict.significance, crate::model::Significance::Cosmetic);
}
