//! The scheduler's jobs: the heartbeat and the maintenance. Never one job per source: what is due
//! is a column, so that nothing is lost by a stall, a restart or a change of the clocks.

use std::sync::Arc;

use tokio_cron_scheduler::{Job, JobScheduler, JobSchedulerError};
use tracing::warn;

use super::heart::Heart;

/// Every second.
const HEARTBEAT: &str = "* * * * * *";

/// Once a day, in UTC, when newsrooms sleep.
const MAINTENANCE: &str = "0 17 2 * * *";

/// Starts the scheduler with its jobs.
pub(super) async fn start(heart: &Arc<Heart>) -> Result<JobScheduler, JobSchedulerError> {
    let scheduler = JobScheduler::new().await?;
    let beating = heart.clone();
    let heartbeat = Job::new_async(HEARTBEAT, move |_, _| {
        let heart = beating.clone();
        Box::pin(async move { heart.beat().await })
    })?;
    scheduler.add(heartbeat).await?;
    let maintained = heart.clone();
    let maintenance = Job::new_async(MAINTENANCE, move |_, _| {
        let heart = maintained.clone();
        Box::pin(async move {
            let pipeline = heart.assembly().pipeline.clone();
            if let Err(error) = pipeline.store.maintain(pipeline.clock.now()).await {
                warn!(%error, "maintenance of the database failed; it is tried again tomorrow");
            }
        })
    })?;
    scheduler.add(maintenance).await?;
    scheduler.start().await?;
    Ok(scheduler)
}
