//! `noise`: what is known to move by itself on a host.

use anyhow::{Result, bail};
use jiff::Timestamp;

use super::args::{self, NoiseAction, Plain};
use super::output::{cut, print, print_json, table};
use super::when::short;
use crate::classify::{Observed, taught};
use crate::clock::Clock;
use crate::model::{Noise, NoiseOrigin, SkeletonKind, VARIANTS};
use crate::store::{ArticleId, NoiseRow, Store};

/// Lists noise, has it forgotten, or learns it from a revision.
pub(super) async fn run(store: &Store, args: &args::Noise) -> Result<()> {
    let now = Clock::system().now();
    match &args.action {
        NoiseAction::List { host, format } => list(store, host.clone(), *format).await,
        NoiseAction::Forget { id } => forget(store, *id, now).await,
        NoiseAction::Mark { revision } => mark(store, revision, now).await,
    }
}

async fn list(store: &Store, host: Option<String>, format: Plain) -> Result<()> {
    let noise = store.noise(host).await?;
    match format {
        Plain::Json => print_json(&noise),
        Plain::Text if noise.is_empty() => print("no noise is known"),
        Plain::Text => print(&rows(&noise)),
    }
}

async fn forget(store: &Store, id: i64, now: Timestamp) -> Result<()> {
    if !store.forget_noise(id, now).await? {
        bail!("no noise {id}; `corrigenda noise list` lists what is known");
    }
    print(&format!("{id} is forgotten: its changes are told again"))
}

async fn mark(store: &Store, id: &str, now: Timestamp) -> Result<()> {
    let Some(revision) = store.revision(id).await? else {
        bail!("no revision `{id}`; `corrigenda revisions --format json` shows their ids");
    };
    let article = ArticleId(revision.article.id);
    let version = |number| store.version(article, number);
    let (earlier, later) =
        (version(revision.from.version).await?, version(revision.to.version).await?);
    let (Some(earlier), Some(later)) = (earlier, later) else {
        bail!("a version of revision `{id}` is missing; `corrigenda verify` says more");
    };
    let Some(lessons) = taught(&earlier.extraction, &later.extraction).filter(|l| !l.is_empty())
    else {
        bail!(
            "revision `{id}` changed more than a few pieces of text: only those can be noise, not \
             a headline, a date, a notice or a document"
        );
    };
    let host = store.host(article).await?;
    let noise: Vec<Noise> =
        lessons.into_iter().map(|lesson| noise(&host, lesson, id, now)).collect();
    let told: Vec<String> = noise.iter().map(recognised).collect();
    store.teach_noise(noise).await?;
    print(&format!("noise on {host} from now on: {}", told.join("; ")))
}

fn noise(host: &str, lesson: Observed, revision: &str, now: Timestamp) -> Noise {
    Noise {
        host: host.to_owned(),
        article: None,
        skeleton: lesson.skeleton,
        before: lesson.before,
        after: lesson.after,
        origin: NoiseOrigin::Taught,
        reason: format!("a user marked revision {revision}"),
        learned_at: now,
        forgotten_at: None,
    }
}

/// By what noise is recognised, in words.
fn recognised(noise: &Noise) -> String {
    let text = &noise.skeleton.text;
    match noise.skeleton.kind {
        SkeletonKind::Numbers => format!("the numbers in “{text}”"),
        SkeletonKind::Opening => format!("what begins with “{text}”"),
        SkeletonKind::Variants => {
            let texts: Vec<String> = text
                .split(VARIANTS)
                .filter(|variant| !variant.is_empty())
                .map(|variant| format!("“{variant}”"))
                .collect();
            texts.join(" or ")
        }
    }
}

fn rows(noise: &[NoiseRow]) -> String {
    let rows: Vec<Vec<String>> = noise
        .iter()
        .map(|NoiseRow { id, noise }| {
            let state = match noise.forgotten_at {
                Some(at) => format!("forgotten {}", short(at)),
                None => noise.origin.as_str().to_owned(),
            };
            vec![
                id.to_string(),
                noise.host.clone(),
                noise.article.map_or_else(|| "all".to_owned(), |id| id.to_string()),
                cut(&recognised(noise), 60),
                noise.skeleton.place.clone(),
                short(noise.learned_at),
                state,
                cut(&noise.reason, 60),
            ]
        })
        .collect();
    table(&["id", "host", "article", "noise", "place", "since", "state", "why"], &rows)
}
