//! Turkish.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "tr",
    months: [
        "Ocak, Oca",
        "Şubat, Şub",
        "Mart, Mar",
        "Nisan, Nis",
        "Mayıs, May",
        "Haziran, Haz",
        "Temmuz, Tem",
        "Ağustos, Ağu",
        "Eylül, Eyl",
        "Ekim, Eki",
        "Kasım, Kas",
        "Aralık, Ara",
    ],
    weekdays: "
        Pazartesi, Salı, Çarşamba, Perşembe, Cuma, Cumartesi, Pazar, Pzt, Sal, Çar, Per, Cum, Cmt,
        Paz
    ",
    published: "
        yayınlandı, yayımlandı, yayın tarihi, yayım tarihi, yayınlanma, yayımlanma, ilk yayın,
        ilk yayınlanma tarihi, yayınlanma zamanı, yayınlanan tarih, oluşturulma tarihi,
        oluşturma tarihi, oluşturuldu, eklenme, eklendi, giriş, tarih, haber tarihi,
        yayınlandığı tarih, duyuru tarihi, paylaşım tarihi
    ",
    updated: "
        güncellendi, güncelleme, güncellenme, son güncelleme, son güncellenme, en son güncelleme,
        en son güncellenme, güncelleme zamanı, güncellenen tarih, son güncellenen,
        sayfa güncellenme tarihi, sayfanın son güncellenme tarihi, değiştirildi,
        değiştirilme tarihi, son değiştirilme, son değişiklik, değişiklik tarihi, düzenlendi,
        düzenlenme tarihi, son düzenleme, son düzenlenme, revizyon tarihi, son revizyon,
        düzeltildi
    ",
    other: "
        gözden geçirilme tarihi, sonraki güncelleme, geçerlilik, son geçerlilik tarihi,
        başvuru tarihi, son tarih, son başvuru, bitiş tarihi, başlangıç tarihi, etkinlik tarihi,
        toplantı tarihi, yürürlük tarihi, yürürlüğe giriş, erişim tarihi, doğum tarihi,
        imza tarihi, kabul tarihi, karar tarihi, ilan bitiş tarihi
    ",
    site: "
        site, sitesi, sitenin, siteye, web sitesi, internet sitesi, portal, portalı
    ",
    fillers: "
        tarihinde, tarihli, saat, saati, günü, bu, sayfa, sayfanın, sayfası, makale, haber,
        haberin, ve, içerik, içeriğin, belge, yerel, itibarıyla, itibariyle, tarihi
    ",
    joints: "saat, saati, saat:, günü, tarihinde",
    morning: "öö",
    afternoon: "ös",
    notices: "
        düzeltme, düzeltmeler, tashih, tekzip, tekzip metni, editörün notu, editör notu,
        açıklama ve düzeltme, düzeltme ve özür, yanlış düzeltme, düzeltme notu
    ",
    subjects: "
        bu haber, bu makale, bu yazı, bu sayfa, bu açıklama, haberin önceki, makalenin önceki,
        önceki bir sürüm, haberin ilk
    ",
    done: "düzeltildi, düzeltilmiştir, yanlışlıkla, hatalı olarak, sehven",
    ..Language::NONE
};
