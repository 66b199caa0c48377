//! The plot: edits seen and median delay by requests per article, readable on light and on dark ground.

use std::fmt::Write;

use super::compare::{Compared, Curve};
use super::measure::Measure;

const STYLE: &str = "<style>\
svg{font:13px system-ui,sans-serif}text{fill:#333}.grid{stroke:#ccc}.line{fill:none;stroke-width:2}\
.c0{stroke:#777;stroke-dasharray:5 4}.c1{stroke:#c0392b;stroke-width:3}.c2{stroke:#2471a3}\
.c3{stroke:#1e8449}.c4{stroke:#9a7d0a}.dot{stroke-width:5;stroke-linecap:round}\
@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#444}.c0{stroke:#aaa}.c1{stroke:#ff7b6b}\
.c2{stroke:#6db7e8}.c3{stroke:#5fd38d}.c4{stroke:#e2c044}}</style>";

const HEIGHT: f64 = 300.0;
const WIDTH: f64 = 330.0;
const TOP: f64 = 50.0;

/// Requests per article from left to right, by powers of two.
const COSTS: [f64; 2] = [8.0, 256.0];

/// A panel: where it begins, its scale from bottom to top, and what of a measure it shows.
struct Panel {
    left: f64,
    title: &'static str,
    ticks: &'static [(f64, &'static str)],
    place: fn(&Measure) -> Option<f64>,
}

const PANELS: [Panel; 2] = [
    Panel {
        left: 60.0,
        title: "Edits seen as versions of their own",
        ticks: &[
            (0.4, "40 %"),
            (0.5, "50 %"),
            (0.6, "60 %"),
            (0.7, "70 %"),
            (0.8, "80 %"),
            (0.9, "90 %"),
            (1.0, "100 %"),
        ],
        place: |measure| Some(measure.share()),
    },
    Panel {
        left: 470.0,
        title: "Median delay",
        ticks: &[
            (-6.0, "1 min"),
            (-4.0, "4 min"),
            (-2.0, "15 min"),
            (0.0, "1 h"),
            (2.0, "4 h"),
            (4.0, "16 h"),
            (6.0, "64 h"),
        ],
        place: |measure| measure.delay(0.5).map(|hours| hours.max(0.01).log2()),
    },
];

/// The plot as SVG.
pub fn svg(compared: &Compared) -> String {
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 820 450\" role=\"img\">\
         <title>Edits seen, and median delay, by requests per article</title>{STYLE}\n"
    );
    for panel in &PANELS {
        text += &panel.frame();
        for (curve, number) in compared.curves.iter().zip(0..) {
            text += &panel.curve(curve, number);
        }
    }
    text += &legend(&compared.curves);
    text + "</svg>\n"
}

impl Panel {
    fn x(&self, cost: f64) -> f64 {
        let [low, high] = COSTS.map(f64::log2);
        self.left + WIDTH * (cost.log2() - low) / (high - low)
    }

    fn y(&self, value: f64) -> f64 {
        let ends = (self.ticks.first(), self.ticks.last());
        let (Some((low, _)), Some((high, _))) = ends else { return TOP };
        TOP + HEIGHT * (1.0 - ((value - low) / (high - low)).clamp(0.0, 1.0))
    }

    fn frame(&self) -> String {
        let mut text = String::new();
        let (left, right, bottom) = (self.left, self.left + WIDTH, TOP + HEIGHT);
        let _ =
            writeln!(text, "<text x=\"{left}\" y=\"28\" font-weight=\"600\">{}</text>", self.title);
        for (value, label) in self.ticks {
            let y = self.y(*value);
            let _ = writeln!(
                text,
                "<path class=\"grid\" d=\"M{left} {y:.1}H{right}\"/>\
                 <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>",
                left - 6.0,
                y + 4.0
            );
        }
        for cost in [8, 16, 32, 64, 128, 256] {
            let x = self.x(f64::from(cost));
            let _ = writeln!(
                text,
                "<path class=\"grid\" d=\"M{x:.1} {TOP}V{bottom}\"/>\
                 <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{cost}</text>",
                bottom + 18.0
            );
        }
        let (middle, below) = (left + WIDTH / 2.0, bottom + 38.0);
        text + &format!(
            "<text x=\"{middle}\" y=\"{below}\" text-anchor=\"middle\">requests per article in 90 days\
             </text>\n"
        )
    }

    fn curve(&self, curve: &Curve, number: usize) -> String {
        let inside = |measure: &&Measure| (COSTS[0]..=COSTS[1]).contains(&measure.per_article());
        let points: Vec<String> = curve
            .measures
            .iter()
            .filter(inside)
            .filter_map(|measure| {
                let value = (self.place)(measure)?;
                Some(format!("{:.1} {:.1}", self.x(measure.per_article()), self.y(value)))
            })
            .collect();
        let dots: String = points.iter().map(|point| format!("M{point}h0")).collect();
        format!(
            "<path class=\"line c{number}\" d=\"M{}\"/><path class=\"dot c{number}\" d=\"{dots}\"/>\n",
            points.join("L")
        )
    }
}

fn legend(curves: &[Curve]) -> String {
    let entry = |(curve, number): (&Curve, usize)| {
        let x = 60.0 + 150.0 * number as f64;
        format!(
            "<path class=\"line c{number}\" d=\"M{x} 425h26\"/><text x=\"{}\" y=\"429\">{}</text>\n",
            x + 32.0,
            curve.name
        )
    };
    curves.iter().zip(0..).map(entry).collect()
}
