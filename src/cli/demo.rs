//! `demo`: the whole pipeline against a newsroom on loopback.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result};

use super::args;
use super::output::{columns, print};
use crate::demo::{Demo, Scene, play};
use crate::model::EventData;
use crate::report::{Sheet, terminal};

const HEAD: Style = Style::new().bold();
const RIGHT: Style = AnsiColor::Green.on_default();
const WRONG: Style = AnsiColor::Red.on_default().bold();

/// Plays the demo; the status is 0 only where what was detected is what was edited.
pub(super) async fn run(args: &args::Demo) -> Result<ExitCode> {
    let folder = folder(args.keep.as_deref())?;
    let demo = play(&folder).await?;
    print(&text(&demo))?;
    if args.keep.is_some() {
        print(&format!("database    {}", folder.join("corrigenda.db").display()))?;
    } else {
        remove_database(&folder)?;
    }
    print(&format!("report      {}", demo.report.display()))?;
    Ok(if demo.is_right() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The folder to keep, emptied of an earlier demo's database; else one among the temporary files.
fn folder(keep: Option<&Path>) -> Result<PathBuf> {
    let name = format!("corrigenda-demo-{}", std::process::id());
    let folder = keep.map_or_else(|| std::env::temp_dir().join(name), Path::to_path_buf);
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("making the folder {}", folder.display()))?;
    remove_database(&folder)?;
    Ok(folder)
}

fn remove_database(folder: &Path) -> Result<()> {
    for name in ["corrigenda.db", "corrigenda.db-wal", "corrigenda.db-shm"] {
        let path = folder.join(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("removing {}", path.display()));
            }
            _ => {}
        }
    }
    Ok(())
}

fn text(demo: &Demo) -> String {
    let mut parts = vec![format!(
        "{HEAD}A newsroom on loopback, watched from 17 to 19 May 2023{HEAD:#}\n\
         Six press releases, an RSS and an Atom feed, {} requests answered.",
        demo.requests
    )];
    parts.push(format!("{HEAD}What was edited, and in which words{HEAD:#}"));
    parts.extend(demo.revisions.iter().map(|one| terminal::sheet(&Sheet::from(one), columns())));
    parts.push(format!("{HEAD}What the webhook received{HEAD:#}\n{}", received(demo)));
    let scenes: Vec<String> = demo.scenes.iter().map(scene).collect();
    parts.push(format!(
        "{HEAD}The newsroom ... and what was detected{HEAD:#}\n{}",
        scenes.join("\n")
    ));
    parts.join("\n\n") + "\n"
}

fn received(demo: &Demo) -> String {
    let lines = demo.received.iter().map(|event| {
        let about = match &event.data {
            EventData::Revised(revision) => revision.comparison.summary.clone(),
            EventData::Other(other) => {
                let title = other.article.as_ref().and_then(|article| article.title.clone());
                title.unwrap_or_default()
            }
        };
        format!("  {}  {:<18} {about}", event.id(), event.kind.as_str())
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn scene(scene: &Scene) -> String {
    let (style, mark) = if scene.right { (RIGHT, "right") } else { (WRONG, "WRONG") };
    format!("  {style}{mark}{style:#}  {}\n         -> {}", scene.done, scene.detected)
}
