//! The demo's press releases: invented, in the structure of real ones.

/// One press release as the newsroom shows it.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) slug: &'static str,
    pub(super) language: Language,
    pub(super) headline: String,
    /// The day of publication, as the page words it.
    pub(super) published: &'static str,
    /// The update stamp, as the page words it.
    pub(super) updated: Option<&'static str>,
    pub(super) paragraphs: Vec<String>,
}

/// The newsroom has a French and an English side, each with its own template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    French,
    English,
}

impl Piece {
    /// Where the newsroom serves it.
    pub(super) fn path(&self) -> String {
        match self.language {
            Language::French => format!("/fr/communiques/{}.htm", self.slug),
            Language::English => format!("/en/news/{}", self.slug),
        }
    }
}

/// What is in the newsroom when the watch begins.
pub(super) fn first_edition() -> Vec<Piece> {
    vec![
        french(
            "mission",
            "Déclaration sur la mission d'observation des Lacs",
            &[
                "Le Conseil des Lacs a décidé mercredi de prolonger la mission d'observation déployée sur la rive orientale. La mission compte 140 observateurs venus de neuf pays membres.",
                "Le mandat actuel prend fin le 30 juin. Les ministres doivent se prononcer sur la suite lors de leur réunion d'automne.",
                "« Nous restons attachés au dialogue », a déclaré la secrétaire générale, Mme Adèle Morvan, à l'issue de la séance.",
                "Le Conseil remercie les autorités locales de leur accueil et de leur coopération.",
            ],
        ),
        french(
            "reunion",
            "Réunion des ministres de l'environnement à Port-Clair",
            &[
                "Les ministres de l'environnement des pays membres se réuniront à Port-Clair pour examiner l'état des eaux et le calendrier des travaux.",
                "La réunion portera sur la qualité de l'eau, la pêche et la navigation de plaisance. Un point de presse suivra.",
                "Les journalistes accrédités sont attendus à l'entrée nord du palais des congrès.",
            ],
        ),
        french(
            "accord",
            "Accord technique sur la gestion des écluses",
            &[
                "Les services techniques ont paraphé un accord sur la gestion commune des écluses du canal de jonction.",
                "Le texte prévoit une salle de commande partagée et un calendrier unique pour l'entretien des portes.",
                "L'accord sera soumis aux parlements nationaux avant la fin de l'année.",
            ],
        ),
        english(
            "storm",
            "Council statement on the storm of 14 May",
            &[
                "The Lakes Council has received the first report on the storm that crossed the northern basin on the night of 14 May. Rescue teams from four members were deployed.",
                "The report says that 12 people were killed and that 340 homes lost power for more than a day.",
                "The Council will publish a full report once the inquiry has ended.",
            ],
        ),
        english(
            "budget",
            "Council adopts its budget for the coming year",
            &[
                "The Lakes Council adopted its budget on Tuesday after a debate that lasted into the evening.",
                "Most of the increase goes to water monitoring stations along the eastern shore.",
                "A reserve was set aside for repairs to the locks of the junction canal.",
                "Members will review the figures again at the spring session.",
            ],
        ),
        english(
            "fisheries",
            "New rules for small fishing boats",
            &[
                "From next season small fishing boats on the lakes carry a registration plate on both sides of the hull.",
                "Owners register with the harbour office of their home port; the service is free of charge.",
                "The Council invites comments on the draft form until the end of the summer.",
            ],
        ),
    ]
}

fn french(slug: &'static str, headline: &str, paragraphs: &[&str]) -> Piece {
    piece(slug, Language::French, headline, "17 May. 2023 -", paragraphs)
}

fn english(slug: &'static str, headline: &str, paragraphs: &[&str]) -> Piece {
    piece(slug, Language::English, headline, "17 May 2023", paragraphs)
}

fn piece(
    slug: &'static str,
    language: Language,
    headline: &str,
    published: &'static str,
    paragraphs: &[&str],
) -> Piece {
    let paragraphs = paragraphs.iter().map(|&text| text.to_owned()).collect();
    Piece { slug, language, headline: headline.to_owned(), published, updated: None, paragraphs }
}
