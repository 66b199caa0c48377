//! English.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "en",
    months: [
        "January, Jan",
        "February, Feb",
        "March, Mar",
        "April, Apr",
        "May",
        "June, Jun",
        "July, Jul",
        "August, Aug",
        "September, Sep, Sept",
        "October, Oct",
        "November, Nov",
        "December, Dec",
    ],
    weekdays: "
        Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, Mon, Tue, Wed, Thu, Fri,
        Sat, Sun, Tues, Thur, Thurs
    ",
    published: "
        published, published online, published date, first published, originally published,
        publication date, date published, date of publication, publish date, publication, posted,
        first posted, originally posted, date posted, posted date, issued, date issued,
        issue date, date of issue, release date, date released, date of release, released,
        for immediate release, press release date, created, date created, creation date, uploaded,
        date added, added, date, publishing date, online since, announced
    ",
    updated: "
        updated, last updated, last update, latest update, most recent update, date updated,
        update date, date last updated, date of last update, date of update, update, updates,
        page updated, page last updated, content last updated, information last updated,
        last page update, modified, last modified, date modified, date last modified,
        date of last modification, last modification, modification date, page last modified,
        last changed, last change, date of last change, changed, last revised, revised,
        revision date, last revision, latest revision, edited, last edited, last edit, amended,
        last amended, date amended, corrected, reissued, republished, version of, version date,
        most recently updated, recently updated, update published, updated date, upd
    ",
    other: "
        reviewed, last reviewed, page last reviewed, content last reviewed, date last reviewed,
        next review, next review date, next review due, review date, review due, last checked,
        valid until, valid from, valid through, valid to, validity, expires, expired, expiry date,
        expiration date, deadline, submission deadline, application deadline, closing date,
        closes on, event date, date of event, date of the event, event starts, date of meeting,
        meeting date, start date, end date, starts on, ends on, opening date, in force,
        in force since, entry into force, date of entry into force, enters into force,
        entered into force, applies from, applicable from, apply by, due date, still current at,
        retrieved, accessed, last accessed, date accessed, last visited, archived, printed,
        decision date, date of decision, date of adoption, adopted, next update, next update due,
        date of birth, born, date of document, document date, signed, joined, member since,
        registered, effective, effective date, effective as of
    ",
    site: "site, website, websites, copyright, portal, homepage",
    fillers: "
        this, page, webpage, article, was, on, at, the, is, of, by, as, it, has, been, content,
        document, press, release, statement, news, story, post, item, information, time, local,
        hrs, hours, and, from, in, et
    ",
    joints: "at, on, the, time, h, from, as of",
    ordinals: "st, nd, rd, th",
    particles: "of",
    hours: "hrs, hours, h, o'clock, hr",
    morning: "am, a.m., a.m, a m",
    afternoon: "pm, p.m., p.m, p m",
    notices: "
        correction, corrections, corrigendum, corrigenda, erratum, errata, clarification,
        clarifications, correction notice, correction note, notice of correction, editor's note,
        editors' note, editors note, editor note, note from the editor,
        note to editors correction, correction and clarification, corrections and clarifications,
        correction and apology, amendment note, update and correction, corrected version,
        correction to this article
    ",
    subjects: "
        this article, this press release, this release, this statement, this page, this story,
        this post, this report, this document, this publication, this factsheet,
        an earlier version, a previous version, an earlier release, the original version,
        a prior version
    ",
    done: "
        corrected, amended, has been updated to, was updated to, been revised, clarified,
        incorrectly, misstated, mistakenly, erroneously, contained an error, contained errors,
        contained a mistake, gave the wrong, stated the wrong
    ",
    ..Language::NONE
};
