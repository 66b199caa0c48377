//! A scripted site on loopback: it answers as it was told, and keeps what it was asked.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

/// A scripted site.
pub struct Site {
    address: SocketAddr,
    script: Arc<Mutex<Script>>,
}

#[derive(Default)]
struct Script {
    answers: BTreeMap<String, Vec<Answer>>,
    asked: Vec<Asked>,
}

/// One answer.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// One request as the site saw it.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    pub if_none_match: Option<String>,
    pub if_modified_since: Option<String>,
    pub user_agent: Option<String>,
    pub headers: BTreeMap<String, String>,
}

impl Answer {
    /// A page.
    pub fn html(body: impl Into<String>) -> Self {
        Self::status(200).with("content-type", "text/html; charset=utf-8").body(body.into())
    }

    /// A feed.
    pub fn feed(body: impl Into<String>) -> Self {
        Self::status(200).with("content-type", "application/rss+xml").body(body.into())
    }

    /// A bare status.
    pub fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    /// The same with a header. An `etag` or a `last-modified` is honoured: who
    /// asks with it is answered 304.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same with another status.
    pub fn status_is(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same with a body.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }
}

impl Site {
    /// Opens on a free port; everything is 404 until it is told otherwise.
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let script = Arc::new(Mutex::new(Script::default()));
        let app = Router::new().fallback(answer).with_state(script.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { address, script }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// From now on `path` is answered so.
    pub fn set(&self, path: &str, answer: Answer) {
        self.sequence(path, [answer]);
    }

    /// From now on `path` is answered so in turn, and the last for ever.
    pub fn sequence(&self, path: &str, answers: impl IntoIterator<Item = Answer>) {
        let answers = answers.into_iter().collect();
        self.script.lock().unwrap().answers.insert(path.to_owned(), answers);
    }

    /// All that was asked, in order.
    pub fn all_asked(&self) -> Vec<Asked> {
        self.script.lock().unwrap().asked.clone()
    }

    /// What was asked for `path`.
    pub fn asked(&self, path: &str) -> Vec<Asked> {
        let script = self.script.lock().unwrap();
        script.asked.iter().filter(|asked| asked.path == path).cloned().collect()
    }
}

async fn answer(
    State(script): State<Arc<Mutex<Script>>>,
    _method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
    let mut script = script.lock().unwrap();
    let path = uri.path_and_query().unwrap().as_str().to_owned();
    script.asked.push(Asked {
        path: path.clone(),
        if_none_match: header("if-none-match"),
        if_modified_since: header("if-modified-since"),
        user_agent: header("user-agent"),
        headers: headers
            .iter()
            .map(|(name, value)| {
                (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
            })
            .collect(),
    });
    let Some(answers) = script.answers.get_mut(&path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let since = header("if-modified-since");
    let answer = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
    let tag = answer.headers.iter().find(|(name, _)| *name == "etag").map(|(_, tag)| tag.clone());
    let date = answer.headers.iter().find(|(name, _)| *name == "last-modified");
    let same_date = date.is_some_and(|(_, date)| Some(date) == since.as_ref());
    let known = match tag {
        Some(tag) => header("if-none-match").as_ref() == Some(&tag),
        None => same_date,
    };
    let status = if known { 304 } else { answer.status };
    let body = if known { Vec::new() } else { answer.body };
    let mut response = (StatusCode::from_u16(status).unwrap(), body).into_response();
    response.headers_mut().remove("content-type");
    for (name, value) in answer.headers {
        let value = HeaderValue::from_str(&value).unwrap();
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
    response
}
