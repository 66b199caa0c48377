//! Spanish.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "es",
    months: [
        "enero, ene",
        "febrero, feb",
        "marzo, mar",
        "abril, abr",
        "mayo, may",
        "junio, jun",
        "julio, jul",
        "agosto, ago",
        "septiembre, sept, setiembre, sep",
        "octubre, oct",
        "noviembre, nov",
        "diciembre, dic",
    ],
    weekdays: "
        lunes, martes, miércoles, jueves, viernes, sábado, domingo, lun, mar, mié, jue, vie, sáb,
        dom
    ",
    published: "
        publicado, publicada, publicados, fecha de publicación, fecha de la publicación,
        fecha publicación, publicación, primera publicación, fecha, emitido el, fecha de emisión,
        creado el, creada el, fecha de creación, difundido el, divulgado el, nota de prensa del,
        fecha de divulgación, subido el, publicado originalmente, comunicado del
    ",
    updated: "
        actualizado, actualizada, actualizados, última actualización, fecha de actualización,
        fecha de última actualización, fecha de la última actualización,
        fecha última actualización, actualización, últimas actualizaciones, página actualizada,
        última modificación, fecha de modificación, fecha de última modificación,
        fecha de la última modificación, modificado, modificada, revisado el, última edición,
        editado el, último cambio, última versión, corregido el, fecha de revisión,
        última revisión
    ",
    other: "
        verificado el, próxima revisión, próxima actualización, válido hasta, válida hasta,
        válido desde, vigente hasta, vigente desde, vigencia, en vigor desde, en vigor,
        entrada en vigor, fecha de entrada en vigor, fecha límite, plazo, plazo de presentación,
        fecha de cierre, fecha de vencimiento, fecha de caducidad, vence el, fecha del evento,
        fecha de inicio, fecha de fin, fecha de finalización, fecha de la reunión, consultado el,
        consulta, fecha de consulta, fecha de nacimiento, nacido el, fecha del documento,
        firmado el, aprobado el, fecha de adopción
    ",
    site: "sitio, sitio web, portal, copyright",
    fillers: "
        el, la, los, las, de, del, en, a, esta, este, página, artículo, fue, se, por, hora, horas,
        y, h, ha, sido, local, peninsular, hrs, contenido, documento, nota, prensa, a las, fecha,
        información
    ",
    joints: "a las, a la, las, a, el, del, hora, a eso de, de, h, los, día",
    ordinals: "o, a",
    particles: "de, del",
    hours: "h, horas, hrs, hs",
    notices: "
        fe de errores, fe de erratas, fe de errata, corrección, correcciones,
        corrección de errores, rectificación, rectificaciones, aclaración, aclaraciones,
        nota aclaratoria, nota de la redacción, nota del editor, nota de redacción,
        nota del redactor, errata, erratas, corrigendum, versión corregida, nota correctiva
    ",
    subjects: "
        este artículo, este comunicado, esta noticia, esta nota, esta página, este documento,
        una versión anterior, una versión previa, la versión original, una primera versión
    ",
    done: "
        corregido, corregida, rectificado, rectificada, por error, erróneamente, incorrectamente,
        equivocadamente, contenía un error, contenía errores, anula y sustituye
    ",
    ..Language::NONE
};
