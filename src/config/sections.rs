//! What each section of the file means.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::reader::{Findings, Place, Section, Table};
use super::{
    Config, Daemon, Deliver, Fetch, Poll, Recheck, Serve, access, packs, sinks, sources, values,
};

/// The whole configuration. Where something is wrong it is reported and the default stands in.
pub(super) fn config(
    file: Option<PathBuf>,
    root: Table,
    environment: &BTreeMap<String, String>,
    findings: &mut Findings,
) -> Config {
    let default = Config::default();
    let place = file.as_deref().map_or_else(|| Place::named("built-in"), Place::file);
    let mut root = Section::file("", place, root, findings);
    let database = root.take("database", values::path).unwrap_or(default.database);
    let profiles_dir = root.take("profiles_dir", values::path);
    if profiles_dir.as_ref().is_some_and(|folder| !folder.is_dir()) {
        root.complain("profiles_dir", "no such folder");
    }
    let packs = root.take("packs", values::texts).unwrap_or_default();
    let fetch = fetch(root.section("fetch"));
    let recheck = recheck(root.section("recheck"));
    let poll = poll(root.section("poll"));
    let deliver = deliver(root.section("deliver"));
    let daemon = daemon(root.section("daemon"));
    let serve = serve(root.section("serve"));
    let mut known = sources::Known::default();
    let mut sources = sources::read(&mut root, poll.every, &mut known);
    let sinks = sinks::read(&mut root, environment);
    sources.extend(packs::read(&mut root, file.as_deref(), &packs, poll.every, &mut known));
    root.finish();
    Config {
        database,
        profiles_dir,
        fetch,
        recheck,
        poll,
        deliver,
        daemon,
        serve,
        sources,
        access: known.access,
        sinks,
        file,
    }
}

fn fetch(mut section: Section<'_>) -> Fetch {
    let default = Fetch::default();
    let fetch = Fetch {
        contact: section.take("contact", values::contact),
        allow_private_networks: section
            .take("allow_private_networks", values::boolean)
            .unwrap_or(default.allow_private_networks),
        concurrency: section.take("concurrency", values::count).unwrap_or(default.concurrency),
        per_host: section.take("per_host", values::count).unwrap_or(default.per_host),
        min_interval: section
            .take("min_interval", values::timer_or_none)
            .unwrap_or(default.min_interval),
        connect_timeout: section
            .take("connect_timeout", values::timer)
            .unwrap_or(default.connect_timeout),
        timeout: section.take("timeout", values::timer).unwrap_or(default.timeout),
        max_body: section.take("max_body", values::bytes).unwrap_or(default.max_body),
        max_redirects: section
            .take("max_redirects", values::count_or_none)
            .unwrap_or(default.max_redirects),
        head_timeout: section.take("head_timeout", values::timer).unwrap_or(default.head_timeout),
        max_crawl_delay: section
            .take("max_crawl_delay", values::timer_or_none)
            .unwrap_or(default.max_crawl_delay),
        proxy: section.take("proxy", access::proxy),
    };
    section.finish();
    fetch
}

fn recheck(mut section: Section<'_>) -> Recheck {
    let default = Recheck::default();
    let recheck = Recheck {
        effort: section
            .take("effort", values::count)
            .map_or(default.effort, |effort| effort as u32),
        looks_per_day: section
            .take("looks_per_day", values::large_count)
            .unwrap_or(default.looks_per_day),
        confirm_after: section
            .take("confirm_after", values::duration)
            .unwrap_or(default.confirm_after),
        withdrawn_after: section
            .take("withdrawn_after", values::duration)
            .unwrap_or(default.withdrawn_after),
        min_interval: section
            .take("min_interval", values::positive)
            .unwrap_or(default.min_interval),
        max_interval: section
            .take("max_interval", values::positive)
            .unwrap_or(default.max_interval),
    };
    if recheck.min_interval > recheck.max_interval {
        let key = if section.had("min_interval") { "min_interval" } else { "max_interval" };
        section.complain(key, "min_interval must not be longer than max_interval");
    }
    section.finish();
    recheck
}

fn poll(mut section: Section<'_>) -> Poll {
    let default = Poll::default();
    let poll = Poll {
        every: section.take("every", values::positive).unwrap_or(default.every),
        failing_after: section
            .take("failing_after", values::count)
            .map_or(default.failing_after, |count| count as u32),
        max_backoff: section.take("max_backoff", values::positive).unwrap_or(default.max_backoff),
        most_new: section.take("most_new", values::count).unwrap_or(default.most_new),
        sitemaps: section.take("sitemaps", values::count).unwrap_or(default.sitemaps),
        backfill: section.take("backfill", values::count_or_none).unwrap_or(default.backfill),
        heed_up_to: section.take("heed_up_to", values::duration).unwrap_or(default.heed_up_to),
    };
    section.finish();
    poll
}

fn deliver(mut section: Section<'_>) -> Deliver {
    let default = Deliver::default();
    let deliver = Deliver {
        timeout: section.take("timeout", values::timer).unwrap_or(default.timeout),
        give_up_after: section
            .take("give_up_after", values::timer)
            .unwrap_or(default.give_up_after),
        concurrency: section.take("concurrency", values::count).unwrap_or(default.concurrency),
    };
    section.finish();
    deliver
}

fn daemon(mut section: Section<'_>) -> Daemon {
    let default = Daemon::default();
    let grace = section.take("grace", values::timer_or_none).unwrap_or(default.grace);
    section.finish();
    Daemon { grace }
}

fn serve(mut section: Section<'_>) -> Serve {
    let default = Serve::default();
    let listen = section.take("listen", values::listen).unwrap_or(default.listen);
    section.finish();
    Serve { listen }
}
