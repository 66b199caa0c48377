//! Portuguese.

use super::Language;

pub(super) const TABLE: Language = Language {
    code: "pt",
    months: [
        "janeiro, jan",
        "fevereiro, fev",
        "março, mar",
        "abril, abr",
        "maio, mai",
        "junho, jun",
        "julho, jul",
        "agosto, ago",
        "setembro, set",
        "outubro, out",
        "novembro, nov",
        "dezembro, dez",
    ],
    weekdays: "
        segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira, sábado, domingo, seg,
        ter, qua, qui, sex, sáb, dom, segunda, terça, quarta, quinta, sexta
    ",
    published: "
        publicado, publicada, publicados, data de publicação, data da publicação, publicação,
        primeira publicação, postado em, criado em, criada em, data de criação, divulgado em,
        data de divulgação, data, emitido em, data de emissão, lançado em, colocado em linha,
        disponibilizado em, publicado originalmente, inserido em, comunicado de
    ",
    updated: "
        atualizado, atualizada, actualizado, actualizada, última atualização, última actualização,
        data de atualização, data de actualização, data da última atualização,
        data da última actualização, data de última atualização, atualização, actualização,
        atualizações, página atualizada, página actualizada, última modificação,
        data da última modificação, data de modificação, última alteração,
        data da última alteração, modificado, modificada, alterado em, alterada em, revisto em,
        revisado em, última revisão, editado em, última edição, corrigido em
    ",
    other: "
        verificado em, próxima revisão, próxima atualização, válido até, válida até, válido desde,
        vigência, em vigor desde, entrada em vigor, data de entrada em vigor, prazo,
        prazo de candidatura, data limite, data-limite, data de encerramento, data de vencimento,
        data de validade, expira em, data do evento, data de início, data de fim, data da reunião,
        consultado em, acedido em, data de nascimento, nascido em, assinado em, adotado em
    ",
    site: "site, sítio, portal, website, copyright",
    fillers: "
        em, às, a, o, de, da, do, esta, este, página, artigo, foi, por, horas, e, no, na,
        conteúdo, documento, hora, h, notícia, aos, ao, data
    ",
    joints: "às, à, em, pelas, h, o, do, da, de, no dia, dia",
    ordinals: "o, a",
    particles: "de, do",
    hours: "h, horas, hrs",
    notices: "
        errata, erratas, retificação, rectificação, retificações, correção, correcção, correções,
        esclarecimento, esclarecimentos, nota da redação, nota da redacção, nota de redação,
        nota do editor, nota de esclarecimento, versão corrigida, corrigenda
    ",
    subjects: "
        este artigo, esta notícia, este comunicado, esta nota, esta página, uma versão anterior,
        a versão original, uma primeira versão
    ",
    done: "
        corrigido, corrigida, retificado, retificada, rectificado, por engano, erroneamente,
        incorretamente, por lapso, continha um erro, continha erros, anula e substitui
    ",
    ..Language::NONE
};
